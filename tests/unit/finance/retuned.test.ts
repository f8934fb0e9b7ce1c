import { describe, expect, it } from 'vitest'
import { floorParameter } from '@/lib/finance/rules/materiality'
import { ruleSql } from '@/lib/finance/rules/rule-sql'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { releasedWarnings, warningsOf } from '@/lib/finance/warning/rules'

const at = (filled: Record<string, bigint>) => ({
  form: flashForm,
  period: 202605,
  amounts: [...cellsOf(flashForm).values()].map(({ path }) => filled[path] ?? null),
})
const verdict = (code: string, filled: Record<string, bigint>, parameters: Record<string, unknown> = {}, dormant = false) =>
  warningsOf(
    releasedWarnings.filter((rule) => rule.code === code),
    at(filled),
    '万元',
    { dormant, parameters: { [code]: parameters } },
  )[0]!.verdict

describe('a rule with the parameters in force', () => {
  const rate = { 'BS.total_liab@end': 80n, 'BS.total_assets@end': 100n }
  it('judges by the changed number, and by its own without one', () => {
    expect(verdict('AN15', rate)).toBe('clear')
    const [line] = ruleSql(releasedWarnings.find(({ code }) => code === 'AN15')!, flashForm).parameters
    expect(verdict('AN15', rate, { [line!.name]: line!.value - (line!.value > 1 ? 10 : 0.1) })).toBe('hit')
  })

  it('takes amounts in 分, as the setting keeps them', () => {
    const tax = { 'IS.income_tax@ytd': 50_000_000n, 'IS.total_profit@ytd': 900_000_000n }
    expect(verdict('AN43', tax)).toBe('clear')
    expect(verdict('AN43', tax, { p2: 800_000_000 })).toBe('hit')
  })

  it('leaves a dormant enterprise alone below the floor, and nobody else', () => {
    const short = (amount: bigint) => ({ 'BS.current_assets@end': amount / 2n, 'BS.current_liab@end': amount })
    const floor = BigInt(floorParameter.value)
    expect(verdict('AN22', short(floor - 1n), {}, true)).toBe('clear')
    expect(verdict('AN22', short(floor), {}, true)).toBe('hit')
    expect(verdict('AN22', short(floor - 1n), {}, false)).toBe('hit')
    expect(verdict('AN22', short(1000n), { floor: 900 }, true)).toBe('hit')
  })
})
