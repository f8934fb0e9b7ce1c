import { describe, expect, it } from 'vitest'
import { releasedChecks } from '@/lib/finance/checks/definition'
import { runChecks } from '@/lib/finance/checks/run-checks'
import { statementFlow } from '@/lib/finance/statement/flow'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { definitionFlaws } from '@/lib/flow/rules/definition'
import golden from '../../support/finance/golden-checks.json'
import { sampleAmounts } from '../../support/finance/sample'

const amounts = sampleAmounts(annualForm)
const ground = { form: annualForm, period: 202512, amounts }
const results = new Map(runChecks(releasedChecks, ground, '万元').map((result) => [result.code, result]))
const position = (path: string) => cellsOf(annualForm).get(path)!.position - 1

describe('the audit formulas', () => {
  it('are 76, all of them asked of the annual form', () => {
    expect(releasedChecks).toHaveLength(76)
    expect(results.size).toBe(76)
  })

  it.each(golden)('$code of the published example', ({ code, pass, left, right }) => {
    const result = results.get(code)!
    if (pass === null) {
      expect(result.verdict).toBe('unjudged')
      expect(result.missing).toContain('底座缺少')
      return
    }
    expect(result.verdict).toBe(pass ? 'passed' : 'failed')
    const money = (value: number | null) => (value === null ? null : String(value))
    // The example speaks in 万元, the platform in 元; counts of persons are the same in both.
    const scale = Number(result.left) === left ? 1 : 10_000
    expect([Number(result.left) / scale, Number(result.right) / scale].map(money)).toEqual([left, right].map(money))
  })

  it('fail with the difference where a cell is changed by more than rounding', () => {
    const changed = [...amounts]
    changed[position('BS.total_assets@end')] = changed[position('BS.total_assets@end')]! + 1_000_000n
    expect(runChecks(releasedChecks, { ...ground, amounts: changed }, '万元').filter(({ verdict }) => verdict === 'failed')).toEqual([])
    changed[position('BS.total_assets@end')] = changed[position('BS.total_assets@end')]! + 1n
    const failed = runChecks(releasedChecks, { ...ground, amounts: changed }, '万元').filter(({ verdict }) => verdict === 'failed')
    expect(failed.map(({ code }) => code)).toEqual(['AF01', 'AF03'])
    expect(failed[0]).toMatchObject({ difference: '-10000.01', cells: expect.arrayContaining(['BS.total_assets@end']) })
  })

  it('are unjudged, not passed, where a cell is empty', () => {
    const emptied = [...amounts]
    emptied[position('BS.current_assets@end')] = null
    const af01 = runChecks(releasedChecks, { ...ground, amounts: emptied }, '万元').find(({ code }) => code === 'AF01')!
    expect(af01.verdict).toBe('unjudged')
    expect(af01.missing).toContain('流动资产合计（期末余额）')
  })

  it('ask no more of a monthly form than it holds, and nothing of January that looks at December', () => {
    const codes = runChecks(releasedChecks, { form: flashForm, period: 202601, amounts: sampleAmounts(flashForm) }, '万元').map(
      ({ code }) => code,
    )
    expect(codes).not.toContain('AF43')
    expect(codes).not.toContain('AF57')
    expect(codes).toContain('AF01')
  })
})

describe('the way of a statement', () => {
  it('has no flaws', () => {
    expect(definitionFlaws(statementFlow)).toEqual([])
  })
})
