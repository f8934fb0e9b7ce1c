import type { Surroundings } from '@/lib/forms/environment'
import type { NamedType } from '@/lib/kernel/expr/types'
import { figureFacts } from './figures/vocabulary'
import { params } from './params'
import type { MatterDefinition } from './schema'

/**
 * A fact the platform's base supplies. Values are handed over as text in `unit` (元 is never assumed), dates as `YYYY-MM-DD`,
 * lists as string[]; a fact without a value is absent and never 0. `source` says how it is computed, `needs` from which fields.
 */
export type BaseFact = NamedType & { label: string; source: string; needs: readonly string[] }

const money = (label: string, source: string, ...needs: string[]): BaseFact => ({ type: 'money', unit: '万元', label, source, needs })
const percent = (label: string, source: string, ...needs: string[]): BaseFact => ({ type: 'percent', unit: '%', label, source, needs })
const int = (label: string, source: string, ...needs: string[]): BaseFact => ({ type: 'int', unit: null, label, source, needs })
const bool = (label: string, source: string, ...needs: string[]): BaseFact => ({ type: 'bool', label, source, needs })

/** The whole vocabulary: an expression may name nothing of the base that is not here. Decided =办结 with a favourable result. */
export const baseFacts: Readonly<Record<string, BaseFact>> = {
  'base.target.held_pct': percent(
    '申报企业对标的的持股比例',
    '产权树：申报企业对标的企业的直接持股比例，申报日有效',
    'applicant_org',
    'target_org',
  ),
  'base.target.state_pct': percent('标的国有合计持股比例', '产权树：标的企业全部国有出资人直接持股比例之和，申报日有效', 'target_org'),
  'base.target.registered': bool('标的已办产权登记', '产权登记：标的企业有有效的占有登记且未办注销登记', 'target_org'),
  'base.target.reg_capital': money('标的注册资本', '产权登记：标的企业现行登记的注册资本', 'target_org'),
  'base.target.org_form': { type: 'text', label: '标的组织形式', source: '产权登记：标的企业现行登记的组织形式', needs: ['target_org'] },
  'base.target.uscc': {
    type: 'text',
    label: '标的统一社会信用代码',
    source: '组织主数据：标的企业的统一社会信用代码',
    needs: ['target_org'],
  },
  'base.target.open_count': int(
    '标的未结事项数',
    '以标的企业为申报企业或者标的、尚未办结的办件数（不含本件），加未结案件数和未到期担保数',
    'target_org',
  ),
  'base.target.transfer_pct_12m': percent(
    '标的近十二个月累计转让比例',
    '申报日前十二个月内办结的 GZ-CQ-01、GZ-CQ-02 中同一标的 transfer_pct 之和；没有为 0',
    'target_org',
  ),
  'base.target.disposals_12m': int(
    '标的近十二个月资产、产权转让件数',
    '申报日前十二个月内，标的企业作为申报企业或者标的办结的 GZ-CQ-01、02、04、05 件数',
    'target_org',
  ),
  'base.target.capital_changes_12m': int(
    '标的近十二个月增减资次数',
    '申报日前十二个月内同一标的办结的 GZ-GG-05 和 GZ-CQ-03 件数',
    'target_org',
  ),
  'base.uscc.unique': bool('统一社会信用代码未被占用', '组织主数据中没有其他企业使用该代码', 'uscc'),
  'base.appraisal.filed': bool('标的评估已核准或者备案', '同一标的有办结的 GZ-CQ-06 或者 GZ-CQ-07', 'target_org'),
  'base.appraisal.base_date': {
    type: 'date',
    label: '最近一次评估基准日',
    source: '同一标的最近办结的 GZ-CQ-06、07 的 base_date(不含本件)',
    needs: ['target_org'],
  },
  'base.appraisal.value': money('最近一次评估净资产', '同一标的最近办结的 GZ-CQ-06、07 的 appr_equity(不含本件)', 'target_org'),
  'base.econ_approval.found': bool(
    '经济行为批准文件可查',
    '办结办件的文书编号中有所填编号，且该办件的标的相同',
    'econ_approval',
    'target_org',
  ),
  'base.event_filing.decided': bool('对应办件已办结', '所填办件编号存在且已办结', 'event_matter'),
  'base.registration.before_matches': bool(
    '变动前数据与登记一致',
    '变动前后对照表每一行的 before 等于产权登记中该项的现值',
    'target_org',
    'before_after',
  ),
  'base.registration.holders_match': bool(
    '国有股东名单与登记一致',
    '名单中每个股东都是产权登记中该公司的出资人，持股比例相差不超过 0.01 个百分点',
    'company',
    'state_holders',
  ),
  'base.registration.state_holders_covered': bool(
    '国有股东无遗漏',
    '产权树中该公司的直接股东里，穿透国有权益超过 50% 的都在名单中',
    'company',
    'state_holders',
  ),
  'base.registration.orgs_normal': bool('参与企业登记正常', '参与企业逐户已办产权登记且状态为存续', 'orgs'),
  'base.group.same': bool(
    '转受让双方同属一家出资企业',
    '管理树：申报企业与受让方（按信用代码找到的企业）的一级企业相同；找不到受让方为否',
    'applicant_org',
    'buyer_uscc',
  ),
  'base.group.consolidated_count': int('申报企业并表户数', '产权树：申报日申报企业及其并表企业的户数（含本部）', 'applicant_org'),
  'base.parties.state_only': bool('划转双方无非国有股东', '产权树：划出方、划入方的全部股东（逐级）均为国有', 'out_org', 'in_org'),
  'base.applicant.core_industries': {
    type: 'multi',
    label: '申报企业主业目录',
    source: '所属集团现行主业目录的行业代码（GB/T 4754），尚未录入目录的取企业登记的主业代码',
    needs: ['applicant_org'],
  },
  'base.project.core_match': {
    ...{ type: 'text', label: '按主业目录判断的主业属性', needs: ['applicant_org', 'industry'] },
    source: '项目行业代码对照所属集团现行主业目录（目录的上级代码包含其下级）：主业、拟培育主业或者非主业；没有目录的无值',
  },
  'base.core.duplicated': bool('与其他市属企业主业重复', '所选行业代码出现在其他一级企业的主业目录中', 'applicant_org', 'industry_codes'),
  'base.plan.total_invest': money(
    '年度投资计划总额',
    '申报企业同一年度最近办结（没有办结的取在办）的 GZ-GH-01 的 total_invest',
    'applicant_org',
    'budget_year',
  ),
  'base.plan.avg_invest_3y': money(
    '近三年平均计划投资',
    '申报企业计划年度之前三个年度办结的 GZ-GH-01 的 total_invest 平均数；不足一年的无值',
    'applicant_org',
    'plan_year',
  ),
  'base.plan.project_listed': bool(
    '项目已列入年度投资计划',
    '申报企业当年办结的 GZ-GH-01(含调整)项目明细中有同名项目',
    'applicant_org',
    'project_name',
  ),
  'base.project.plan_total': money('项目备案总投资', '所选项目对应的 GZ-GH-02(或者 GZ-GH-03)办件的 total_invest', 'project'),
  'base.project.plan_irr': percent('项目可研收益率', '所选项目对应的 GZ-GH-02(或者 GZ-GH-03)办件的 irr', 'project'),
  'base.noncore.year_sum': money('本年非主业累计投资', '申报企业本年办结的 GZ-GH-03 的 own_invest 之和；没有为 0', 'applicant_org'),
  'base.payroll.total': money(
    '工资总额预算',
    '申报企业同一年度最近办结（没有办结的取在办）的 GZ-KH-01 的 total',
    'applicant_org',
    'budget_year',
    'wage_year',
  ),
  'base.settlement.np_parent': money(
    '决算归母净利润',
    '申报企业同一年度（表上没有年度的取上一年度）办结的 GZ-CW-02 的 np_parent',
    'applicant_org',
    'income_year',
  ),
  'base.guarantee.acyclic': bool(
    '担保关系无环',
    '办结且未到期的 GZ-CW-07 的担保人到被担保人关系加上本次担保不成环（被担保人按信用代码对应企业）',
    'guarantor',
    'guarantee_to_uscc',
  ),
  'base.guarantee.cum_group': money(
    '集团未到期担保余额',
    '申报企业所在集团办结且未到期的 GZ-CW-07 的 amount 之和（不含本次）；没有为 0',
    'applicant_org',
  ),
  'base.donation.year_sum': money('本年累计捐赠', '申报企业本年办结的 GZ-CW-10 的 amount 之和；没有为 0', 'applicant_org'),
  'base.asset.disposal_net_12m': money(
    '近十二个月同类资产处置净值',
    '申报日前十二个月内申报企业办结的、同一资产类别的 GZ-CQ-04 的 net_value 之和；没有为 0',
    'applicant_org',
    'asset_type',
  ),
  'base.penalty.deduct_due': money(
    '尚未执行的薪酬扣减',
    '申报企业办结的 GZ-JD-03 的 deduct_amount 之和，减去已办结 GZ-KH-03 的 deduct 之和，小于 0 取 0',
    'applicant_org',
  ),
  'base.title.same_30d': int(
    '三十天内标题相同的办件数',
    '同一申报企业近三十天上报、标题相同（不计空格）的办件数，不含本件和已撤回、不予受理的',
    'title',
  ),
  'base.delegation.level': {
    type: 'text',
    label: '决定层级',
    source: '授权放权清单：申报企业所属一级企业的清单，没有列入的按全部一级企业的清单，都没有的为国资委审批；金额或条件超出的为国资委审批',
    needs: ['applicant_org'],
  },
  'base.report.days_since_last': {
    type: 'int',
    unit: '天',
    label: '距上次报告天数',
    source: '首报编号相同的最近一次 GZ-JD-01 报告上报之日到今天的天数',
    needs: ['first_no'],
  },
  ...figureFacts,
}

const known = new WeakMap<MatterDefinition['materials'], Surroundings>()

/** The names a matter's expressions may use beside its form fields: base facts, parameters, its materials. One object a list of materials. */
export function surroundingsOf({ materials }: Pick<MatterDefinition, 'materials'>): Surroundings {
  const held = known.get(materials)
  if (held) return held
  const made = { facts: baseFacts, params, materials: Object.fromEntries(materials.map((material) => [material.key, material.name])) }
  known.set(materials, made)
  return made
}
