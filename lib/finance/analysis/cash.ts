import { Decimal } from '@/lib/kernel/decimal'

/** Flows since January at the end of a month, in 元; null = not reported. */
export type MonthFlows = { period: number; cfo: Decimal | null; net: Decimal | null }
export type Quarter = { label: string; cfo: Decimal | null; net: Decimal | null }
export type CashStability = {
  quarters: Quarter[]
  /** Standard deviation over the mean; null where the mean is not positive or fewer than four quarters are known. */
  variation: Decimal | null
  negative: number
  longestNegative: number
  /** Quarters with a profit and without cash. */
  apart: number
  grade: '稳定' | '波动' | '不稳定' | null
}

const shown = 8
const least = 4

/** The last eight whole quarters up to a month: how much operating cash flow varies, how long it was negative, how often it and the profit part ways. */
export function cashStability(months: readonly MonthFlows[], until: number): CashStability {
  const at = new Map(months.map((month) => [month.period, month]))
  const quarters = lastQuarters(until).map(({ year, quarter }): Quarter => {
    const [end, before] = [at.get(year * 100 + quarter * 3), at.get(year * 100 + quarter * 3 - 3)]
    const within = (key: 'cfo' | 'net') => {
      const [now, earlier] = [end?.[key] ?? null, quarter === 1 ? new Decimal(0) : (before?.[key] ?? null)]
      return now === null || earlier === null ? null : now.minus(earlier)
    }
    return { label: `${year} 年 ${quarter} 季度`, cfo: within('cfo'), net: within('net') }
  })
  const known = quarters.flatMap(({ cfo }) => cfo ?? [])
  const negative = known.filter((value) => value.lt(0)).length
  const longestNegative = quarters.reduce(
    ({ run, most }, { cfo }) => (cfo?.lt(0) ? { run: run + 1, most: Math.max(most, run + 1) } : { run: 0, most }),
    { run: 0, most: 0 },
  ).most
  const apart = quarters.filter(({ cfo, net }) => cfo?.lt(0) && net?.gt(0)).length
  const variation = known.length < least ? null : variationOf(known)
  const grade =
    known.length < least
      ? null
      : negative === 0 && variation?.lte('0.6')
        ? '稳定'
        : longestNegative >= 2 || negative > known.length / 2
          ? '不稳定'
          : '波动'
  return { quarters, variation, negative, longestNegative, apart, grade }
}

function lastQuarters(until: number): { year: number; quarter: number }[] {
  const last = Math.floor(until / 100) * 4 + Math.floor((until % 100) / 3) - 1
  return Array.from({ length: shown }, (_, index) => last - shown + 1 + index).map((count) => ({
    year: Math.floor(count / 4),
    quarter: (count % 4) + 1,
  }))
}

function variationOf(values: readonly Decimal[]): Decimal | null {
  const mean = values.reduce((sum, value) => sum.plus(value), new Decimal(0)).div(values.length)
  if (mean.lte(0)) return null
  const squares = values.reduce((sum, value) => sum.plus(value.minus(mean).pow(2)), new Decimal(0))
  return squares
    .div(values.length - 1)
    .sqrt()
    .div(mean)
}
