import type { EfficiencyReport } from '@/lib/dashboards/queries/efficiency'
import { type Dimension, dimensions, type MeasureRow, type ReturnReason, returnReasons, type StayRow } from '@/lib/dashboards/schema'
import { sendBackReasonName } from '@/lib/flow/reasons'

/** One table as it leaves the platform: text and numbers; a decimal is text of two places, a missing one is null. */
export type ReportTable = { key: string; title: string; columns: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }

const measureColumns = [
  '上报（件）',
  '在办（件）',
  '超期未结（件）',
  '办结（件）',
  '按时（件）',
  '超期办结（件）',
  '按时率（%）',
  '计用时（件）',
  '平均用时（工作日）',
  '平均承诺（工作日）',
  '较承诺压缩率（%）',
  '有法定时限（件）',
  '平均法定（工作日）',
  '较法定压缩率（%）',
  '退回补正（件）',
]

const stayColumns = ['办件（件）', '经办（次）', '平均停留（工作日）', '合计（工作日）', '最长（工作日）', '超环节时限（次）']

const acts = Object.keys(returnReasons) as ReturnReason[]

/** Everything the page of statistics shows, and the rows it leaves out, as tables. */
export function efficiencyTables(report: EfficiencyReport): ReportTable[] {
  const { total, by, trend, steps, departments, returns, reasons } = report
  const measured = (key: string, title: string, head: string, rows: readonly MeasureRow[]): ReportTable => ({
    key,
    title,
    columns: [head, ...measureColumns],
    rows: rows.map(measureCells),
  })
  const stays = (key: string, title: string, head: string, rows: readonly StayRow[]): ReportTable => ({
    key,
    title,
    columns: [head, ...stayColumns],
    rows: rows.map((row) => [row.label, row.filings, row.tasks, row.average, row.days, row.longest, row.late]),
  })
  return [
    measured('total', '汇总', '范围', [total]),
    measured('trend', '月度', '上报月份', trend),
    ...(Object.keys(dimensions) as Dimension[]).map((key) => measured(key, `按${dimensions[key]}`, dimensions[key], [...by[key], total])),
    stays('steps', '环节停留', '环节', steps),
    stays('departments', '处室停留', '处室', departments),
    {
      key: 'reasons',
      title: '退回原因',
      columns: ['原因', '次数（次）', '涉及办件（件）', ...acts.map((act) => `${returnReasons[act]}（次）`)],
      rows: reasons.map(({ why, times, filings, acts: by }) => [
        sendBackReasonName(why),
        times,
        filings,
        ...acts.map((act) => by[act] ?? 0),
      ]),
    },
    {
      key: 'returns',
      title: '退回方式',
      columns: ['方式', '提出环节', '次数（次）', '涉及办件（件）'],
      rows: returns.map(({ reason, stepName, times, filings }) => [returnReasons[reason], stepName, times, filings]),
    },
  ]
}

function measureCells(row: MeasureRow): (string | number | null)[] {
  const { label, filings, open, overdue, ended, onTime, late, onTimeRate, measured, averageUsed, averagePromise, compression } = row
  const { statutoryMeasured, averageStatutory, statutoryCompression, back } = row
  const counts = [label, filings, open, overdue, ended, onTime, late, onTimeRate, measured, averageUsed, averagePromise, compression]
  return [...counts, statutoryMeasured, averageStatutory, statutoryCompression, back]
}
