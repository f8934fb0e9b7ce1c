import type { WorkCalendar } from '@/lib/kernel/workday'
import { shanghaiDate } from '@/lib/kernel/workday'

/** A matter whose report is due within a time of something that the form names. `only` = the field and value it is asked of. */
export type ReportDeadline = {
  readonly event: string
  readonly from: string
  readonly param: string
  readonly unit: '小时' | '分钟' | '工作日'
  /** Where the form says when, or after how long, it was reported; absent = the arrival on the platform. */
  readonly reported?: string
  readonly only?: readonly [field: string, value: string]
}

/** Every deadline for reporting that the record can tell; thresholds are parameters. */
export const reportDeadlines: Readonly<Record<string, ReportDeadline>> = {
  'GZ-JD-01': {
    event: '事件发生',
    from: 'event_time',
    reported: 'report_time',
    param: 'risk_report_hours',
    unit: '小时',
    only: ['status', '首报'],
  },
  'GZ-SH-01': {
    ...{ event: '事故发生', from: 'time', reported: 'report_minutes', param: 'safety_report_minutes', unit: '分钟' },
    only: ['report_kind', '快报'],
  },
  'GZ-ZH-01': { event: '会议召开', from: 'meeting_date', param: 'decision_register_days', unit: '工作日' },
  'GZ-CQ-09': { event: '经济行为完成', from: 'event_date', param: 'registration_change_days', unit: '工作日' },
}

/** How late a report was: `by` in its unit (whole, rounded up), `days` in whole days for the question whether it is minor. */
export type Lateness = { readonly by: number; readonly unit: ReportDeadline['unit']; readonly days: number; readonly words: string }

type Values = Readonly<Record<string, unknown>>

/** How late a report was by its form and its arrival; null = in time, not asked of this report, or not to be told from what the form has. */
export function latenessOf(
  matter: string,
  values: Values,
  arrivedAt: string,
  limit: number,
  calendar: Pick<WorkCalendar, 'workdaysBetween'>,
): Lateness | null {
  const rule = Object.hasOwn(reportDeadlines, matter) ? reportDeadlines[matter]! : null
  if (rule === null || (rule.only && values[rule.only[0]] !== rule.only[1])) return null
  const used = usedOf(rule, values, arrivedAt, calendar)
  if (used === null || used <= limit) return null
  const by = Math.ceil(used - limit)
  const days = rule.unit === '小时' ? Math.ceil(by / 24) : rule.unit === '分钟' ? Math.ceil(by / 1440) : by
  return {
    by,
    unit: rule.unit,
    days,
    words: `应于${rule.event}后 ${limit} ${unitWords(rule.unit)}内报送，迟报 ${by} ${unitWords(rule.unit)}`,
  }
}

const unitWords = (unit: ReportDeadline['unit']) => (unit === '工作日' ? '个工作日' : unit)

function usedOf(rule: ReportDeadline, values: Values, arrivedAt: string, calendar: Pick<WorkCalendar, 'workdaysBetween'>): number | null {
  if (rule.unit === '分钟') return numberIn(values[rule.reported ?? ''])
  const from = instantOf(values[rule.from])
  if (from === null) return null
  if (rule.unit === '小时') {
    const to = instantOf(values[rule.reported ?? '']) ?? Date.parse(arrivedAt)
    return (to - from) / 3_600_000
  }
  const arrived = shanghaiDate(Date.parse(arrivedAt))
  return calendar.workdaysBetween(shanghaiDate(from), arrived)
}

function numberIn(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : null
}

/** The instant of a form's date or time of Shanghai. */
function instantOf(value: unknown): number | null {
  if (typeof value !== 'string') return null
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(value)
  const instant = parts ? Date.parse(`${parts[1]}T${parts[2] ?? '00:00'}:00+08:00`) : Number.NaN
  return Number.isNaN(instant) ? null : instant
}
