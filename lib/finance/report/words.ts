import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { changeOf } from '../indicators/change'
import type { Indicator } from '../indicators/definition'

/** How a value moved against the same period of the year before, as a half sentence. */
export function movedWords(now: string | null, before: string | null, { unit, direction }: Pick<Indicator, 'unit' | 'direction'>): string {
  const change = changeOf(now, before, unit, direction)
  if (!change) return '上年同期没有可比的数'
  if (change.direction === 'flat') return '与上年同期持平'
  if (change.text.includes('百分点')) return `比上年同期${change.direction === 'up' ? '上升' : '下降'} ${change.text}`
  if (change.text.endsWith('%')) return `同比${change.direction === 'up' ? '增长' : '下降'} ${change.text}`
  return change.text
}

/** An amount in 万元 as 亿元. */
export const inHundredMillions = (text: string): string => `${formatDecimal(new Decimal(text).div(10_000), 2)} 亿元`

/** A value of an indicator with its unit; large amounts in 亿元. */
export function valueWords(text: string, unit: string): string {
  const value = new Decimal(text)
  if (unit === '万元' && value.abs().gte(10_000)) return inHundredMillions(text)
  return `${formatDecimal(value, 2)}${unit === '%' ? '%' : ` ${unit}`}`
}

/** Names in a list, at most so many, with how many there are. */
export function listed(names: readonly string[], most = 20): string {
  return names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等 ${names.length} 户`
}
