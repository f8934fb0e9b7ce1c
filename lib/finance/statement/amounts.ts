import { Decimal, formatDecimal, readDecimal, roundTo } from '@/lib/kernel/decimal'
import { type Cell, placesOf } from './form'

/** The unit an enterprise files in; amounts are kept in hundredths of 元 whatever it is. */
export const filingUnits = { 元: '1', 万元: '10000' } as const
export type FilingUnit = keyof typeof filingUnits

/** Amounts of a statement by position of the form (index 0 = position 1): hundredths of 元 or of a count, millionths of a percent; null = not filled. */
export type Amounts = readonly (bigint | null)[]

/** The largest amount a cell takes: ten trillion 元, far beyond any city and far below what eight bytes hold. */
const largest = new Decimal('1e13')

const scaleOf = (unit: string) => new Decimal(10).pow(placesOf(unit))

/** Why a text is no amount for a cell. */
export class NoAmount extends Error {}

/** An amount as typed (`1,234.50`, in the unit of filing for money) in the stored scale; null for an empty text. Throws NoAmount with the reason in Chinese. */
export function readAmount(text: string, cell: Pick<Cell, 'unit' | 'closed'>, filed: FilingUnit): bigint | null {
  const amount = anyAmount(text, cell, filed)
  if (!cell.closed || amount === null || amount === 0n) return cell.closed ? null : amount
  throw new NoAmount('本项目自这一版表式起停用，不再填列，请填入替代的项目')
}

function anyAmount(text: string, cell: Pick<Cell, 'unit'>, filed: FilingUnit): bigint | null {
  const plain = plainAmount(text, cell, filed)
  if (plain !== undefined) return plain
  if (text.trim() === '' || text.trim() === '—') return null
  const value = readDecimal(text)
  if (!value) throw new NoAmount(`“${text.trim().slice(0, 30)}”不是数字，应写成 1234.56 这样的数`)
  return storedAmount(value, cell, filed)
}

/** The places an amount may have as typed: of money by the unit of filing, of all else by what is kept. */
const typedPlaces = (cell: Pick<Cell, 'unit'>, filed: FilingUnit) => (cell.unit === '元' && filed === '万元' ? 6 : placesOf(cell.unit))

/** The digits that are read without decimals: with six after the point they are below 2^53, so that a plain number holds them exactly. */
const [mostWhole, mostDecimals] = [9, 6]
const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6] as const
const [minus, point, zero, nine] = [45, 46, 48, 57]

/** What programs send, digits with a point: read one by one, which takes a third of the time of a pattern. Undefined = to be looked at closely. */
function plainAmount(text: string, cell: Pick<Cell, 'unit'>, filed: FilingUnit): bigint | undefined {
  const first = text.charCodeAt(0) === minus ? 1 : 0
  let value = 0
  let dot = -1
  for (let at = first; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= zero && code <= nine) value = value * 10 + (code - zero)
    else if (code === point && dot < 0) dot = at
    else return undefined
  }
  const whole = (dot < 0 ? text.length : dot) - first
  const decimals = dot < 0 ? 0 : text.length - dot - 1
  const places = typedPlaces(cell, filed)
  if (whole < 1 || whole > mostWhole || (dot >= 0 && decimals < 1) || decimals > Math.min(places, mostDecimals)) return undefined
  const stored = value * powers[places - decimals]!
  return BigInt(first === 1 ? -stored : stored)
}

/** A number in the unit of filing in the stored scale. Throws NoAmount when it has too many decimals or is too large. */
export function storedAmount(value: Decimal, cell: Pick<Cell, 'unit'>, filed: FilingUnit): bigint {
  const inBase = cell.unit === '元' ? value.times(filingUnits[filed]) : value
  if (inBase.abs().gt(largest)) throw new NoAmount('数额过大，至多十万亿元')
  const scaled = inBase.times(scaleOf(cell.unit))
  if (!scaled.isInteger()) {
    throw new NoAmount(`小数至多 ${typedPlaces(cell, filed)} 位`)
  }
  return BigInt(scaled.toFixed(0))
}

/** A stored amount in the unit of the cell: 元, %, or a count. */
export function amountOf(stored: bigint, cell: Pick<Cell, 'unit'>): Decimal {
  return new Decimal(stored.toString()).div(scaleOf(cell.unit))
}

/** A stored amount in the unit of filing as a plain text that `readAmount` takes back. */
export function typedAmount(stored: bigint | null | undefined, cell: Pick<Cell, 'unit'>, filed: FilingUnit): string {
  if (stored === null || stored === undefined) return ''
  const value = amountOf(stored, cell)
  return (cell.unit === '元' ? value.div(filingUnits[filed]) : value).toString()
}

/** A stored amount as people read it, money in 元 or in 万元 rounded half up line by line; `—` where nothing was filled. */
export function shownAmount(stored: bigint | null | undefined, cell: Pick<Cell, 'unit'>, shown: FilingUnit): string {
  if (stored === null || stored === undefined) return '—'
  const value = amountOf(stored, cell)
  if (cell.unit === '%') return formatDecimal(value, 2)
  if (cell.unit !== '元') return value.isInteger() ? formatDecimal(value, 0) : formatDecimal(value, 2)
  return shown === '元' ? formatDecimal(value, 2) : formatDecimal(roundTo(value.div(10_000), 2), 2)
}

/** The cumulative flows up to the month before, by the path of their cell, in the unit of filing. */
export type MonthAgo = Readonly<Record<string, string>>

/** Whether a sheet shows the month itself beside its cumulative flows. */
export const isMonthly = (sheet: { columns: readonly { key: string }[] }, ago: MonthAgo | null): ago is MonthAgo =>
  ago !== null && sheet.columns.some(({ key }) => key === 'ytd')

/** The flow of the month itself; null where the cumulative amount is no number or the month before did not fill it. */
export function monthOf(value: string, before: string | undefined): Decimal | null {
  const plain = value.replaceAll(/[,，\s]/g, '')
  return before === undefined || !/^-?\d{1,14}(\.\d{1,6})?$/.test(plain) ? null : new Decimal(plain).minus(before)
}
