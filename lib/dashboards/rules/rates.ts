import type { Measure, Rates } from '@/lib/dashboards/schema'
import { Decimal } from '@/lib/kernel/decimal'

/** `part` of `whole` in percent with two decimals; null without a whole. */
export function percent(part: number, whole: number): string | null {
  return whole === 0 ? null : new Decimal(part).times(100).div(whole).toFixed(2)
}

/** Mean with two decimals; null of nothing. */
export function mean(sum: number, count: number): string | null {
  return count === 0 ? null : new Decimal(sum).div(count).toFixed(2)
}

/** 压缩率 = (limit − used) ÷ limit in percent; negative when more was used than allowed. */
export function compression(usedSum: number, limitSum: number): string | null {
  return percent(limitSum - usedSum, limitSum)
}

/** The averages and rates of a measure. 按时率 counts everything that ended with a running clock, the averages what was concluded. */
export function ratesOf(measure: Measure): Rates {
  const { measured, usedSum, promiseSum, statutoryMeasured, statutoryUsedSum, statutorySum, onTime, late } = measure
  return {
    averageUsed: mean(usedSum, measured),
    averagePromise: mean(promiseSum, measured),
    averageStatutory: mean(statutorySum, statutoryMeasured),
    onTimeRate: percent(onTime, onTime + late),
    compression: compression(usedSum, promiseSum),
    statutoryCompression: compression(statutoryUsedSum, statutorySum),
  }
}

/** A measure of nothing. */
export const noMeasure: Measure = {
  filings: 0,
  open: 0,
  overdue: 0,
  ended: 0,
  onTime: 0,
  late: 0,
  measured: 0,
  usedSum: 0,
  promiseSum: 0,
  extended: 0,
  statutoryMeasured: 0,
  statutoryUsedSum: 0,
  statutorySum: 0,
  back: 0,
}

/** The measure of two sets of filings that share none. */
export function addMeasures(left: Measure, right: Measure): Measure {
  const keys = Object.keys(noMeasure) as (keyof Measure)[]
  return Object.fromEntries(keys.map((key) => [key, left[key] + right[key]])) as Measure
}
