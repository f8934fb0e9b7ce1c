import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { releasedChecks } from '@/lib/finance/checks/definition'
import { judgeQuickly, quickVerdict } from '@/lib/finance/checks/quick-verdict'
import { runChecks, sidesOf } from '@/lib/finance/checks/run-checks'
import { outsideFacts } from '@/lib/finance/formula/formula'
import { readAmount, storedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { readDecimal } from '@/lib/kernel/decimal'
import { sampleAmounts } from '../../support/finance/sample'

const shift = fc.oneof(
  fc.constant(0n),
  fc.constantFrom(1n, -1n, 99n, 1_000_000n, -1_000_001n),
  fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
)
const names = Object.keys(outsideFacts)

describe('the quick verdict on audit formulas', () => {
  it('is what the evaluator says, whatever stands in the cells, is missing, or is known of other systems', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(flashForm, annualForm),
        fc.constantFrom('元' as const, '万元' as const),
        fc.array(fc.tuple(fc.nat(), fc.oneof({ weight: 4, arbitrary: shift }, { weight: 1, arbitrary: fc.constant(null) })), {
          maxLength: 12,
        }),
        fc.dictionary(
          fc.constantFrom(...names),
          fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(99)).map(([a, b]) => `${a}.${b}`),
        ),
        fc.integer({ min: 1, max: 12 }),
        (form, unit, changes, outside, month) => {
          const amounts: (bigint | null)[] = [...sampleAmounts(form)]
          for (const [at, by] of changes) amounts[at % amounts.length] = by === null ? null : (amounts[at % amounts.length] ?? 0n) + by
          const ground = { form, period: 202500 + month, amounts, outside }
          const slow = runChecks(releasedChecks, ground, unit)
          const of = (verdict: string, level?: string) => slow.filter((one) => one.verdict === verdict && (!level || one.level === level))
          const { results, ...counts } = judgeQuickly(releasedChecks, ground, unit)
          expect(counts).toEqual({
            failed: of('failed', 'error').length,
            warned: of('failed', 'warning').length,
            unjudged: of('unjudged').length,
          })
          expect(results).toEqual(of('failed'))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('decides all released formulas by itself', () => {
    const ground = { form: annualForm, period: 202512, amounts: sampleAmounts(annualForm), outside: {} }
    const sides = releasedChecks.flatMap((formula) => sidesOf(formula, annualForm) ?? [])
    const slow = sides.filter((one) => quickVerdict(one, ground, '元') === undefined)
    expect(slow.map(({ formula }) => formula.code)).toEqual([])
  })

  it('keeps apart formulas that differ in no more than their level', () => {
    const formula = releasedChecks.find((one) => sidesOf(one, annualForm))!
    const mild = { ...formula, code: 'AF999', level: formula.level === 'error' ? ('warning' as const) : ('error' as const) }
    expect([formula, mild, { ...mild }].map((one) => sidesOf(one, annualForm)?.formula)).toEqual([formula, mild, mild])
  })
})

describe('amounts as programs send them', () => {
  it.each([
    ['12.5', '元', 1250n],
    ['-0.07', '元', -7n],
    ['-0', '元', 0n],
    ['152300.123456', '万元', 152_300_123_456n],
    ['1,234.50', '元', 123_450n],
    ['', '元', null],
  ] as const)('%s in %s', (text, unit, stored) => {
    expect(readAmount(text, cellsOf(flashForm).get('BS.cash@end')!, unit)).toBe(stored)
  })

  it('are what decimals make of them, however many digits there are on either side of the point', () => {
    const digits = (most: number) => fc.array(fc.nat(9), { maxLength: most }).map((list) => list.join(''))
    const text = fc
      .tuple(fc.constantFrom('', '-'), digits(11), fc.constantFrom('', '.'), digits(7))
      .map(([sign, whole, dot, rest]) => sign + whole + dot + (dot && rest))
    const cell = cellsOf(flashForm).get('BS.cash@end')!
    const told = (read: () => bigint | null) => {
      try {
        return read()
      } catch (error) {
        return (error as Error).message
      }
    }
    fc.assert(
      fc.property(text, fc.constantFrom('元' as const, '万元' as const), (typed, unit) => {
        const value = readDecimal(typed)
        const slowly = () => (value ? storedAmount(value, cell, unit) : readAmount(typed, cell, unit))
        expect(told(() => readAmount(typed, cell, unit))).toBe(told(slowly))
      }),
      { numRuns: 2000 },
    )
  })

  it('are refused with more decimals than are kept', () => {
    expect(() => readAmount('1.234', cellsOf(flashForm).get('BS.cash@end')!, '元')).toThrow('小数至多 2 位')
  })
})
