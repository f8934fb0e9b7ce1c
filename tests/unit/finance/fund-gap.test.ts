import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanError } from '@/lib/finance/forecast/backtest'
import { dueInGapMonths, type FundMonth, forecastFunds } from '@/lib/finance/forecast/fund-gap'
import { assume, fundScenarios, sensitivities } from '@/lib/finance/forecast/scenarios'
import { Decimal } from '@/lib/kernel/decimal'

type GoldenRow = Record<
  'opening' | 'op_inflow' | 'op_outflow' | 'debt_due' | 'capex' | 'refinanced' | 'new_draw' | 'closing' | 'gap',
  number
>
type Golden = {
  opening_available: number
  min_reserve: number
  inputs: Record<'op_inflow' | 'op_outflow' | 'debt_due_with_interest' | 'capex' | 'new_draw', number>[]
  scenarios: {
    name: string
    cash_realisation: number
    refinance_success: number
    rows: (GoldenRow & { month: number })[]
    first_gap_month: number | null
    max_gap: number
  }[]
}

const golden: Golden = JSON.parse(readFileSync('tests/support/finance/golden-fund-gap.json', 'utf8'))
const of = (value: number | string) => new Decimal(value)
const months: FundMonth[] = golden.inputs.map((input, index) => ({
  month: String(index + 1),
  inflow: of(input.op_inflow),
  outflow: of(input.op_outflow),
  debtDue: of(input.debt_due_with_interest),
  capex: of(input.capex),
  newDraw: of(input.new_draw),
}))
const [opening, reserve] = [of(golden.opening_available), of(golden.min_reserve)]
const base = assume(fundScenarios[0]!, reserve)

describe('the worked example', () => {
  test.each(golden.scenarios)('$name is reproduced to the unit', (scenario) => {
    const ours = fundScenarios.find(({ name }) => name === scenario.name)!
    expect([ours.realisation.toNumber(), ours.refinancing.toNumber()]).toEqual([scenario.cash_realisation, scenario.refinance_success])
    const forecast = forecastFunds(opening, months, assume(ours, reserve))
    expect(forecast.kind).toBe('模拟')
    expect(
      forecast.rows.map((row) => ({
        month: Number(row.month),
        opening: row.opening.toNumber(),
        op_inflow: row.inflow.toNumber(),
        op_outflow: row.outflow.toNumber(),
        debt_due: row.debtDue.toNumber(),
        capex: row.capex.toNumber(),
        refinanced: row.refinanced.toNumber(),
        new_draw: row.newDraw.toNumber(),
        closing: row.closing.toNumber(),
        gap: row.gap.toNumber(),
      })),
    ).toEqual(scenario.rows)
    expect(forecast.firstGapMonth).toBe(scenario.first_gap_month === null ? null : String(scenario.first_gap_month))
    expect(forecast.largestGap.toNumber()).toBe(scenario.max_gap)
  })

  test('debts of the months with a gap are listed, the largest first, and no others', () => {
    const severe = forecastFunds(opening, months, assume(fundScenarios[2]!, reserve))
    const dues = [
      { month: '4', amount: of(15000), name: 'a' },
      { month: '5', amount: of(12000), name: 'b' },
      { month: '5', amount: of(40000), name: 'c' },
      { month: '6', amount: of(28000), name: 'd' },
    ]
    const listed = dueInGapMonths(severe, dues)
    expect(listed.map(({ month, dues: due }) => [month, due.map(({ name }) => name)])).toEqual([
      ['5', ['c', 'b']],
      ['6', ['d']],
    ])
    expect(listed[0]?.gap.toNumber()).toBe(23975)
  })
})

describe('assumptions', () => {
  test('a rise of the rate is paid monthly on the floating debt and never refinanced', () => {
    const floating = months.map((month) => ({ ...month, floatingDebt: of(240_000) }))
    const row = forecastFunds(opening, floating, { ...base, basisPoints: of(50) }).rows[0]!
    expect(row.extraInterest.toNumber()).toBe(100)
    expect(row.closing.toNumber()).toBe(139_100)
  })

  test('new draws end where signed credit ends', () => {
    const rows = forecastFunds(opening, months, { ...base, drawable: of(10_000) }).rows
    expect(rows.map((row) => row.newDraw.toNumber())).toEqual([0, 0, 6000, 0, 4000, 0])
  })

  test('ten per cent less income is the same as nine tenths realised', () => {
    const less = forecastFunds(opening, months, { ...base, incomeChange: of('-0.1') })
    const realised = forecastFunds(opening, months, { ...base, realisation: of('0.9') })
    expect(less).toEqual(realised)
  })

  test('each turn alone is told with what it does to the lowest balance', () => {
    const [income, rate, refinancing] = sensitivities(opening, months, base)
    expect(income?.change.toNumber()).toBe(-25_430)
    expect(rate?.change.toNumber()).toBe(0)
    expect(refinancing?.change.toNumber()).toBe(-32_400)
  })

  test('nothing to forecast is no gap', () => {
    expect(forecastFunds(opening, [], base)).toMatchObject({ rows: [], firstGapMonth: null, lowest: null })
  })
})

const amount = fc.integer({ min: 0, max: 1_000_000 }).map((value) => new Decimal(value))
const anyMonth = fc.record({ month: fc.constant('1'), inflow: amount, outflow: amount, debtDue: amount, capex: amount, newDraw: amount })
const share = fc.integer({ min: 0, max: 100 }).map((value) => new Decimal(value).div(100))

test('whatever comes: months follow on each other, money is neither made nor lost, a worse assumption never helps', () => {
  fc.assert(
    fc.property(fc.array(anyMonth, { minLength: 1, maxLength: 12 }), amount, share, share, (given, start, realisation, refinancing) => {
      const assumed = { ...base, realisation, refinancing }
      const { rows } = forecastFunds(start, given, assumed)
      rows.forEach((row, index) => {
        expect(row.opening.eq(index === 0 ? start : rows[index - 1]!.closing)).toBe(true)
        const moved = row.inflow.plus(row.refinanced).plus(row.newDraw).minus(row.outflow).minus(row.debtDue).minus(row.capex)
        expect(row.closing.minus(row.opening).eq(moved)).toBe(true)
        expect(row.gap.eq(Decimal.max(0, reserve.minus(row.closing)))).toBe(true)
      })
      const worse = forecastFunds(start, given, { ...assumed, refinancing: refinancing.div(2), realisation: realisation.div(2) }).rows
      expect(worse.every((row, index) => row.closing.lte(rows[index]!.closing))).toBe(true)
    }),
  )
})

test('the mean error leaves out months that closed with nothing, and has no value without months', () => {
  const compared = [
    { month: '1', forecast: of(110), actual: of(100) },
    { month: '2', forecast: of(150), actual: of(200) },
    { month: '3', forecast: of(5), actual: of(0) },
  ]
  expect(meanError(compared)).toEqual({ error: of('0.175'), usable: false, left: ['3'] })
  expect(meanError(compared.slice(0, 1)).usable).toBe(true)
  expect(meanError([])).toEqual({ error: null, usable: null, left: [] })
})
