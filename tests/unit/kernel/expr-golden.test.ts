import { describe, expect, it } from 'vitest'
import { compileExpr } from '@/lib/kernel/expr/compile'
import { type Evaluated, evaluate } from '@/lib/kernel/expr/evaluate'
import { environment, scopeOf } from './expr-fixture'

const run = (source: string, fields: Record<string, unknown> = {}, facts: Record<string, unknown> = {}): Evaluated =>
  evaluate(compileExpr(source, environment).ast, scopeOf(fields, facts))

const shown = (result: Evaluated) => (result.missing ? result.missing.reason : String(result.value))

describe('rules of filing matters', () => {
  const floor = 'floor_price >= appraised_equity * transfer_pct'

  it('compares a floor price filed in 万元 with an appraisal filed in 亿元', () => {
    expect(run(floor, { floor_price: '3,500', appraised_equity: '1', transfer_pct: '35' }).value).toBe(true)
    expect(run(floor, { floor_price: '3499.99', appraised_equity: '1', transfer_pct: '35' }).value).toBe(false)
  })

  it('is unknown, and says which field is missing, when one is not filled in', () => {
    const result = run(floor, { appraised_equity: '1', transfer_pct: '35' })
    expect(result.value).toBeNull()
    expect(result.missing).toEqual({ reason: '未填写：转让底价', refs: ['floor_price'] })
  })
})

describe('values', () => {
  it.each([
    ['1 + 2 * 3', '7'],
    ['-2 ^ 2', '-4'],
    ['2 ^ 3 ^ 2', '512'],
    ['(1 + 2) × 3 ÷ 4', '2.25'],
    ['35%', '0.35'],
    ['3亿元 = 30000万元', 'true'],
    ['2年 = 24个月', 'true'],
    ['48小时 = 2天', 'true'],
    ['2年 + 1月', '25'],
    ['3万', '30000'],
    ["'it''s' = \"it's\"", 'true'],
    ['“甲” in [‘甲’, “乙”]', 'true'],
    ['5 not in [1, 2]', 'true'],
    ['5 between 1 and 5 且 非 否', 'true'],
    ['if(1 > 2, 10万元, 0)', '0'],
    ['1 / 0', '除数为零：0'],
    ['round(2.345, 2)', '2.35'],
    ['round(-2.5)', '-3'],
    ['round(123456789, -4)', '123460000'],
    ['approx(100, 102, 2%)', 'true'],
    ['approx(100, 103, 2%)', 'false'],
    ['#2026-01-31# + 1月', '2026-02-28'],
    ['#2026-09-30# + 1工作日', '2026-10-08'],
    ['#2026-03-01# - #2026-02-01#', '28'],
    ['workdays_between(#2026-02-13#, #2026-02-28#)', '6'],
    ['is_workday(#2026-02-14#)', 'true'],
    ['is_weekend(#2026-02-14#)', 'true'],
    ['months_between(#2026-01-31#, #2026-02-28#)', '1'],
    ['months_between(#2026-01-15#, #2026-02-14#)', '0'],
    ['year(today()) * 100 + month(today())', '202611'],
    ['date(2026, 2, 30)', '没有 2026-02-30 这一天'],
    ["contains_any('承诺到期回购', ['固定回报', '到期回购'])", 'true'],
    ["matches('鲁国资〔2026〕5号', '^鲁国资〔\\d{4}〕\\d+号$')", 'true'],
    ["uscc_valid('91350100M000100Y43')", 'true'],
    ["uscc_valid('91350100M000100Y44')", 'false'],
    ['length(“国资委”)', '3'],
    ['min(3, 1, 2) + max(1, 2)', '3'],
    ['avg([1, 2, 4])', '2.3333333333333333333333333333333333333333'],
    ['sum([])', '0'],
    ["count(distinct(['a', 'b', 'a']))", '2'],
  ])('%s is %s', (source, expected) => {
    if (expected.startsWith('2.33')) expect(shown(run(source))).toMatch(/^2\.3{38,40}$/)
    else expect(shown(run(source))).toBe(expected)
  })
})
