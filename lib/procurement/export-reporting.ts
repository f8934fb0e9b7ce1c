import { type SheetColumn, type Workbook, workbookOf } from '@/lib/identity/workbook'
import type { Actor } from '@/lib/kernel/actor'
import { formatPeriod } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand, runCommand } from '@/lib/platform/command'
import { type ReportingRow, reportingCoverage } from './queries/reporting'
import { frequencies, type ReportingCell } from './rules/reporting'
import { reportingFilterSchema } from './schema'

/** What a cell says in a spreadsheet. */
const wordOf: Record<ReportingCell['state'], (cell: ReportingCell) => string> = {
  arrived: ({ arrivals }) => `${arrivals} 次`,
  missing: () => '未报',
  waiting: () => '未到期',
  extra: ({ arrivals }) => `${arrivals} 次（不要求）`,
  none: () => '',
}

/** The coverage of a filter for a workbook. The export itself is audited. */
export const exportReporting = defineCommand({
  name: 'exportReporting',
  permission: 'procurement.read',
  input: reportingFilterSchema,
  run: async ({ tx, actor, now, audit }, filter) => {
    const coverage = await reportingCoverage.run({ tx, actor, now }, { ...filter, page: 1, size: 5000 })
    audit({ subjectKind: 'procurement-reporting', detail: { filter, lines: coverage.rows.length } })
    return coverage
  },
})

/** The coverage under the filter of the address. */
export async function reportingWorkbook(actor: Actor, { until, only, q }: Record<string, string>, now: Date): Promise<Workbook> {
  const today = shanghaiDate(now)
  const filter = {
    until: /^\d{6}$/.test(until ?? '') ? Number(until) : Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)),
    only: only === 'missing' ? 'missing' : 'all',
    words: q ?? '',
  }
  const { months, rows } = await runCommand(exportReporting, actor, filter, { now })
  const columns: SheetColumn<ReportingRow>[] = [
    { title: '企业', width: 28, value: (row) => row.orgName },
    { title: '报送频次', width: 12, value: (row) => (row.every ? frequencies[row.every] : '未设定') },
    { title: '宽限（天）', width: 10, value: (row) => row.graceDays },
    { title: '最近到达', width: 14, value: (row) => row.lastOn },
    { title: '未报期数', width: 10, value: (row) => row.missing },
    ...months.map((code, index) => ({
      title: formatPeriod({ kind: 'month', code }),
      width: 12,
      value: (row: ReportingRow) => wordOf[row.cells[index]!.state](row.cells[index]!),
    })),
  ]
  return workbookOf('采购数据报送情况', columns, rows, actor, now)
}
