import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { statusLabel } from '../status'
import { type FigureGroup, type FigureUse, figureUses, figureWordsSchema } from './queries'

type Line = { group: Omit<FigureGroup, 'uses'>; use: FigureUse }

const columns: readonly SheetColumn<Line>[] = [
  { title: '企业', width: 28, value: ({ group }) => group.orgName },
  { title: '数据', width: 52, value: ({ group }) => group.source },
  { title: '取用的数', width: 18, value: ({ use }) => use.value },
  { title: '单位', width: 8, value: ({ group }) => (group.share ? '%' : '万元') },
  { title: '事项', width: 28, value: ({ use }) => use.matterName },
  { title: '办件', width: 44, value: ({ use }) => use.title },
  { title: '受理编号', width: 24, value: ({ use }) => use.number },
  { title: '字段', width: 24, value: ({ use }) => use.field },
  { title: '版次', width: 8, value: ({ use }) => use.version },
  { title: '已有更正', width: 10, value: ({ use }) => (use.corrected ? '是' : '否') },
  { title: '办件状态', width: 12, value: ({ use }) => statusLabel(use.status as Parameters<typeof statusLabel>[0]) },
]

/** What the page of reused figures shows, one entry a line. The export itself is audited. */
export const exportFigures = defineCommand({
  name: 'exportFigures',
  permission: 'finance.read',
  input: figureWordsSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { groups } = await figureUses.run({ tx, actor, now }, filter)
    const lines = groups.flatMap(({ uses, ...group }) => uses.map((use): Line => ({ group, use })))
    audit({ subjectKind: 'figures', detail: { filter, lines: lines.length } })
    return lines
  },
})

/** The same as a spreadsheet. */
export async function figuresWorkbook(actor: Actor, { q }: Record<string, string>, now: Date): Promise<Workbook> {
  return workbookOf(
    '一次填报多处取用',
    columns,
    await runCommand(exportFigures, actor, { words: (q ?? '').slice(0, 50) }, { now }),
    actor,
    now,
  )
}
