import { describe, expect, it } from 'vitest'
import { evaluateTree, inUnit, numberOf } from '@/lib/finance/formula/evaluate-formula'
import { compileFormula } from '@/lib/finance/formula/formula'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { cellsOf, formFaults } from '@/lib/finance/statement/form'
import { annualForm, releasedForms } from '@/lib/finance/statement/forms'
import { roundTo } from '@/lib/kernel/decimal'
import golden from '../../support/finance/golden-indicators.json'
import { sampleAmounts } from '../../support/finance/sample'

const expected: Record<string, number> = golden

describe('the forms of statements', () => {
  it('have no faults, and every cell one position', () => {
    for (const form of releasedForms) {
      expect(formFaults(form)).toEqual([])
      const positions = [...cellsOf(form).values()].map(({ position }) => position)
      expect(positions).toEqual(positions.map((_, index) => index + 1))
    }
    // 90, 41, 37, 19 and 45 lines; the reconciliation has one column.
    expect(cellsOf(annualForm).size).toBe(90 * 2 + 41 * 2 + 37 * 2 + 19 + 45 * 2)
  })
})

describe('the indicators', () => {
  const ground = { form: annualForm, period: 202512, amounts: sampleAmounts(annualForm) }

  it.each(releasedIndicators.map((one) => [one.code, one.name, one] as const))('%s %s of the published example', (code, _name, one) => {
    const { tree } = compileFormula(one.formula, annualForm)
    const { value, missing } = numberOf(evaluateTree(tree, ground))
    expect(missing).toBeUndefined()
    expect(roundTo(inUnit(value!, one.unit), 4).toNumber()).toBe(expected[code])
  })

  it('are 77', () => {
    expect(releasedIndicators).toHaveLength(77)
    expect(Object.keys(expected)).toHaveLength(77)
  })
})
