/** From where on a light goes on. Percentages as decimal text, as the parameters are kept. */
export type Limits = {
  /** Percentage points behind the planned progress: yellow, red. */
  readonly behindYellow: string
  readonly behindRed: string
  /** Per cent above the approved total: red (yellow is anything above). */
  readonly overRed: string
  /** Months without progress. */
  readonly standstill: string
  /** Per cent below the approved yield. */
  readonly yieldGap: string
  /** Days a milestone or the end may be late before yellow turns red. */
  readonly lateRed: string
  /** The day of the following month by which a month is reported. */
  readonly reportDay: string
}

/** The parameter behind each limit, and what holds until it is set: S024 and S059 of the requirements, the others 建议值. */
export const limitParameters: Readonly<Record<keyof Limits, { code: string; default: string }>> = {
  behindYellow: { code: 'invest_behind_yellow', default: '10' },
  behindRed: { code: 'invest_behind_red', default: '20' },
  overRed: { code: 'invest_over_red', default: '10' },
  standstill: { code: 'invest_standstill_months', default: '3' },
  yieldGap: { code: 'invest_yield_gap', default: '30' },
  lateRed: { code: 'invest_late_red_days', default: '90' },
  reportDay: { code: 'invest_report_day', default: '10' },
}

/** The limits that come with the platform. */
export const defaultLimits: Limits = Object.fromEntries(
  Object.entries(limitParameters).map(([key, { default: value }]) => [key, value]),
) as Limits
