import { Decimal, formatDecimal, readDecimal, roundTo } from '@/lib/kernel/decimal'
import { Refusal } from '@/lib/kernel/refusal'

/** Units amounts are filed in. 万美元 is a currency of its own: it is scaled, never converted. */
export const moneyUnits = ['元', '千元', '万元', '亿元', '万美元'] as const
export type MoneyUnit = (typeof moneyUnits)[number]

/** Cents (1/100 of the currency unit) in one filed unit. */
export const centsPerUnit: Record<MoneyUnit, bigint> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  亿元: 10_000_000_000n,
  万美元: 1_000_000n,
}

/** Largest stored amount: 90 万亿元, below the range of a PostgreSQL bigint with room for sums. */
export const largestCents = 9_000_000_000_000_000n

export type MoneyReading = { ok: true; cents: bigint; exact: boolean } | { ok: false; message: string }

/** True for one of the five filed units. */
export function isMoneyUnit(unit: string | null | undefined): unit is MoneyUnit {
  return moneyUnits.some((known) => known === unit)
}

/** Reads `1,234.56` filed in `unit` as cents; `exact` is false when digits below a cent were rounded half up. */
export function readMoney(text: string, unit: MoneyUnit = '元'): MoneyReading {
  if (text.trim() === '') return { ok: false, message: '请填写金额' }
  const amount = readDecimal(text)
  if (!amount) return { ok: false, message: `“${text.trim().slice(0, 30)}”不是有效金额，应为数字，如 1,234.56` }
  const scaled = amount.times(centsPerUnit[unit].toString())
  const cents = BigInt(roundTo(scaled, 0).toFixed(0))
  if (cents > largestCents || cents < -largestCents) return { ok: false, message: `金额超出范围，请检查单位是否为${unit}` }
  return { ok: true, cents, exact: scaled.isInteger() }
}

/** As `readMoney`, but refuses with `invalid` (field `amount` unless named) instead of returning a message. */
export function toCents(text: string, unit: MoneyUnit = '元', field = 'amount'): bigint {
  const reading = readMoney(text, unit)
  if (reading.ok) return reading.cents
  throw new Refusal('invalid', reading.message, { [field]: reading.message })
}

/** Cents as an exact decimal in `unit`, without separators: `123456.78` 万元. */
export function fromCents(cents: bigint, unit: MoneyUnit = '元'): string {
  return new Decimal(cents.toString()).div(centsPerUnit[unit].toString()).toString()
}

/** Cents shown in `unit` with thousands separators, two decimals unless told, each amount rounded half up by itself. */
export function formatMoney(cents: bigint, unit: MoneyUnit = '元', places = 2): string {
  return formatDecimal(new Decimal(cents.toString()).div(centsPerUnit[unit].toString()), places)
}

/** Cents rounded half up to whole filed units: what a 万元 statement line holds. */
export function roundToUnit(cents: bigint, unit: MoneyUnit): bigint {
  const size = centsPerUnit[unit]
  const half = size / 2n
  const magnitude = cents < 0n ? -cents : cents
  const rounded = ((magnitude + half) / size) * size
  return cents < 0n ? -rounded : rounded
}

/** Tolerance of a tie-out in cents by the unit a statement is filed in: 0.01 for 元, 1 for every larger unit. */
export function tieOutTolerance(unit: MoneyUnit): bigint {
  return unit === '元' ? 1n : centsPerUnit[unit]
}
