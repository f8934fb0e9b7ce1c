import { z } from 'zod'
import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type EbsItemLine, type EbsRow, ebsPlatforms, ebsRecord } from './queries'
import { ebsFilterSchema } from './schema'

const cap = 5000

/** The platforms of a filter for a workbook. The export itself is audited. */
export const exportEbs = defineCommand({
  name: 'exportEbs',
  permission: 'procurement.read',
  input: ebsFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await ebsPlatforms.run({ tx, actor, now }, { ...filter, size: cap, cursor: undefined })
    audit({ subjectKind: 'ebs-platform', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The requirements of one platform for a workbook. The export itself is audited. */
export const exportEbsItems = defineCommand({
  name: 'exportEbsItems',
  permission: 'procurement.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now, audit }, { id }) => {
    const record = await ebsRecord.run({ tx, actor, now }, { id })
    audit({ subjectKind: 'ebs-platform', subjectId: id, detail: { items: true } })
    return record
  },
})

const columns: readonly SheetColumn<EbsRow>[] = [
  { title: '企业', width: 24, value: (row) => row.orgName },
  { title: '平台', width: 32, value: (row) => row.name },
  { title: '类型', width: 14, value: (row) => row.kind },
  { title: '清单版本', width: 10, value: (row) => row.listVersion },
  { title: '目标星级', width: 10, value: (row) => row.targetStars },
  { title: '自评达到', width: 10, value: (row) => row.stars },
  { title: '得分', width: 10, value: (row) => row.score / 100 },
  { title: '差距项', width: 10, value: (row) => row.gaps },
  { title: '逾期项', width: 10, value: (row) => row.late },
  { title: '负责人', width: 12, value: (row) => row.person },
  { title: '完成期限', width: 14, value: (row) => row.dueOn },
  { title: '证书编号', width: 20, value: (row) => row.certificate },
  { title: '取得日期', width: 14, value: (row) => row.certifiedOn },
]

const itemColumns: readonly SheetColumn<EbsItemLine & { chapter: string }>[] = [
  { title: '章', width: 14, value: (row) => row.chapter },
  { title: '编号', width: 8, value: (row) => row.code },
  { title: '要求', width: 60, value: (row) => row.title },
  { title: '星级', width: 8, value: (row) => row.stars },
  { title: '状态', width: 10, value: (row) => row.status },
  { title: '差距', width: 8, value: (row) => (row.gap ? '是' : '') },
  { title: '说明', width: 40, value: (row) => row.reason },
  { title: '责任人', width: 12, value: (row) => row.person },
  { title: '期限', width: 14, value: (row) => row.dueOn },
  { title: '逾期', width: 8, value: (row) => (row.late ? '是' : '') },
  { title: '证明附件', width: 50, value: (row) => row.files.map(({ name }) => name).join('；') },
]

/** The platforms under the filter of the address, or with `id` the requirements of one. */
export async function ebsWorkbook(actor: Actor, { id, state, target, q, sort = '' }: Record<string, string>, now: Date): Promise<Workbook> {
  if (id) {
    const { name, chapters } = await runCommand(exportEbsItems, actor, { id }, { now })
    const rows = chapters.flatMap(({ title, items }) => items.map((item) => ({ ...item, chapter: title })))
    return workbookOf(`认证自评-${name}`.slice(0, 28).replace(/[[\]:*?/\\']/g, ' '), itemColumns, rows, actor, now)
  }
  const given = Object.fromEntries(Object.entries({ state, target, words: q }).filter(([, value]) => value))
  const order = sort ? { sort: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : {}
  return workbookOf('电子招投标认证', columns, await runCommand(exportEbs, actor, { ...given, ...order }, { now }), actor, now)
}
