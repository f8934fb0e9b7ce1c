import type { FormValue, FormValues } from '@/lib/forms/schema'
import type { Draw, SampleContext } from '@/lib/matters/samples/draw'
import type { MatterDefinition } from '@/lib/matters/schema'
import { premises } from './things'

type Words = {
  readonly v: (key: string) => string
  readonly year: string
  readonly target: string
  readonly me: string
  readonly other: string
  readonly draw: Draw
}
type Title = (words: Words) => string

const request = (core: string) => `关于${core}的请示`
const report = (core: string) => `关于${core}的报告`
const registration = (core: string) => `关于${core}的申请`

const titles: Readonly<Record<string, Title>> = {
  'GZ-CQ-01': ({ v, target }) => request(`公开转让所持${target}${v('transfer_pct')}%股权`),
  'GZ-CQ-02': ({ v, target }) => request(`以非公开协议方式转让${target}${v('transfer_pct')}%股权`),
  'GZ-CQ-03': ({ target, v }) => request(`${target}${v('increase_mode') === '公开' ? '公开挂牌' : ''}增资扩股`),
  'GZ-CQ-04': ({ target, v, draw }) =>
    request(
      `转让${target}${v('asset_type') === '房产' ? `位于${draw.pick(['市南区', '市北区', '李沧区', '崂山区', '黄岛区'])}房产` : `部分${v('asset_type')}`}`,
    ),
  'GZ-CQ-05': ({ target, v, other }) => request(`将${target}${v('target_pct')}%国有股权无偿划转至${other}`),
  'GZ-CQ-06': ({ target, v }) => request(`核准${target}${v('purpose')}项目资产评估结果`),
  'GZ-CQ-07': ({ target, v }) => registration(`${target}${v('purpose')}项目资产评估结果备案`),
  'GZ-CQ-08': ({ v }) => registration(`办理${v('target_name')}占有产权登记`),
  'GZ-CQ-09': ({ target }) => registration(`办理${target}变动产权登记`),
  'GZ-CQ-10': ({ target }) => registration(`办理${target}注销产权登记`),
  'GZ-CQ-11': ({ v, draw }) => registration(`${v('mode')}${v('area')}平方米${draw.pick(premises)}备案`),
  'GZ-ZB-01': ({ target, v }) => request(`${v('change_type')}${target}部分股份`),
  'GZ-ZB-02': ({ target, v }) => request(`${target}拟在${v('board_plan')}上市国有股东标识管理`),
  'GZ-GH-01': ({ v, me }) => request(`报送${me}${v('plan_year')}年度投资计划`),
  'GZ-GH-02': ({ v }) => request(`实施${v('project_name')}`),
  'GZ-GH-03': ({ v }) => request(`投资建设${v('project_name')}（非主业）`),
  'GZ-GH-04': ({ v }) => request(`${v('invest_mode') === '并购' ? '并购投资' : '投资建设'}${v('project_name')}`),
  'GZ-GH-05': ({ v, me }) => request(`报送${me}${v('period')}年${v('plan_type') === '三年滚动' ? '三年滚动发展规划' : '发展战略规划'}`),
  'GZ-GH-06': ({ v, me }) => request(`${me}${v('adjust_type')}${v('business')}业务`),
  'GZ-GH-07': ({ year, me, draw }) =>
    report(`${me}${Number(year) - 1}年投产${draw.pick(['产业园', '管网改造', '数字化', '物流', '环保'])}项目投资后评价`),
  'GZ-GH-08': ({ v }) => request(`参股投资${v('target')}`),
  'GZ-GG-01': ({ target, v }) => request(`${v('charter_type') === '制定' ? '制定' : '修订'}${target}章程`),
  'GZ-GG-02': ({ target, v }) => request(`${target}${v('form')}实施方案`),
  'GZ-GG-03': ({ v }) => request(v('scheme_name')),
  'GZ-GG-04': ({ target }) => request(`解散清算${target}`),
  'GZ-GG-05': ({ target, v }) => request(`增加${target}注册资本${v('delta')}万元`),
  'GZ-GG-06': ({ target }) => request(`${target}实施员工持股方案备案`),
  'GZ-GG-07': ({ target, v }) => request(`${target}实施${v('type')}激励计划`),
  'GZ-GG-08': ({ v, me, target }) => request(`${target || me}首次公开发行股票并在${v('market')}上市`),
  'GZ-CW-01': ({ v, me }) => request(`报送${me}${v('budget_year')}年度财务预算`),
  'GZ-CW-02': ({ v, me }) => request(`批复${me}${v('settle_year')}年度财务决算`),
  'GZ-CW-03': ({ year, me }) => request(`${me}${Number(year) - 1}年度利润分配方案`),
  'GZ-CW-04': ({ v, me }) => request(`${me}${v('income_year')}年度国有资本收益申报`),
  'GZ-CW-05': ({ target, v }) => request(`${target}${v('item')}${v('change_type')}变更备案`),
  'GZ-CW-06': ({ year, me }) => request(`选聘${me}${year}年度财务决算审计机构`),
  'GZ-CW-07': ({ v }) => request(`为${v('guarantee_to')}提供${v('amount')}万元融资担保`),
  'GZ-CW-08': ({ v }) => request(`发行${v('plan_name')}${v('bond_type')}${v('amount')}亿元`),
  'GZ-CW-09': ({ year, me }) => request(`报送${me}${year}年度融资计划`),
  'GZ-CW-10': ({ v }) => request(`向${v('receiver_name')}捐赠${v('amount')}万元`),
  'GZ-CW-11': ({ target, v }) => request(`核销${target}${v('asset_type')}减值准备${v('writeoff')}万元`),
  'GZ-CW-12': ({ v, year, me }) => request(`${me}${year}年度开展${v('variety')}套期保值业务`),
  'GZ-YS-01': ({ v }) => request(`申请国有资本经营预算支持${v('project_name')}`),
  'GZ-KH-01': ({ v, me }) => request(`核准${me}${v('wage_year')}年度工资总额预算`),
  'GZ-KH-02': ({ v, me }) => request(`${me}${v('wage_year')}年度工资总额清算`),
  'GZ-KH-03': ({ year, me }) => request(`核定${me}负责人${Number(year) - 1}年度薪酬`),
  'GZ-KH-04': ({ year, v, me }) => request(`报送${me}${year}年度${v('item')}预算`),
  'GZ-KH-05': ({ year, me }) => request(`核定${me}${year}年度经营业绩考核目标`),
  'GZ-LD-01': ({ v }) => request(`提名${v('person')}任${v('post')}`),
  'GZ-LD-02': ({ v }) => request(`${v('person')}兼任${v('org')}${v('position')}`),
  'GZ-LD-03': ({ v }) => request(`${v('person')}${v('type')}出国（境）`),
  'GZ-JD-01': ({ target, v }) => report(`${target}${v('event_name')}事件`),
  'GZ-JD-02': ({ target, v }) => report(`${target}${v('cause')}案件`),
  'GZ-JD-03': ({ target, v }) => report(`${target}${v('clue_name')}责任追究情况`),
  'GZ-JD-04': ({ v, me }) =>
    report(`${me}${v('audit_year')}年度${v('content') === '内控体系工作报告' ? '内控体系工作' : '内部审计计划和内控体系工作'}`),
  'GZ-SH-01': ({ target, v }) => report(`${target}${v('event_name')}情况`),
  'GZ-ZH-01': ({ v }) => report(`“${v('topic').replace(/^关于|的议题$/g, '')}”决策事项登记`),
  'GZ-CG-01': ({ v }) => registration(`以${v('method')}方式实施${v('project_name')}备案`),
}

/** The title an enterprise gives its filing: what it asks for, in official wording, at most 100 characters. */
export function titleOf(matter: MatterDefinition, values: FormValues, context: SampleContext, draw: Draw): string {
  const text = (value: FormValue | undefined) =>
    typeof value === 'string' ? value : Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('、') : ''
  const joint: Title = ({ target, me, year }) => request(`办理${matter.targetField ? target : `${me}${year}年度`}${matter.name}`)
  const make = titles[matter.code] ?? (matter.parts ? joint : () => request(`办理${matter.name}`))
  const words: Words = {
    v: (key) => text(values[key]),
    year: context.today.slice(0, 4),
    target: context.target.name,
    me: context.applicant.name,
    other: context.others[0]!.name,
    draw,
  }
  return make(words).slice(0, 100)
}
