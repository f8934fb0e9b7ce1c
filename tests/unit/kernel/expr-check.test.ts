import { describe, expect, it } from 'vitest'
import { compileExpr, faultsOf } from '@/lib/kernel/expr/compile'
import { ExprSyntaxError } from '@/lib/kernel/expr/errors'
import { typeName } from '@/lib/kernel/expr/types'
import { environment } from './expr-fixture'

describe('types', () => {
  it.each([
    ['floor_price + apply_date', '金额(元)与日期不能做“+”运算', 'floor_price + apply_date'],
    ['floor_price > transfer_pct', '金额(元)与百分比不能直接比较', 'floor_price > transfer_pct'],
    ['floor_price > 1000', '请写明单位，如 1000万元', 'floor_price > 1000'],
    ['floor_price * floor_price > 0', '金额不能与金额相乘', 'floor_price * floor_price'],
    ['floor_price > overseas', '不能直接比较', 'floor_price > overseas'],
    ['first_pay_pct >= 30', '百分比请写 30%', '30'],
    ['notice_days >= 30天', '工作日数与天数不能直接比较', 'notice_days >= 30天'],
    ["pay_mode = '分批'", '没有选项“分批”，可选：一次性、分期', "'分批'"],
    ["pay_mode in ['分期', '分批']", '没有选项“分批”', "'分批'"],
    ['pay_mode = 是', '文字与是否不能比较', 'pay_mode = 是'],
    ["method = '收益法'", '请用 includes', "method = '收益法'"],
    ['has_staff = null', '请用 is_empty', 'has_staff = null'],
    ['floor_prise > 0', '没有名称“floor_prise”，是否为“floor_price”', 'floor_prise'],
    ['param.noncore_cup > 5%', '没有参数“param.noncore_cup”，是否为“param.noncore_cap”', 'param.noncore_cup'],
    ['base.target.hold > 5%', '没有底座事实“base.target.hold”', 'base.target.hold'],
    ['foo(1)', '没有函数“foo”', 'foo(1)'],
    ['round(1, 2, 3)', 'round 需要 1 至 2 个参数，实有 3 个', 'round(1, 2, 3)'],
    ['abs(pay_mode)', 'abs 的第 1 个参数应为数，不应是文字', 'pay_mode'],
    ["material('staff_plam')", '没有材料“staff_plam”，是否为“staff_plan”', "'staff_plam'"],
    ['apply_date + 30 > today()', '日期加减请写明单位', '30'],
    ['not floor_price', '此处应为条件', 'floor_price'],
    ['floor_price and has_staff', '此处应为条件', 'floor_price'],
    ['sum(projects) > 0', '请写明汇总哪一列', 'projects'],
    ['sum(projects.name) > 0', 'sum 只能汇总数', 'projects.name'],
    ['any(projects, invest)', '应为是否，不应是金额', 'invest'],
    ['invest > 0', '没有名称“invest”', 'invest'],
    ["matches(pay_mode, '(a+)+')", '不得重复套重复', "'(a+)+'"],
    ['length([1, has_staff]) = 2', '此处应为数，不应是是否', 'has_staff'],
    ["'a' < 'b'", '文字不能用“<”比较', "'a' < 'b'"],
    ['if(has_staff, 1, 是) = 1', '此处应为数', '是'],
  ])('%s: %s', (source, message, place) => {
    const faults = faultsOf(source, environment)
    expect(faults.map((fault) => fault.message).join()).toContain(message)
    expect(source.slice(faults[0]?.start, faults[0]?.end)).toBe(place)
    expect(faults).toHaveLength(1)
  })

  it.each([
    ['floor_price >= appraised_equity * transfer_pct', '是否'],
    ['appraised_equity * transfer_pct', '金额(元)'],
    ['floor_price / appraised_equity', '数'],
    ['shares * share_price', '金额(元)'],
    ['apply_date - base_date', '天数'],
    ['report_time - event_time <= 2小时', '是否'],
    ['floor_price between 100万元 and 1000万元', '是否'],
    ['max(0, floor_price - appraised_equity)', '金额(元)'],
    ["pay_mode = '分期' and first_pay_pct >= 30% and pay_months <= 1年", '是否'],
    ['BS.total_liab@end / BS.total_assets@end > 0.85', '是否'],
    ['if(has_staff, 5%, param.noncore_cap)', '百分比'],
    ['distinct(projects.name)', '清单'],
    ['transfer_pct ^ 2', '数'],
    ['1 + transfer_pct', '数'],
    ['coalesce(floor_price, 0)', '金额(元)'],
    ["intersects(method, ['收益法'])", '是否'],
    ['sum(projects, coalesce(year_invest, 0)) <= floor_price', '是否'],
    ["all(projects, core or invest <= floor_price * param.noncore_cap) and not material('staff_plan')", '是否'],
  ])('%s is %s', (source, type) => {
    expect(typeName(compileExpr(source, environment).type)).toBe(type)
  })

  it('reports several faults at once, each at its own line', () => {
    const faults = faultsOf('floor_prise > 0\nand first_pay_pct >= 30', environment)
    expect(faults.map((fault) => [fault.line, fault.column])).toEqual([
      [1, 1],
      [2, 22],
    ])
  })

  it('wants a condition where a rule needs one', () => {
    expect(faultsOf('floor_price', environment, 'bool')[0]?.message).toBe('整个表达式应为条件(是或否)，实为金额(元)')
    expect(faultsOf('floor_price > 0', environment, 'bool')).toEqual([])
  })

  it('throws one error that shows every place', () => {
    expect(() => compileExpr('floor_prise > 0', environment)).toThrow(ExprSyntaxError)
    expect(() => compileExpr('floor_prise > 0', environment)).toThrow(/\^{11}\n第 1 行第 1 列：没有名称/)
  })
})
