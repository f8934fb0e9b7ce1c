import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeApart, totals } from '@/lib/finance/rules/contributions'
import { medianOf, robustZ } from '@/lib/finance/rules/robust'
import { type Month, rateLines } from '@/lib/finance/rules/unusual-lines'
import { watchedLines } from '@/lib/finance/rules/watched-lines'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { Decimal } from '@/lib/kernel/decimal'
import { shiftMonths } from '@/lib/kernel/period'
import { sampleAmounts } from '../../support/finance/sample'

const numbers = (...values: number[]) => values.map((value) => new Decimal(value))
const none = new Decimal(0)

describe('median and MAD', () => {
  it('are the middle, and the mean of the two middle ones of an even number', () => {
    expect(medianOf(numbers(5, 1, 3)).toString()).toBe('3')
    expect(medianOf(numbers(4, 1, 3, 2)).toString()).toBe('2.5')
    expect(() => medianOf([])).toThrow()
  })

  it('place a figure by 1.4826 × MAD: 1…9 and 20 is 15 over 2 × 1.4826 away', () => {
    const { median, mad, z } = robustZ(new Decimal(20), numbers(1, 2, 3, 4, 5, 6, 7, 8, 9), none)
    expect([median.toString(), mad.toString(), z.toFixed(4)]).toEqual(['5', '2', '5.0587'])
  })

  it('are not moved by a few figures gone astray, as a mean would be', () => {
    const { median, z } = robustZ(new Decimal(105), numbers(98, 99, 100, 100, 101, 102, 9000, 9000, -9000), none)
    expect(median.toString()).toBe('100')
    expect(z.abs().lt(3.5)).toBe(true)
  })

  it('take two percent of the median as spread where a line hardly moves, and the floor where it was nothing', () => {
    expect(robustZ(new Decimal(101), numbers(100, 100, 100), none).z.toString()).toBe('0.5')
    expect(robustZ(new Decimal(70), numbers(0, 0, 0), new Decimal(20)).z.toString()).toBe('3.5')
    expect(robustZ(none, numbers(0, 0, 0), none).z.toString()).toBe('0')
  })

  it('do not depend on the order nor on the unit', () => {
    const list = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(list, fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 1, max: 1000 }), (values, now, factor) => {
        const plain = robustZ(new Decimal(now), numbers(...values), none)
        const other = robustZ(
          new Decimal(now).times(factor),
          numbers(...values.toReversed()).map((value) => value.times(factor)),
          none,
        )
        expect(other.z.toFixed(10)).toBe(plain.z.toFixed(10))
      }),
    )
  })
})

describe('unusual lines', () => {
  const index = (path: string) => cellsOf(flashForm).get(path)!.position - 1
  const month = (period: number, change: Record<string, bigint> = {}): Month => {
    const amounts = [...sampleAmounts(flashForm)]
    for (const [path, value] of Object.entries(change)) amounts[index(path)] = value
    return { period, form: flashForm, amounts }
  }
  const monthsBefore = (count: number) => Array.from({ length: count }, (_, back) => month(shiftMonths(202605, -1 - back)))
  const tripled = { 'BS.accounts_receivable@end': (sampleAmounts(flashForm)[index('BS.accounts_receivable@end')] ?? 0n) * 3n }

  it('find receivables three times as large first', () => {
    const [first, ...rest] = rateLines(month(202605, tripled), monthsBefore(24))!
    expect(first).toMatchObject({ sheet: 'BS', line: 'accounts_receivable', unusual: true })
    expect(rest.filter(({ unusual, base }) => unusual && base === null)).toEqual([])
  })

  it('are not judged with fewer than 24 months before', () => {
    expect(rateLines(month(202605, tripled), monthsBefore(23))).toBeNull()
  })

  it('leave small lines alone: below half a percent of all assets no step is unusual', () => {
    const small = (sampleAmounts(flashForm)[index('BS.total_assets@end')] ?? 0n) / 201n
    const rated = rateLines(month(202605, { 'BS.dev_expenditure@end': small }), monthsBefore(24))!
    expect(rated.find(({ line }) => line === 'dev_expenditure')?.unusual).toBe(false)
  })

  it('take a flow against the same months of the year before, per month: a long year is no unusual year', () => {
    const growth = (period: number) =>
      month(period, {
        'IS.total_revenue@ytd': 1_000_000_000_000n + BigInt(period % 100) * 1_000_000_000n,
        'IS.total_revenue@ly': 1_000_000_000_000n,
      })
    const rated = rateLines(
      growth(202612),
      Array.from({ length: 30 }, (_, back) => growth(shiftMonths(202612, -1 - back))),
    )!
    expect(rated.find(({ sheet, line }) => sheet === 'IS' && line === 'total_revenue')?.z.toString()).toBe('0')
  })

  it('are looked for among lines of money, no part of a line twice', () => {
    const names = watchedLines().map(({ sheet, line }) => `${sheet}.${line}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('BS.accounts_receivable')
    expect(names).not.toContain('BS.cash_restricted')
    expect(names).not.toContain('SUP.avg_staff')
  })
})

describe('contributions', () => {
  const forms = { flashForm, annualForm }
  it('add up to the change of the total to the cent, for any amounts with gaps among them', () => {
    const amount = fc.oneof(fc.constant(null), fc.constant(0n), fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }))
    for (const form of Object.values(forms)) {
      const count = cellsOf(form).size
      fc.assert(
        fc.property(fc.array(amount, { minLength: count, maxLength: count }), (amounts) => {
          for (const total of totals) {
            const apart = takeApart(form, amounts, total)
            const at = (column: string) => amounts[cellsOf(form).get(`${total.sheet}.${total.line}@${column}`)!.position - 1]
            if (apart === null) expect([at(total.now), at(total.base)]).toContain(null)
            else {
              expect(apart.parts.reduce((sum, part) => sum + part.amount, apart.rest)).toBe(apart.change)
              expect(apart.change).toBe(at(total.now)! - at(total.base)!)
            }
          }
        }),
        { numRuns: 60 },
      )
    }
  })

  it('leave no rest in a statement that agrees, and count a cost that grows as taking away', () => {
    for (const total of totals)
      expect({ line: total.line, rest: takeApart(flashForm, sampleAmounts(flashForm), total)?.rest }).toEqual({
        line: total.line,
        rest: 0n,
      })
    const profit = takeApart(flashForm, sampleAmounts(flashForm), totals[2]!)!
    const cost = profit.parts.find(({ line }) => line === 'operating_cost')!
    const at = (column: string) => sampleAmounts(flashForm)[cellsOf(flashForm).get(`IS.operating_cost@${column}`)!.position - 1]!
    expect(cost.amount).toBe(at('ly') - at('ytd'))
  })

  it('are listed with the largest first', () => {
    const { parts } = takeApart(flashForm, sampleAmounts(flashForm), totals[0]!)!
    const sizes = parts.map(({ amount }) => (amount < 0n ? -amount : amount))
    expect(sizes).toEqual(sizes.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
  })
})
