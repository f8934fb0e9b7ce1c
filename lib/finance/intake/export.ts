import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type Scope, scopes } from '../statement/scope'
import { type BatchRow, batchSchema, statementBatch } from './queries'

const columns: readonly SheetColumn<BatchRow>[] = [
  { title: '企业', width: 28, value: ({ orgName }) => orgName },
  { title: '表式', width: 10, value: ({ formCode }) => (formCode === 'annual' ? '决算' : '快报') },
  {
    title: '期间',
    width: 14,
    value: ({ formCode, period }) => formatPeriod({ kind: formCode === 'annual' ? 'year' : 'month', code: period }),
  },
  { title: '口径', width: 8, value: ({ scope }) => scopes[scope as Scope] },
  { title: '版次', width: 8, value: ({ number }) => number },
  { title: '在批次中的位置', width: 24, value: ({ place }) => place },
  { title: '单元格', width: 10, value: ({ cells }) => cells },
]

/** The most statements that one export holds; the largest batch is a period of the former system. */
const most = 5000

/** What came in one submission, as far as one may see it. The export itself is audited. */
export const exportBatch = defineCommand({
  name: 'exportBatch',
  permission: 'finance.read',
  input: batchSchema.pick({ id: true, words: true }),
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await statementBatch.run({ tx, actor, now }, { ...filter, page: 1, size: most })
    audit({ subjectKind: 'statement_batch', subjectId: filter.id, detail: { lines: rows.length } })
    return rows
  },
})

/** The same as a spreadsheet. */
export async function batchWorkbook(actor: Actor, { id, q }: Record<string, string>, now: Date): Promise<Workbook> {
  return workbookOf('来源批次', columns, await runCommand(exportBatch, actor, { id, words: (q ?? '').slice(0, 50) }, { now }), actor, now)
}
