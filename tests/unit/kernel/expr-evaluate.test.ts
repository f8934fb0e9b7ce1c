import { describe, expect, it } from 'vitest'
import { compileExpr } from '@/lib/kernel/expr/compile'
import { type Evaluated, evaluate } from '@/lib/kernel/expr/evaluate'
import { explain } from '@/lib/kernel/expr/explain'
import { formatExpr } from '@/lib/kernel/expr/format'
import { functionList } from '@/lib/kernel/expr/functions/registry'
import { parse } from '@/lib/kernel/expr/parser'
import { references } from '@/lib/kernel/expr/references'
import { environment, scopeOf } from './expr-fixture'

const run = (source: string, fields: Record<string, unknown> = {}, facts: Record<string, unknown> = {}): Evaluated =>
  evaluate(compileExpr(source, environment).ast, scopeOf(fields, facts))
const shown = (result: Evaluated) => (result.missing ? result.missing.reason : String(result.value))

const projects = [
  { name: '甲', invest: '1,000', year_invest: '600', core: true },
  { name: '乙', invest: '200', year_invest: '50', core: false },
  { name: '甲', invest: '300', core: true },
]

describe('detail tables', () => {
  it.each([
    ['count(projects)', '3'],
    ['sum(projects.invest)', '15000000'],
    ['sum(projects.year_invest)', '未填写：项目明细第3行本年投资'],
    ['sum(projects, coalesce(year_invest, 0))', '6500000'],
    ['max(projects.invest) = 1000万元', 'true'],
    ['min(projects, invest - coalesce(year_invest, 0)) = 150万元', 'true'],
    ['avg(projects.invest) = 500万元', 'true'],
    ['count(distinct(projects.name))', '2'],
    ["count(projects, name = '甲')", '2'],
    ['all(projects, invest > 0)', 'true'],
    ['all(projects, year_invest > 100万元)', 'false'],
    ['all(projects, year_invest > 10万元)', '未填写：项目明细第3行本年投资'],
    ['any(projects, year_invest > 100万元)', 'true'],
    ['any(projects, invest > floor_price)', 'true'],
    ["includes(projects.name, '乙')", 'true'],
    ["'丙' in projects.name", 'false'],
    ['any(projects, not core and invest > sum(projects.invest) * param.noncore_cap)', 'true'],
    ['count(projects, count(projects, invest > 250万元) = 2)', '3'],
  ])('%s is %s', (source, expected) => {
    expect(shown(run(source, { projects, floor_price: '900' }))).toBe(expected)
  })

  it('treats a table without rows as complete and a table not touched as missing', () => {
    expect(run('all(projects, invest > 0) and sum(projects.invest) = 0', { projects: [] }).value).toBe(true)
    expect(shown(run('max(projects.invest)', { projects: [] }))).toBe('没有数据：最大值(项目明细的总投资)')
    expect(run('count(projects) > 0').missing).toEqual({ reason: '未填写：项目明细', refs: ['projects'] })
  })
})

describe('units', () => {
  it.each([
    ['shares * share_price = 250元', { shares: '100', share_price: '2.5' }, true],
    ['pay_months <= 1年', { pay_months: '12' }, true],
    ['pay_months <= 1年', { pay_months: '13' }, false],
    ['notice_days >= 20工作日', { notice_days: '20' }, true],
    ['transfer_pct = 0.35 and transfer_pct = 35%', { transfer_pct: '35' }, true],
    ['overseas >= 300万美元', { overseas: '300' }, true],
    ['apply_date - base_date <= 365天', { apply_date: '2026-11-23', base_date: '2025-11-22' }, false],
    ['base_date + 1年 >= apply_date', { apply_date: '2026-11-22', base_date: '2025-11-22' }, true],
    ['report_time - event_time <= 1小时', { event_time: '2026-11-23T09:30', report_time: '2026-11-23T10:30:00' }, true],
    ['report_time - event_time <= 1小时', { event_time: '2026-11-23T23:30', report_time: '2026-11-23T16:31:00Z' }, false],
    ['report_time >= apply_date', { report_time: '2026-11-23T00:01', apply_date: '2026-11-23' }, true],
    ['base_date + 5工作日 = #2026-10-15#', { base_date: '2026-10-01' }, false],
    ['add_workdays(base_date, 5) = #2026-10-13#', { base_date: '2026-10-01' }, true],
    ["includes(method, '收益法') and length(method) >= 2", { method: ['收益法', '市场法'] }, true],
    ["not intersects(method, ['资产基础法'])", { method: ['收益法', '市场法'] }, true],
    ['has_staff', { has_staff: '是' }, true],
    ["material('audit_report') and not material('staff_plan')", {}, true],
  ])('%s', (source, fields, expected) => {
    expect(run(source, fields).value).toBe(expected)
  })
})

describe('facts and parameters', () => {
  it('reads a fact in the unit it is handed over in, and names one the base does not know', () => {
    expect(run('transfer_pct = base.target.hold_pct', { transfer_pct: '35' }, { 'base.target.hold_pct': '35.00' }).value).toBe(true)
    expect(run('transfer_pct = base.target.hold_pct', { transfer_pct: '35' }).missing).toEqual({
      reason: '底座缺少：产权登记持股比例',
      refs: ['base.target.hold_pct'],
    })
  })

  it('divides statement items and explains a division by zero in words', () => {
    const facts = { 'BS.total_assets@end': '1149000', 'BS.total_liab@end': 761000n }
    expect(run('round(BS.total_liab@end / BS.total_assets@end, 4)', {}, facts).value?.toString()).toBe('0.6623')
    expect(shown(run('BS.total_liab@end / BS.total_assets@end', {}, { ...facts, 'BS.total_assets@end': '0' }))).toBe(
      '除数为零：资产总计期末数',
    )
  })

  it('says which parameter is not set', () => {
    const { ast } = compileExpr('param.noncore_cap > 5%', environment)
    expect(evaluate(ast, scopeOf({}, {}, { params: {} })).missing?.reason).toBe('参数未设置：非主业投资比例上限')
  })

  it('does not mistake inherited properties for names', () => {
    const parsed = parse('constructor = 1 or toString or __proto__.x')
    expect(parsed.ok && evaluate(parsed.ast, scopeOf()).missing?.refs).toEqual(['constructor', 'toString', '__proto__.x'])
  })
})

describe('an expression without a check', () => {
  it.each([
    ["'a' + 1", '类型不符：文字与数不能做“+”运算'],
    ['floor_price > 5', '类型不符：金额(元)与数不能直接比较或加减，请写明单位，如 1000万元'],
    ['nope(1)', '没有函数 nope'],
    ['abs()', 'abs 的参数个数不对'],
    ['not 1', '类型不符：应为是否，实为数'],
    ['1 in 2', '类型不符：应为清单，实为数'],
    ['-today()', '类型不符：应为数，实为日期'],
    ['add_days(today(), 1.5)', '日期加减的数应为绝对值不超过 20000 的整数'],
    ['add_years(today(), 5000)', '日期超出 1900 年至 2199 年'],
    ['0 ^ -1', '除数为零：零的负数次方'],
    ['(-1) ^ 0.5', '负数不能开方'],
    ["matches('a', '[')", '格式有误：缺少“]”'],
  ])('%s is unknown: %s', (source, reason) => {
    const parsed = parse(source)
    expect(parsed.ok && shown(evaluate(parsed.ast, scopeOf({ floor_price: '1' })))).toBe(reason)
  })
})

describe('reading and explaining', () => {
  it.each([
    ['floor_price >= appraised_equity * transfer_pct', '转让底价 ≥ 净资产评估值 × 转让比例'],
    ["has_staff = 是 and not material('staff_plan')", '涉及职工安置 = 是 且 非 已上传“职工安置方案及职代会决议”'],
    [
      'sum(projects.invest) <= param.noncore_cap * (floor_price + 1万元)',
      '合计(项目明细的总投资) ≤ 非主业投资比例上限 × (转让底价 + 1万元)',
    ],
    ["pay_mode in ['分期'] or is_empty(base_date)", '付款方式 属于 “分期” 或 评估基准日未填写'],
    ['apply_date between #2026-01-01# and today()', '申报日 介于 2026-01-01 至 今天'],
  ])('%s reads %s', (source, expected) => {
    const parsed = parse(source)
    expect(parsed.ok && formatExpr(parsed.ast, environment)).toBe(expected)
  })

  it('shows both sides and the difference of each comparison', () => {
    const { ast } = compileExpr("floor_price >= appraised_equity * transfer_pct and (pay_mode = '分期' or has_staff)", environment)
    const scope = scopeOf({ floor_price: '3400', appraised_equity: '1', transfer_pct: '35', pay_mode: '一次性' })
    expect(explain(ast, scope)).toEqual([
      { text: '转让底价 ≥ 净资产评估值 × 转让比例', result: false, left: '3,400.00万元', right: '3,500.00万元', difference: '-100.00万元' },
      { text: '付款方式 = “分期”', result: false, left: '一次性', right: '分期' },
      { text: '涉及职工安置', result: null, reason: '未填写：涉及职工安置' },
    ])
  })

  it('collects every name once', () => {
    const { ast } = compileExpr(
      "any(projects, invest > floor_price * param.noncore_cap and core) and sum(projects.invest) > 0 and base.target.hold_pct > 5% and material('staff_plan')",
      environment,
    )
    expect(references(ast, environment)).toEqual({
      fields: ['floor_price'],
      tables: ['projects'],
      columns: ['projects.invest', 'projects.core'],
      facts: ['base.target.hold_pct'],
      params: ['noncore_cap'],
      materials: ['staff_plan'],
      functions: ['any', 'sum', 'material'],
      unknown: [],
    })
  })
})

describe('the functions', () => {
  it('have different names, a signature that starts with the name, and a summary', () => {
    expect(new Set(functionList.map((spec) => spec.name)).size).toBe(functionList.length)
    for (const spec of functionList) {
      expect(spec.signature.startsWith(`${spec.name}(`)).toBe(true)
      expect(spec.summary.length).toBeGreaterThan(3)
    }
  })

  it('are unknown when an argument is unknown, except those that ask for emptiness', () => {
    const arguments_: Record<string, string> = {
      if: 'has_staff, 1, 2',
      coalesce: 'floor_price',
      round: 'floor_price',
      approx: 'floor_price, 1元, 1%',
      sum: 'floor_price, 1元',
      avg: 'floor_price, 1元',
      min: 'floor_price, 1元',
      max: 'floor_price, 1元',
      count: 'method',
      all: 'projects, core',
      any: 'projects, core',
      distinct: 'method',
      date: 'shares, 1, 1',
      length: 'use_of_funds',
      contains: "use_of_funds, 'a'",
      starts_with: "use_of_funds, 'a'",
      contains_any: "use_of_funds, ['a']",
      matches: "use_of_funds, 'a'",
      uscc_valid: 'use_of_funds',
      includes: "method, 'a'",
      intersects: "method, ['a']",
    }
    const known = ['today', 'material', 'is_empty', 'not_empty']
    for (const { name, arity } of functionList.filter((spec) => !known.includes(spec.name))) {
      const dates = ['floor', 'ceil', 'abs'].includes(name)
        ? 'floor_price'
        : arity[0] === 1
          ? 'base_date'
          : name.startsWith('add')
            ? 'base_date, 1'
            : 'base_date, today()'
      const parsed = parse(`${name}(${arguments_[name] ?? dates})`)
      const result = parsed.ok ? evaluate(parsed.ast, scopeOf()) : undefined
      expect(`${name}: ${result?.missing?.reason}`).toMatch(/: 未填写：/)
    }
  })
})
