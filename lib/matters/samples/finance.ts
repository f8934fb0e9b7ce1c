import { addMonths } from '@/lib/kernel/workday'
import { amount, dayNear, type Recipe, typed } from './draw'

/** Finance and budget matters. */
export const financeRecipes: Readonly<Record<string, Recipe>> = {
  'GZ-CW-01': (draw, { today }) => {
    const assets = amount(draw, 500_000, 3_000_000, 10_000)
    const ratio = draw.int(52, 67)
    const last = amount(draw, 5000, 60000)
    return typed({
      ...{
        budget_year: Number(today.slice(0, 4)),
        revenue: amount(draw, 100_000, 900_000),
        profit_last: last,
        profit: Math.ceil(last * 1.06),
      },
      ...{
        net_profit: Math.round(last * 0.8),
        net_profit_parent: Math.round(last * 0.7),
        total_assets: assets,
        total_liab: (assets * ratio) / 100,
      },
      ...{ debt_ratio: ratio, cfo: 60000, cash_begin: 90000, debt_due: amount(draw, 20000, 120000), invest: amount(draw, 9000, 90000) },
      ...{ financing: 30000, rd: 9000, payroll: amount(draw, 9000, 60000), donation: 100, guarantee: 20000, budget_adjust: false },
    })
  },
  'GZ-CW-02': (draw, { today }) =>
    typed({
      ...{
        settle_year: Number(today.slice(0, 4)) - 1,
        entities: draw.int(8, 60),
        audit_opinion: '标准无保留',
        audit_firm: '中正泰会计师事务所',
      },
      ...{
        profit: 42000,
        np_parent: amount(draw, 12000, 33000),
        rev: 690_000,
        cpa_change: false,
        loss_units: draw.int(0, 6),
        gov_subsidy: 2600,
      },
    }),
  'GZ-CW-03': (draw) => {
    const profit = amount(draw, 2000, 50000)
    const begin = amount(draw, 1000, 30000)
    const reserve = Math.ceil(profit * 0.1)
    const dividend = Math.ceil(profit * 0.3)
    return typed({
      ...{
        np_parent: profit,
        undistributed_begin: begin,
        loss_cover: 0,
        legal_reserve: reserve,
        reg_capital: 100_000,
        reserve_cum: reserve + 9000,
      },
      ...{ any_reserve: 0, cash_dividend: dividend, state_share: dividend, undistributed_end: begin + profit - reserve - dividend },
    })
  },
  'GZ-CW-04': (draw, { today }) => {
    const base = amount(draw, 2000, 40000, 100)
    const due = base * 0.9 * 0.3
    return typed({
      ...{
        income_type: '应交利润',
        income_year: Number(today.slice(0, 4)) - 1,
        np_base: base,
        deduct: base * 0.1,
        base_after: base * 0.9,
        ratio: 30,
      },
      ...{ payable: due, paid: 0, due_date: dayNear(draw, today, 20, 60) },
    })
  },
  'GZ-CW-05': (draw, { today }) =>
    typed({
      ...{
        change_type: '会计估计',
        item: draw.pick(['折旧年限', '坏账计提']),
        effect_asset: 300,
        effect_profit: amount(draw, 50, 400),
        profit_total: 9000,
      },
      ...{ apply_method: '未来适用', effective_date: `${today.slice(0, 4)}-01-01` },
    }),
  'GZ-CW-06': (draw) =>
    typed({
      ...{
        firm: draw.pick(['中正泰会计师事务所', '海信诚会计师事务所']),
        method: '公开招标',
        quality_weight: draw.int(40, 55),
        fee_weight: draw.int(8, 15),
      },
      ...{ fee: 130, fee_last: 135, years_served: draw.int(0, 6), partners_years: draw.int(0, 4), change_firm: draw.chance(0.3) },
    }),
  'GZ-CW-07': (draw, { today, applicant, target }) => {
    const finance = amount(draw, 2000, 30000, 100)
    const held = Number(target.held ?? '100')
    const months = draw.pick([12, 24, 36])
    return typed({
      ...{
        guarantor: applicant.id,
        guarantee_to: target.name,
        guarantee_to_uscc: target.uscc ?? '',
        rel: held === 100 ? '全资子企业' : '控股子企业',
      },
      ...{ financing_amount: finance, amount: (finance * held) / 100, pct_hold: held, counter_ok: true, net_asset_group: 900_000 },
      ...{
        cum_before: amount(draw, 20000, 260_000),
        self_guarantee: 90000,
        self_net_asset: 400_000,
        guaranteed_debt_ratio: draw.int(40, 68),
      },
      ...{ loss_years: 0, term: months, end_date: addMonths(today, months), mode: '连带责任保证' },
    })
  },
  'GZ-CW-08': (draw, { today }) =>
    typed({
      ...{
        plan_name: `${today.slice(0, 4)}年第${draw.pick(['一', '二', '三'])}期`,
        bond_type: draw.pick(['公司债', '中期票据', '短融/超短融']),
      },
      ...{
        amount: draw.int(3, 20),
        term: draw.pick([1, 3, 5]),
        use: '偿还债务',
        rate_cap: 3.2,
        cum_bond: draw.int(40, 90),
        net_asset: 210,
      },
      ...{ due_12m: draw.int(4, 16), debt_ratio_after: draw.int(55, 68), interest_cover: 3.1, refinance: draw.chance(0.5), old_rate: 3.9 },
    }),
  'GZ-CW-09': (draw) =>
    typed({
      ...{ direction: '借入（年度计划）', amount: 60000, rate: 3.4, term: 36, related: false, debt_ratio_after: draw.int(50, 67) },
      plan_detail: [
        { channel: '银行贷款', amount: 40000, rate: 3.2, term: 36 },
        { channel: '债券', amount: 20000, rate: 3.6, term: 36 },
      ],
    }),
  'GZ-CW-10': (draw) =>
    typed({
      ...{ purpose: draw.pick(['乡村振兴', '教育', '公益其他']), receiver_name: '市慈善总会', related_receiver: false, form: '货币' },
      ...{ amount: amount(draw, 10, 120), year_cum: amount(draw, 0, 100), budget: 400, profit_last: 42000 },
    }),
  'GZ-CW-11': (draw) => {
    const book = amount(draw, 50, 900)
    return typed({
      ...{
        asset_type: draw.pick(['应收账款', '其他应收款']),
        book_amount: book,
        provision: book,
        writeoff: book,
        debtor: '某贸易有限公司',
      },
      ...{ evidence_type: draw.pick(['法院判决', '破产裁定']), keep_records: true, resp_done: true },
    })
  },
  'GZ-CW-12': (draw) =>
    typed({
      ...{
        variety: draw.pick(['天然橡胶', '铜', '大豆']),
        kind: '商品类',
        venue: '境内场内',
        exposure: 9000,
        position_limit: draw.int(3000, 9000),
      },
      ...{ margin: 2600, stop_loss: 300, counterparty: '上海期货交易所', speculative: false },
    }),
  'GZ-YS-01': (draw) =>
    typed({
      ...{
        project_name: draw.pick(['关键核心技术攻关项目', '城市公共设施更新项目']),
        expend_type: draw.pick(['资本性支出', '费用性支出']),
        report_gov: draw.chance(0.3),
      },
      ...{ amount: amount(draw, 500, 9000), prior_amount: 2000, prior_left: 200, match_ratio: 40 },
      perf_targets: [
        { name: '新增产能', kind: '产出', value: 12, unit: '万台' },
        { name: '带动就业', kind: '效益', value: 160, unit: '人' },
        { name: '用户满意度', kind: '满意度', value: 90, unit: '%' },
      ],
    }),
}
