import { Decimal } from '@/lib/kernel/decimal'

/** What is expected of one month, in any unit so long as it is one: 流入、流出、到期债务本息、资本性支出、新增提款. */
export type FundMonth = {
  month: string
  inflow: Decimal
  outflow: Decimal
  debtDue: Decimal
  capex: Decimal
  newDraw: Decimal
  /** Balance of debt at a floating rate: what a rise of the rate is paid on. */
  floatingDebt?: Decimal
}

/** What may be turned: 收现实现率, 收入变动 (−0.1 is ten per cent less), 再融资成功率, 最低安全备付, 利率变动 (basis points). */
export type FundAssumptions = {
  realisation: Decimal
  incomeChange: Decimal
  refinancing: Decimal
  reserve: Decimal
  basisPoints: Decimal
  /** Signed credit that can be drawn and bonds approved but not issued: new draws end there. Without it draws are taken as they are. */
  drawable?: Decimal
}

/** One month of the forecast; `gap` is what lacks to the reserve. */
export type FundRow = {
  month: string
  opening: Decimal
  inflow: Decimal
  outflow: Decimal
  debtDue: Decimal
  extraInterest: Decimal
  capex: Decimal
  refinanced: Decimal
  newDraw: Decimal
  closing: Decimal
  gap: Decimal
}

/** A forecast; it is a simulation and says so wherever it is shown. */
export type FundForecast = {
  kind: '模拟'
  rows: FundRow[]
  firstGapMonth: string | null
  largestGap: Decimal
  lowest: Decimal | null
}

const zero = new Decimal(0)
const twelve = new Decimal(12)

function nextRow(opening: Decimal, month: FundMonth, assumed: FundAssumptions, drawn: Decimal): FundRow {
  const inflow = month.inflow.times(assumed.incomeChange.plus(1)).times(assumed.realisation)
  const extraInterest = (month.floatingDebt ?? zero).times(assumed.basisPoints).div(10_000).div(twelve)
  const refinanced = month.debtDue.times(assumed.refinancing)
  const left = assumed.drawable && Decimal.max(assumed.drawable.minus(drawn), zero)
  const newDraw = left ? Decimal.min(month.newDraw, left) : month.newDraw
  const closing = opening
    .plus(inflow)
    .minus(month.outflow)
    .minus(month.debtDue)
    .minus(extraInterest)
    .minus(month.capex)
    .plus(refinanced)
    .plus(newDraw)
  const gap = Decimal.max(zero, assumed.reserve.minus(closing))
  const { outflow, debtDue, capex } = month
  return { month: month.month, opening, inflow, outflow, debtDue, extraInterest, capex, refinanced, newDraw, closing, gap }
}

/**
 * Funding gap by the direct method, month after month:
 * 期末可用 = 期初可用 + 经营流入 × 收现实现率 − 经营流出 − 到期债务本息 − 资本性支出 + 到期债务 × 再融资成功率 + 新增提款;
 * 缺口 = max(0, 最低安全备付 − 期末可用); the closing balance opens the next month. Nothing is rounded.
 *
 * Source: design of this platform; verified against the worked example of three scenarios, to the unit. A rise of the rate is paid monthly
 * on the floating debt and is never refinanced. `opening` is 货币资金 − 受限资金 + 高流动性理财.
 */
export function forecastFunds(opening: Decimal, months: FundMonth[], assumed: FundAssumptions): FundForecast {
  const rows: FundRow[] = []
  let drawn = zero
  for (const month of months) {
    const row = nextRow(rows.at(-1)?.closing ?? opening, month, assumed, drawn)
    drawn = drawn.plus(row.newDraw)
    rows.push(row)
  }
  return {
    kind: '模拟',
    rows,
    firstGapMonth: rows.find((row) => row.gap.gt(0))?.month ?? null,
    largestGap: rows.reduce((most, row) => Decimal.max(most, row.gap), zero),
    lowest: rows.length > 0 ? Decimal.min(...rows.map((row) => row.closing)) : null,
  }
}

/** The forecast of the first 3, 6 or 12 months only. */
export const forecastHorizons = [3, 6, 12] as const

/** Debts that fall due in months with a gap, the largest first: what has to be talked about. */
export function dueInGapMonths<Due extends { month: string; amount: Decimal }>(
  forecast: FundForecast,
  dues: Due[],
): { month: string; gap: Decimal; dues: Due[] }[] {
  return forecast.rows
    .filter((row) => row.gap.gt(0))
    .map((row) => ({
      month: row.month,
      gap: row.gap,
      dues: dues.filter((due) => due.month === row.month).sort((a, b) => b.amount.comparedTo(a.amount)),
    }))
}
