import { describe, expect, it } from 'vitest'
import { cellsOf } from '@/lib/finance/statement/form'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { releasedWarnings, warningsOf } from '@/lib/finance/warning/rules'
import golden from '../../support/finance/golden-anomalies.json'
import { sampleAmounts } from '../../support/finance/sample'

const ground = { form: annualForm, period: 202512, amounts: sampleAmounts(annualForm) }
const verdictOf = (amounts: readonly (bigint | null)[], code: string, period = 202512) =>
  warningsOf(releasedWarnings, { form: annualForm, period, amounts }, '万元').find((one) => one.code === code)!
const changed = (change: Record<string, bigint | null>) => {
  const amounts = [...ground.amounts]
  for (const [path, value] of Object.entries(change)) amounts[cellsOf(annualForm).get(path)!.position - 1] = value
  return amounts
}

describe('the anomaly rules', () => {
  it('are 48, and say of the published example what is published', () => {
    expect(releasedWarnings).toHaveLength(48)
    const said = warningsOf(releasedWarnings, ground, '万元').map(({ code, verdict }) => ({ code, hit: verdict === 'hit' }))
    expect(said).toEqual(golden)
  })

  it('can all be asked of a monthly statement', () => {
    const results = warningsOf(releasedWarnings, { form: flashForm, period: 202512, amounts: sampleAmounts(flashForm) }, '万元')
    expect(results.filter(({ verdict }) => verdict === 'unjudged')).toEqual([])
  })

  it('hit where receivables grow much faster than revenue, and name the amounts', () => {
    const result = verdictOf(changed({ 'BS.accounts_receivable@end': 300_000_000_000n }), 'AN03')
    expect(result.verdict).toBe('hit')
    expect(result.cells.find(({ path }) => path === 'BS.accounts_receivable@end')?.value).toBe('300,000.00')
  })

  it('take flows over the year: in March a quarter of the cash flow is no alarm', () => {
    const quarter = changed({ 'CF.cfo@ytd': 12_000_000_000n })
    expect(verdictOf(quarter, 'AN19', 202503).verdict).toBe('clear')
    expect(verdictOf(quarter, 'AN19', 202512).verdict).toBe('hit')
  })

  it('are unjudged, never clear, where a cell is empty', () => {
    expect(verdictOf(changed({ 'BS.total_assets@end': null }), 'AN15')).toMatchObject({
      verdict: 'unjudged',
      missing: expect.stringContaining('资产总计'),
    })
  })
})
