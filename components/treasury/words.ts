import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { formatMoney } from '@/lib/kernel/money'
import { isId } from '@/lib/platform/id'

/** Fen as 亿元 with two decimals unless told. */
export const yi = (cents: string, places = 2) => formatMoney(BigInt(cents), '亿元', places)

/** A part of a whole as a percentage with one decimal; — without a whole. */
export function percentText(part: string | number, whole: string | number): string {
  const of = new Decimal(whole)
  return of.isZero() ? '—' : `${formatDecimal(new Decimal(part).div(of).times(100), 1)}%`
}

/** The enterprise chosen in the address. */
export const orgOf = (params: SearchParams) => (typeof params.org === 'string' && isId(params.org) ? params.org : undefined)
