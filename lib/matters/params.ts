import type { NamedType } from '@/lib/kernel/expr/types'

/**
 * A threshold of the rules. `default` is written in `unit` like a form value; an administrator may set another one for everybody
 * or for one enterprise. `origin` names the document, or 建议值 where none was seen.
 */
export type MatterParam = NamedType & { label: string; default: string | readonly string[]; origin: string }

const of = (type: string, unit: string | null, label: string, value: string, origin: string): MatterParam => ({
  ...{ type, unit, label, default: value, origin },
})
const percent = (label: string, value: string, origin: string) => of('percent', '%', label, value, origin)
const money = (label: string, value: string, origin: string) => of('money', '万元', label, value, origin)
const number = (label: string, value: string, unit: string | null, origin: string) => of('decimal', unit, label, value, origin)

const advice = '建议值'

/** Parameters by key (`param.<key>` in expressions). */
export const params: Readonly<Record<string, MatterParam>> = {
  debt_ratio_line: percent('资产负债率管控线', '70', '建议值；按企业分类核定'),
  group_transfer_limit: percent('十二个月累计转让比例集团授权上限', '30', '建议值；以授权放权清单为准'),
  asset_disposal_line: money('十二个月同类资产处置审批线', '5000', '建议值；以授权放权清单为准'),
  agency_max_years: number('评估机构连续承担年数上限', '5', '年', advice),
  procurement_rotation_years: number('采购岗位连续任职年限上限', '5', '年', advice),
  max_org_level: number('产权级次控制数', '5', '级', '压减管理层级要求；以市国资委现行文件为准'),
  rent_notice_days: number('公开招租公告期', '5', '工作日', advice),
  rent_term_months: number('租期上限', '60', '月', advice),
  listed_cut_line: percent('证券交易系统转让审批线（年度累计占总股本）', '5', '《上市公司国有股权监督管理办法》，口径待校核'),
  noncore_pct_limit: percent('非主业投资占比上限', '10', '建议值；按企业核定'),
  core_share_green: percent('主业占比三年平均：不低于此为绿灯', '80', advice),
  core_share_red: percent('主业占比三年平均：低于此为红灯', '60', advice),
  self_fund_ratio: percent('投资自有资金比例下限', '30', advice),
  negative_industries: {
    ...{ type: 'multi', label: '投资负面清单禁止类行业', default: ['K7010'] },
    origin: '建议值（房地产开发经营）；以现行投资项目负面清单为准',
  },
  negative_irr_floor: percent('投资项目最低收益率', '0', advice),
  min_capital_ratio: percent('固定资产投资最低资本金比例', '20', '固定资产投资项目资本金制度；分行业另定'),
  expert_review_line: money('须专家论证的总投资', '50000', advice),
  noncore_irr_floor: percent('非主业项目收益率门槛', '8', advice),
  auth_invest_limit: money('董事会对外投资授权上限', '50000', '建议值；以授权放权清单为准'),
  auth_guarantee_limit: money('董事会对外担保授权上限', '30000', '建议值；以授权放权清单为准'),
  auth_loan_limit: money('董事会对外借款授权上限', '20000', '建议值；以授权放权清单为准'),
  staff_vote_ratio: percent('职代会通过率下限（须超过）', '50', '职工代表大会议事规则：全体代表过半数'),
  settle_cost_per_head: money('职工人均安置费用标准', '12', '建议值；按当地标准维护'),
  staff_share_total: percent('员工持股总比例上限', '30', '国资发改革〔2016〕133号'),
  staff_share_single: percent('单一员工持股比例上限', '1', '国资发改革〔2016〕133号'),
  incentive_total: percent('股权激励授予总量上限', '10', '国有控股上市公司股权激励相关规定'),
  ipo_main_profit: money('主板近三年累计净利润下限', '20000', '证券交易所股票上市规则，待校核'),
  related_tx_limit: percent('关联交易占比提示线', '30', advice),
  state_hold_floor: percent('发行后国有持股提示线', '34', advice),
  profit_growth: percent('利润总额增长目标', '5', '建议值；按市年度目标设置'),
  debt_cover: number('到期债务资金覆盖系数', '1', '倍', advice),
  dividend_ratio: percent('现金分红比例下限', '30', '建议值；按企业类别收取比例设置'),
  interest_cover: number('利息保障倍数下限', '2', '倍', advice),
  donation_ratio: percent('累计捐赠占上年利润比例上限', '5', '建议值；以市国资委现行规定为准'),
  writeoff_audit_line: money('须专项审计的核销金额', '1000', advice),
  linkage_factor: number('工资效益联动系数', '1', '倍', '建议值；按企业分类确定'),
  wage_margin: percent('平均工资增幅高于社平增幅容许值', '2', advice),
  perf_factor_cap: number('绩效年薪考核系数上限', '2', '倍', '建议值；以负责人薪酬管理办法为准'),
  concurrent_limit: number('领导人员兼职数上限', '2', '个', advice),
  concurrent_many: number('兼职较多提示数', '3', '个', advice),
  abroad_days: number('一次出访天数上限', '10', '天', '建议值；以外事管理规定为准'),
  risk_report_hours: number('重大经营风险首报时限', '48', '小时', '国资发监督规〔2021〕103号，时限待校核'),
  followup_days: number('续报间隔上限', '30', '天', advice),
  major_case_amount: money('重大法律纠纷案件标的额', '5000', '建议值；以市国资委现行规定为准'),
  audit_coverage: percent('年度内部审计覆盖率下限', '33', '建议值；三年全覆盖'),
  safety_report_minutes: number('事故快报时限', '60', '分钟', '国务院令第493号第九条'),
  extension_leader_share: percent('累计延期占承诺时限的比例，超过的由分管领导批准', '50', '建议值；《行政许可法》第四十二条参照'),
  decision_register_days: number('“三重一大”决策会后登记时限', '5', '工作日', '建议值；会后 5 个工作日内登记'),
  registration_change_days: number('变动产权登记时限', '20', '工作日', '建议值；《企业国有资产产权登记管理办法》，时限待校核'),
  lenience_window_months: number('首违不罚：同类情形累计期间', '12', '个月', advice),
  lenience_minor_days: number('首违不罚：迟报属于情节轻微的天数上限', '3', '天', advice),
  lenience_defects: number('首违不罚：退回、补正计为报送质量问题的次数', '2', '次', advice),
  lenience_notice_at: number('首违不罚：同类情形第几次起书面告知', '2', '次', '建议值；与通报次数相同的从高'),
  lenience_circular_at: number('首违不罚：同类情形第几次起通报', '2', '次', '首次迟报提示，同类再犯升级为通报'),
  purchase_notice_days: number('采购公示工作日', '5', '工作日', advice),
  invest_behind_yellow: number('投资项目进度落后计划亮黄灯', '10', '个百分点', '项目进度落后计划 10 个百分点自动黄灯'),
  invest_behind_red: number('投资项目进度落后计划亮红灯', '20', '个百分点', advice),
  invest_over_red: percent('投资项目超批复总投资亮红灯（超出即黄灯）', '10', '建议值；与投资项目后评价“超概算”提示线一致'),
  invest_standstill_months: number('在建项目无进展亮红灯', '3', '个月', advice),
  invest_yield_gap: percent('投资项目预计收益率低于可研亮红灯', '30', '收益率低于可研 30% 自动预警'),
  invest_late_red_days: number('投资项目节点、工期延误转红灯', '90', '天', advice),
  invest_report_day: number('投资项目月报次月报送截止日', '10', '日', advice),
  finance_goal_behind: number('考核目标、预算慢于序时亮红灯（慢于序时即黄灯）', '10', '个百分点', advice),
  finance_goal_over: number('比率类目标超控制线亮红灯（超出即黄灯）', '1', '个百分点', advice),
  finance_goal_short: percent('金额类时点目标偏差亮红灯（有偏差即黄灯）', '10', advice),
  finance_deviation_z: number('指标偏离历史：明显偏离的 z 值', '2', null, advice),
  finance_deviation_percent: percent('指标偏离预算：明显偏离', '10', advice),
  finance_deviation_points: number('比率类指标偏离预算：明显偏离', '2', '个百分点', advice),
  finance_deviation_percentile: number('指标同业位次：明显偏离的首尾百分位', '10', '个百分位', advice),
  lead_signature: number('领导审签须手写签名（1 须签，0 不须）', '1', null, '建议值；以本委公文处理办法为准'),
}

/** Every parameter at its default, as `runRules` and the forms take them. */
export function defaultParams(): Record<string, string | readonly string[]> {
  return Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.default]))
}
