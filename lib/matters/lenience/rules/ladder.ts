import { addMonths, shanghaiDate, type WorkCalendar } from '@/lib/kernel/workday'
import { latenessOf, reportDeadlines } from '@/lib/matters/lenience/rules/deadlines'
import type { Lapse, Standing } from '@/lib/matters/lenience/schema'

/** A filing as the ladder reads it. */
export type ReportRecord = {
  readonly id: string
  readonly orgId: string
  readonly matterCode: string
  readonly number: string | null
  readonly title: string
  readonly arrivedAt: string
  readonly values: Readonly<Record<string, unknown>>
  readonly returns: number
  readonly corrections: number
}

/** The figures of the ladder; whole numbers. */
export type LadderParams = {
  readonly windowMonths: number
  /** The how-manieth lapse of a kind within the window is told in writing, and which is made a circular. */
  readonly noticeAt: number
  readonly circularAt: number
  /** Days of lateness up to which a lapse is minor. */
  readonly minorDays: number
  /** Returns and corrections of one report from which its quality is a lapse. */
  readonly defects: number
  /** Limits of the deadlines, by parameter. */
  readonly limits: Readonly<Record<string, number>>
}

/** The lapses one record shows. */
export function lapsesOf(record: ReportRecord, params: LadderParams, calendar: Pick<WorkCalendar, 'workdaysBetween'>): Lapse[] {
  const shared = { recordId: record.id, orgId: record.orgId, number: record.number, title: record.title }
  const on = shanghaiDate(Date.parse(record.arrivedAt))
  const limit = params.limits[reportDeadlines[record.matterCode]?.param ?? '']
  const late = limit === undefined ? null : latenessOf(record.matterCode, record.values, record.arrivedAt, limit, calendar)
  const times = record.returns + record.corrections
  return [
    ...(late ? [{ ...shared, on, kind: 'late' as const, minor: late.days <= params.minorDays, words: late.words }] : []),
    ...(times >= params.defects
      ? [{ ...shared, on, kind: 'defect' as const, minor: true, words: `报送后退回、补正共 ${times} 次（${params.defects} 次起提示）` }]
      : []),
  ]
}

/**
 * Where a lapse stands: it and the earlier ones of the same enterprise and kind within the window. The first minor one is a 提示函; one that
 * is not minor, or the next, is told in writing; from the configured repetition on it is a 通报. Where two steps begin together the higher holds.
 */
export function standingOf(lapse: Lapse, all: readonly Lapse[], params: LadderParams): Standing {
  const windowFrom = addMonths(lapse.on, -params.windowMonths)
  const before = (one: Lapse) => one.on < lapse.on || (one.on === lapse.on && one.recordId < lapse.recordId)
  const earlier = all
    .filter((one) => one.orgId === lapse.orgId && one.kind === lapse.kind && one.on > windowFrom && before(one))
    .sort((a, b) => (a.on < b.on || (a.on === b.on && a.recordId < b.recordId) ? -1 : 1))
  const ordinal = earlier.length + 1
  const level = ordinal >= params.circularAt ? 'circular' : ordinal >= params.noticeAt || !lapse.minor ? 'notice' : 'reminder'
  return { level, ordinal, windowFrom, basis: [...earlier, lapse] }
}

/** Why a lapse stands where it stands, in words. */
export function whyOf(lapse: Lapse, { ordinal, level }: Standing, params: LadderParams): string {
  if (ordinal > 1) return `近 ${params.windowMonths} 个月内第 ${ordinal} 次同类情形`
  return level === 'reminder'
    ? `近 ${params.windowMonths} 个月内首次，情节轻微`
    : `近 ${params.windowMonths} 个月内首次，${lapse.minor ? '按规定书面告知' : '不属于情节轻微'}`
}
