import { Decimal, formatDecimal } from '@/lib/kernel/decimal'

/** How a value moved: words, direction, and whether that is good (null = neither). */
export type Change = { text: string; direction: 'up' | 'down' | 'flat'; good: boolean | null }

const isRate = (unit: string) => unit === '%'

/** A value of an indicator as people read it: two decimals, thousands separated; whole for counts of people. */
export function shownValue(value: string | null, unit: string): string | null {
  if (value === null) return null
  return formatDecimal(new Decimal(value), unit === '人' ? 0 : 2)
}

/** The same where there is little room: amounts in 万元 from a hundred million 元 on are shown in 亿元. */
export function largeValue(value: string | null, unit: string): { value: string | null; unit: string } {
  const large = value !== null && unit === '万元' && new Decimal(value).abs().gte(10_000)
  return large ? { value: formatDecimal(new Decimal(value).div(10_000), 2), unit: '亿元' } : { value: shownValue(value, unit), unit }
}

/**
 * The change against an earlier value. Rates move in 百分点; amounts in %; where the earlier amount is not above zero a percentage says nothing
 * and the words 扭亏、减亏、增亏、由盈转亏 stand instead. Null where either is missing.
 */
export function changeOf(now: string | null, before: string | null, unit: string, wanted: 'up' | 'down' | 'neutral'): Change | null {
  if (now === null || before === null) return null
  const [value, earlier] = [new Decimal(now), new Decimal(before)]
  const difference = value.minus(earlier)
  const direction = difference.isZero() ? 'flat' : difference.isNegative() ? 'down' : 'up'
  const good = direction === 'flat' || wanted === 'neutral' ? null : direction === wanted
  return { text: words(value, earlier, unit), direction, good }
}

function words(value: Decimal, earlier: Decimal, unit: string): string {
  if (isRate(unit)) return `${formatDecimal(value.minus(earlier).abs(), 2)} 个百分点`
  if (earlier.gt(0) && value.lt(0)) return '由盈转亏'
  if (earlier.gt(0)) return `${formatDecimal(value.minus(earlier).div(earlier).times(100).abs(), 2)}%`
  if (earlier.isZero()) return '上年为零'
  if (value.gte(0)) return '扭亏'
  return value.gt(earlier) ? '减亏' : value.lt(earlier) ? '增亏' : '持平'
}
