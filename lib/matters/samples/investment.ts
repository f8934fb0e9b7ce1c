import { addMonths } from '@/lib/kernel/workday'
import { amount, dayNear, type Recipe, typed } from './draw'

const projectNames = [
  '海洋装备智能制造基地',
  '冷链物流枢纽',
  '污水处理厂提标改造',
  '城市停车综合体',
  '数据中心扩建',
  '轨道交通检修基地',
] as const

/** Planning and investment matters. */
export const investmentRecipes: Readonly<Record<string, Recipe>> = {
  'GZ-GH-01': (draw, { today }) => {
    const parts = [amount(draw, 3000, 40000), amount(draw, 1000, 20000), amount(draw, 500, 9000)]
    const total = parts.reduce((sum, part) => sum + part, 0)
    const own = Math.round(total * 0.4)
    return typed({
      ...{
        plan_year: Number(today.slice(0, 4)),
        total_invest: total,
        fixed_invest: parts[0]! + parts[2]!,
        equity_invest: parts[1]!,
        other_invest: 0,
      },
      ...{ noncore_invest: Math.round(total * 0.05), overseas_invest: 0, new_industry_invest: Math.round(total * 0.3) },
      ...{
        self_fund: own,
        debt_fund: total - own,
        fiscal_fund: 0,
        debt_ratio_now: draw.int(50, 62),
        debt_ratio_est: draw.int(55, 68),
        adjust: false,
      },
      projects: parts.map((part, index) => ({
        ...{
          name: `${projectNames[index]}项目`,
          type: index === 1 ? '并购' : '固定资产',
          core: '主业',
          total_invest: part * 3,
          year_invest: part,
        },
        ...{ start: addMonths(today, -2), end: addMonths(today, 22), irr: 7, status: draw.pick(['未决策', '董事会已决策']) },
      })),
    })
  },
  'GZ-GH-02': (draw, { today }) => {
    const total = amount(draw, 8000, 90000)
    return typed({
      ...{
        project_name: `${draw.pick(projectNames)}项目`,
        invest_type: draw.pick(['固定资产', '固定资产', '新设企业', '并购']),
        in_plan: true,
      },
      ...{ core_match: '主业', total_invest: total, own_invest: Math.round(total * 0.7), noncash: false, capital_ratio: draw.int(25, 45) },
      ...{ irr: draw.int(7, 12), wacc: draw.int(4, 6), payback: draw.int(7, 12), debt_ratio_after: draw.int(52, 68), industry: 'C3911' },
      ...{
        build_start: dayNear(draw, today, 40, 120),
        build_end: dayNear(draw, today, 500, 900),
        has_partners: false,
        land: ['用地', '环评'],
      },
    })
  },
  'GZ-GH-03': (draw) => {
    const own = amount(draw, 500, 5000)
    return typed({
      ...{
        project_name: `${draw.pick(projectNames)}协同项目`,
        industry: 'G5442',
        total_invest: own * 2,
        own_invest: own,
        irr: draw.int(8, 12),
      },
      ...{ year_noncore_cum: amount(draw, 0, 2000), noncore_limit: 12000, synergy: draw.pick(['产业链延伸', '盘活存量']) },
    })
  },
  'GZ-GH-04': (draw) => {
    const dollars = amount(draw, 200, 5000)
    return typed({
      ...{ project_name: `${draw.pick(['东盟', '中亚', '中东欧'])}${draw.pick(projectNames)}项目`, country: draw.pick(['SG', 'KZ', 'HU']) },
      ...{
        invest_mode: draw.pick(['新设', '并购']),
        core_match: '主业',
        high_risk: false,
        invest_usd: dollars,
        fx_rate: 7.1,
        invest_cny: dollars * 7.1,
      },
      ...{ pct: draw.pick([51, 70, 100]), spv_layers: draw.int(1, 2), nominee: false, has_partner: false, sanction_hit: false },
    })
  },
  'GZ-GH-05': (draw, { today }) => {
    const year = Number(today.slice(0, 4))
    const grow = (now: number, step: number) => ({
      now,
      y1: now + step,
      y2: now + 2 * step,
      y3: now + 3 * step,
      y4: now + 4 * step,
      y5: now + 5 * step,
    })
    return typed({
      ...{ plan_type: draw.pick(['五年规划', '三年滚动']), period: `${year}-${year + 4}`, core_business: 'C39' },
      targets: [
        { name: '资产总额', unit: '万元', ...grow(3_000_000, 150_000) },
        { name: '营业收入', unit: '万元', ...grow(800_000, 60_000) },
        { name: '利润总额', unit: '万元', ...grow(40_000, 3_000) },
        { name: '资产负债率', unit: '%', ...grow(66, -0.5) },
        { name: '研发投入强度', unit: '%', ...grow(2.2, 0.2) },
        { name: '主业收入比重', unit: '%', ...grow(82, 1) },
      ],
    })
  },
  'GZ-GH-06': (draw, { others }) =>
    typed({
      ...{ adjust_type: draw.pick(['核定', '新增主业', '转为主业']), business: draw.pick(['海洋装备', '现代物流', '数字产业']) },
      ...{
        industry_codes: ['C3911', 'G5442'],
        share_asset3: draw.int(20, 45),
        share_rev3: draw.int(15, 40),
        share_profit3: draw.int(10, 40),
        pillar: false,
      },
      name_list: others.slice(0, 2).map((org) => ({ name: org.name, uscc: org.uscc ?? '', business: '海洋装备' })),
    }),
  'GZ-GH-07': (draw) => {
    const plan = amount(draw, 5000, 60000)
    return typed({
      ...{
        project: `project-${draw.int(1, 90)}`,
        plan_total: plan,
        actual_total: Math.round(plan * 1.03),
        plan_irr: 8,
        actual_irr: draw.int(6, 9),
      },
      ...{ delay_months: 0, responsibility: false },
      problems:
        '前期市场调研对下游需求增速判断偏乐观，设备选型与后期产能爬坡衔接不够紧密；建设过程中设计变更审批链条偏长，影响了部分分项工程进度。今后在立项阶段补充敏感性分析，建立设计变更分级授权机制，并在投产后按季度跟踪收益实现情况。',
    })
  },
  'GZ-GH-08': (draw, { others, people }) => {
    const fund = draw.chance(0.4)
    return typed({
      ...{
        target: fund ? '海洋产业引导基金（有限合伙）' : others[0]!.name,
        invest_kind: fund ? '基金' : '参股企业',
        pct: draw.int(10, 49),
      },
      ...{
        invest: amount(draw, 500, 12000),
        partner_credit: '良好',
        brand_use: false,
        guarantee_loan: false,
        target_uscc: others[0]!.uscc ?? '',
      },
      directors: [{ name: people[0] ?? '李董', post: '董事', unit: '投资发展部' }],
    })
  },
}
