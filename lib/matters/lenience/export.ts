import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type LenienceRow, lenienceList } from '@/lib/matters/lenience/queries'
import { lapseKinds, lenienceFilterSchema, lenienceLevels, lenienceStatuses } from '@/lib/matters/lenience/schema'
import { defineCommand, runCommand } from '@/lib/platform/command'

/** Most lines of one export. */
export const lenienceExportCap = 5000

const day = (iso: string | null) => (iso ? shanghaiDate(Date.parse(iso)) : null)

const columns: readonly SheetColumn<LenienceRow>[] = [
  { title: '企业', width: 28, value: (row) => row.orgName },
  { title: '事项', width: 28, value: (row) => row.matterName },
  { title: '情形', width: 12, value: (row) => lapseKinds[row.kind] },
  { title: '情况', width: 40, value: (row) => row.words },
  { title: '报送日期', width: 14, value: (row) => row.lapsedOn },
  { title: '措施', width: 12, value: (row) => lenienceLevels[row.level] },
  { title: '认定', width: 28, value: (row) => row.why },
  { title: '文号', width: 24, value: (row) => row.number },
  { title: '发出日期', width: 14, value: (row) => day(row.issuedAt) },
  { title: '回执日期', width: 14, value: (row) => day(row.acknowledgedAt) },
  { title: '状态', width: 12, value: (row) => lenienceStatuses[row.status] },
]

/** The measures of a filter for a workbook, newest first. The export itself is audited. */
export const exportLenience = defineCommand({
  name: 'exportLenience',
  permission: 'matter.read',
  input: lenienceFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const { rows } = await lenienceList.run({ tx, actor, now }, { ...filter, size: lenienceExportCap, cursor: undefined })
    audit({ subjectKind: 'lenience', detail: { filter, lines: rows.length } })
    return rows
  },
})

/** The list under the filter of its address, as the page of this side shows it. */
export async function lenienceWorkbook(actor: Actor, { tab, level, kind, q }: Record<string, string>, now: Date): Promise<Workbook> {
  const shown = tab || (actor.side === 'gov' ? 'proposed' : 'issued')
  const filter = { tab: shown, level: level || undefined, kind: kind || undefined, words: q ?? '' }
  const rows = await runCommand(exportLenience, actor, filter, { now })
  return workbookOf(actor.side === 'gov' ? '首违不罚' : '提示与通报', columns, rows, actor, now)
}
