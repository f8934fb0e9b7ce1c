import { describe, expect, it } from 'vitest'
import { cashStability, type MonthFlows } from '@/lib/finance/analysis/cash'
import { creditLimits, creditScores } from '@/lib/finance/analysis/credit'
import { debtAbility, debtLines } from '@/lib/finance/analysis/debt'
import { earningsQuality } from '@/lib/finance/analysis/earnings'
import type { Reading } from '@/lib/finance/analysis/reading'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { Decimal } from '@/lib/kernel/decimal'
import golden from '../../support/finance/golden-indicators.json'
import { sampleAmounts } from '../../support/finance/sample'

const sample = (change: Record<string, number | null> = {}, period = 202512) => {
  const amounts = [...sampleAmounts(flashForm)]
  for (const [path, value] of Object.entries(change))
    amounts[cellsOf(flashForm).get(path)!.position - 1] = value === null ? null : BigInt(Math.round(value * 1_000_000))
  return { form: flashForm, period, amounts }
}
const readings = (values: Record<string, string | null>, percentile: number | null = null) =>
  new Map(Object.entries(values).map(([code, now]): [string, Reading] => [code, { code, now, yearAgo: null, percentile }]))
const all = (which: 'good' | 'poor') => Object.fromEntries(debtLines.map((line) => [line.code, line[which]]))

describe('ability to pay debts', () => {
  it('is strong where every indicator is good, and has no shortfall', () => {
    expect(debtAbility(readings(all('good')))).toMatchObject({ score: 100, grade: '强', shortfalls: [] })
  })

  it('names the three that hold it back most, of two equally poor ones that further behind its peers', () => {
    const values = { ...all('good'), FX08: '0.1', FX07: '90', WL01: '95', GM08: '110' }
    const map = readings(values, 60)
    map.set('WL01', { code: 'WL01', now: '95', yearAgo: null, percentile: 99 })
    const { shortfalls, score, grade } = debtAbility(map)
    expect(shortfalls.map(({ code }) => code)).toEqual(['WL01', 'FX07', 'FX08'])
    expect([score, grade]).toEqual([65, '较强'])
  })

  it('takes debts over a negative EBITDA for poor, not for low', () => {
    expect(debtAbility(readings({ ...all('good'), FX11: '-3' })).rows.find(({ code }) => code === 'FX11')?.points).toBe(0)
  })

  it('is not graded with fewer than six known indicators', () => {
    const few = Object.fromEntries(debtLines.map(({ code, good }, index) => [code, index < 5 ? good : null]))
    expect(debtAbility(readings(few))).toMatchObject({ score: null, grade: null, shortfalls: [] })
  })
})

describe('quality of earnings', () => {
  it('says which share of the profit came from disposals where it is most of it', () => {
    const { reasons, grade } = earningsQuality(
      sample({ 'IS.total_profit@ytd': 100, 'IS.asset_disposal_gain@ytd': 80, 'IS.other_income@ytd': 0 }),
    )
    expect(reasons.join()).toContain('利润总额的 80.00% 来自资产处置收益')
    expect(grade).not.toBe('好')
  })

  it('gives no share of a loss, and says why', () => {
    const { rows, grade, reasons } = earningsQuality(sample({ 'IS.total_profit@ytd': -5 }))
    expect(rows.find(({ key }) => key === 'subsidy')).toMatchObject({
      value: null,
      concern: false,
      missing: '利润总额不大于零，比例没有意义',
    })
    expect([grade, reasons[0]]).toEqual(['弱', '利润总额不大于零'])
  })

  it('is not graded where the profit is not known; what is missing is named', () => {
    const { rows, grade } = earningsQuality(sample({ 'IS.total_profit@ytd': null }))
    expect(grade).toBeNull()
    expect(rows.find(({ key }) => key === 'investment')?.missing).toContain('利润总额')
  })
})

describe('stability of cash', () => {
  /** Eight quarters that end with June 2026, as flows since January at the end of every quarter. */
  const months = (quarters: (number | null)[], net = 10): MonthFlows[] => {
    let sum = new Decimal(0)
    return quarters.map((value, index) => {
      const count = 2024 * 4 + 2 + index
      const [year, quarter] = [Math.floor(count / 4), (count % 4) + 1]
      if (quarter === 1) sum = new Decimal(0)
      sum = sum.plus(value ?? 0)
      return { period: year * 100 + quarter * 3, cfo: value === null ? null : sum, net: new Decimal(net * quarter) }
    })
  }

  it('takes quarters out of flows since January', () => {
    const { quarters, grade, variation } = cashStability(
      [...months([10, 10, 10, 10, 10, 10, 10, 10]), { period: 202406, cfo: new Decimal(20), net: new Decimal(20) }],
      202606,
    )
    expect(quarters.map(({ cfo }) => cfo?.toString() ?? null)).toEqual(['-10', '10', '10', '10', '10', '10', '10', '10'])
    expect(quarters.at(-1)?.label).toBe('2026 年 2 季度')
    expect([grade, variation !== null]).toEqual(['波动', true])
  })

  it('is unstable after two negative quarters in a row; profits without cash are counted', () => {
    const result = cashStability(months([5, 10, 10, 10, 10, 10, -5, -5]), 202606)
    expect(result).toMatchObject({ grade: '不稳定', negative: 2, longestNegative: 2, apart: 2 })
  })

  it('is not judged with fewer than four quarters', () => {
    expect(cashStability(months([null, null, null, null, null, 5, 5, 5]), 202606).grade).toBeNull()
    expect(cashStability([], 202606).grade).toBeNull()
  })
})

describe('credit scores', () => {
  const published = (code: string) => (golden as Record<string, number>)[code]!
  it('are those of the published example', () => {
    const [z2, em, z1] = creditScores(sample(), null)
    expect(z2?.value?.toFixed(4)).toBe(published('FX20').toFixed(4))
    expect(em?.value?.minus(z2!.value!).toString()).toBe('3.25')
    expect(z1?.value?.toFixed(4)).toBe(published('FX21').toFixed(4))
    expect([z2?.zone, em?.zone, z1?.zone]).toEqual(['灰区', '灰区', '高风险区'])
  })

  it('are made of parts that add up, and so is their change within a year', () => {
    for (const { value, yearAgo, parts, model } of creditScores(
      sample(),
      sample({ 'BS.current_assets@end': 300_000, 'IS.total_profit@ytd': 5_000 }),
    )) {
      const adds = parts.reduce((sum, part) => sum.plus(part.adds), new Decimal(model.constant))
      const change = parts.reduce((sum, part) => sum.plus(part.change!), new Decimal(0))
      expect(adds.toFixed(10)).toBe(value!.toFixed(10))
      expect(change.toFixed(10)).toBe(value!.minus(yearAgo!).toFixed(10))
    }
  })

  it('take flows over a year: half a year with half the profit scores as the whole', () => {
    const half = sample({ 'IS.total_profit@ytd': 12_400, 'IS.interest_expense@ytd': 10_450 }, 202606)
    const whole = sample({ 'IS.total_profit@ytd': 24_800, 'IS.interest_expense@ytd': 20_900 })
    expect(creditScores(half, null)[0]?.value?.toFixed(8)).toBe(creditScores(whole, null)[0]?.value?.toFixed(8))
  })

  it('are not given where a cell is empty, and say what is missing; the limits of the method say that it is no rating', () => {
    const [z2] = creditScores(sample({ 'BS.total_liab@end': null }), null)
    expect(z2).toMatchObject({ value: null, zone: null, missing: expect.stringContaining('负债合计') })
    expect(creditLimits.join()).toContain('不构成信用评级')
  })
})
