import { Decimal } from '@/lib/kernel/decimal'
import { type Belonging, type Business, belongsTo } from './catalogue'

/** What is measured: the three columns of a report by segment, in 分. */
export const measures = { revenue: '营业收入', assets: '资产总额', profit: '利润总额' } as const
export type Measure = keyof typeof measures
export const measureKeys = Object.keys(measures) as Measure[]

export type Segment = { name: string; industry: string | null } & Record<Measure, bigint>
export type Totals = Record<Measure, bigint | null>
/** A share in percent with four decimals as text, or why there is none. */
export type Share = { value: string | null; reason?: string }
export type YearShares = Record<Measure, Share>

/** The segments with where they belong by the catalogue that counts for the year. */
export function classified(segments: readonly Segment[], businesses: readonly Business[]): (Segment & { belongs: Belonging })[] {
  return segments.map((segment) => ({ ...segment, belongs: belongsTo(segment.industry, businesses) }))
}

/** The sums of a report. */
export function sumsOf(segments: readonly Segment[]): Record<Measure, bigint> {
  const sum = (measure: Measure) => segments.reduce((all, segment) => all + segment[measure], 0n)
  return { revenue: sum('revenue'), assets: sum('assets'), profit: sum('profit') }
}

/**
 * The share of the main businesses in each measure: what belongs to 主业 over the total of the accepted annual statement, or over the sum of the segments
 * where there is none. A total that is not positive has no share.
 */
export function yearShares(segments: readonly (Segment & { belongs: Belonging })[], statement: Totals): YearShares {
  const [sums, main] = [sumsOf(segments), sumsOf(segments.filter(({ belongs }) => belongs === '主业'))]
  const share = (measure: Measure): Share => {
    const total = statement[measure] ?? sums[measure]
    if (total <= 0n) return { value: null, reason: `${measures[measure]}合计不为正，不计算占比` }
    return { value: new Decimal(main[measure].toString()).div(total.toString()).times(100).toFixed(4) }
  }
  return { revenue: share('revenue'), assets: share('assets'), profit: share('profit') }
}

/** The mean of the shares of three years (近三年平均); with fewer it is the mean of those there are, and says so. */
export function averageShare(years: readonly YearShares[], measure: Measure): Share & { years: number } {
  const values = years.flatMap((year) => year[measure].value ?? [])
  if (values.length === 0) return { value: null, reason: '近三年没有可计算的占比', years: 0 }
  const mean = values.reduce((sum, value) => sum.plus(value), new Decimal(0)).div(values.length)
  return { value: mean.toFixed(4), years: values.length, ...(values.length < 3 ? { reason: `仅 ${values.length} 年有数` } : {}) }
}

export type Light = '绿' | '黄' | '红'
/** From which share on a light is green, and below which it is red, in percent. */
export type LightLines = { green: string; red: string }

/** The light of a share; null where there is none. */
export function lightOf(value: string | null, { green, red }: LightLines): Light | null {
  if (value === null) return null
  const share = new Decimal(value)
  return share.gte(green) ? '绿' : share.lt(red) ? '红' : '黄'
}
