import { describe, expect, it } from 'vitest'
import { adviceOf } from '@/lib/finance/checks/advice'
import { releasedChecks } from '@/lib/finance/checks/definition'
import { runChecks } from '@/lib/finance/checks/run-checks'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { followed, workedOut } from '@/lib/finance/statement/follow-formulas'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { formulaCellsOf } from '@/lib/finance/statement/formula-cells'
import { sampleAmounts } from '../../support/finance/sample'

const cells = cellsOf(flashForm)
const amounts = sampleAmounts(flashForm)
const sample = Object.fromEntries([...cells.values()].map((cell) => [cell.path, typedAmount(amounts[cell.position - 1], cell, '万元')]))
const formulas = formulaCellsOf(flashForm, releasedChecks)
const of = (path: string) => formulas.find((one) => one.path === path)!

describe('formula cells', () => {
  it('are the totals of the sheets, each after what it is made of', () => {
    const paths = formulas.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    for (const path of ['BS.current_assets@end', 'BS.noncurrent_assets@end', 'BS.total_assets@end', 'CF.cfo@ytd'])
      expect(paths).toContain(path)
    for (const [index, { path, terms }] of formulas.entries())
      for (const [term] of terms) if (paths.includes(term)) expect(paths.indexOf(term), `${term} before ${path}`).toBeLessThan(index)
  })

  it('come to what the published example says, to the last figure', () => {
    for (const formula of formulas) expect(workedOut(formula, sample), formula.path).toBe(sample[formula.path])
  })

  it('follow their parts while nobody typed into them, through every total above', () => {
    const own = new Set<string>()
    const first = followed({ 'BS.cash@end': '1,200.5' }, {}, formulas, own)
    expect(first).toMatchObject({ 'BS.current_assets@end': '1200.5', 'BS.total_assets@end': '1200.5' })
    const second = followed({ 'BS.fixed_assets@end': '300' }, first, formulas, own)
    expect(second).toMatchObject({ 'BS.noncurrent_assets@end': '300', 'BS.total_assets@end': '1500.5' })
    const third = followed({ 'BS.total_assets@end': '9' }, { ...first, ...second }, formulas, own)
    const fourth = followed({ 'BS.cash@end': '1000' }, { ...first, ...second, ...third }, formulas, own)
    expect(fourth['BS.current_assets@end']).toBe('1000')
    expect(fourth).not.toHaveProperty('BS.total_assets@end')
  })

  it('leave a total that came with the statement alone, until = is typed into it', () => {
    const own = new Set<string>()
    const typed = { ...sample, 'BS.cash@end': String(Number(sample['BS.cash@end']) + 100) }
    expect(followed({ 'BS.cash@end': typed['BS.cash@end']! }, sample, formulas, own)).toEqual({ 'BS.cash@end': typed['BS.cash@end'] })
    expect(followed({ 'BS.current_assets@end': '=' }, typed, formulas, own)['BS.current_assets@end']).toBe(
      String(Number(sample['BS.current_assets@end']) + 100),
    )
    // What is no number yet leaves the total empty rather than wrong.
    expect(workedOut(of('BS.current_assets@end'), { 'BS.cash@end': '12', 'BS.inventory@end': '很多' })).toBeNull()
  })
})

describe('what would be right', () => {
  const said = (code: string, changes: Record<string, bigint>) => {
    const wrong = amounts.map((amount, index) => changes[[...cells.keys()][index]!] ?? amount)
    const results = runChecks(releasedChecks, { form: flashForm, period: 202605, amounts: wrong }, '万元')
    return adviceOf(results.find((one) => one.code === code)!, releasedChecks.find((one) => one.code === code)!, flashForm, '万元')
  }

  it('names the total and what it ought to be in the unit of filing', () => {
    expect(said('AF04', { 'BS.current_assets@end': 100_000_000n })).toMatch(
      /^若其余各格无误，流动资产合计（期末余额）应等于 [\d,]+\.00 万元。$/,
    )
    expect(said('AF04', { 'BS.current_assets@end': 100_000_000n })).toContain(
      Number(sample['BS.current_assets@end']).toLocaleString('en-US', { minimumFractionDigits: 2 }),
    )
  })

  it('says the bound of an inequality, and nothing of what passed', () => {
    expect(said('AF62', { 'BS.cash@end': 100n })).toMatch(/应不(大于|小于) /)
    expect(said('AF04', {})).toBeNull()
  })
})
