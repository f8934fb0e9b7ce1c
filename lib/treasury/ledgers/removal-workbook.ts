import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type LedgerRemovals, ledgerRemovals, removalFilter } from '../queries/removals'

/** Most rows of a workbook that is made while somebody waits. */
const mostRows = 10_000

/** The record of corrections as its page filters it, all pages of it, for a workbook. Taking it out is audited. */
export const exportLedgerRemovals = defineCommand({
  name: 'exportLedgerRemovals',
  permission: 'treasury.read',
  input: removalFilter.omit({ page: true, size: true }),
  run: async ({ tx, actor, now, audit }, input) => {
    const found = await ledgerRemovals.run({ tx, actor, now }, { ...input, page: 1, size: mostRows })
    if (found.pages > 1) throw new Refusal('too_large', `筛选结果超过 ${mostRows} 条，请先选择集团或台账再导出。`)
    const { orgId = null, ledger = null, words } = input
    audit({
      subjectKind: 'treasury-ledger',
      orgId: actor.orgId,
      detail: { export: 'removals', org: orgId, ledger, words, rows: found.total },
    })
    return found.rows
  },
})

const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

const columns: readonly SheetColumn<LedgerRemovals['rows'][number]>[] = [
  { title: '时间', width: 18, value: ({ at }) => time.format(new Date(at)) },
  { title: '企业', width: 24, value: ({ orgName }) => orgName },
  { title: '台账', width: 14, value: ({ ledger }) => ledger },
  { title: '方式', width: 8, value: ({ kind }) => kind },
  { title: '更正的行', width: 36, value: ({ name }) => name },
  { title: '改动', width: 40, value: ({ change }) => change },
  { title: '行数', width: 8, value: ({ rows }) => rows },
  { title: '原因', width: 40, value: ({ reason }) => reason },
  { title: '经办人', width: 12, value: ({ by }) => by },
]

/** The same as a spreadsheet. */
export async function ledgerRemovalsWorkbook(actor: Actor, params: Record<string, string>, now: Date): Promise<Workbook> {
  const asked = { orgId: params.org || undefined, ledger: params.of || undefined, words: (params.q ?? '').slice(0, 50) }
  return workbookOf('司库台账更正记录', columns, await runCommand(exportLedgerRemovals, actor, asked, { now }), actor, now)
}
