import type { StepDefinition } from '@/lib/flow/schema'
import type { MatterDefinition } from '@/lib/matters/schema'
import type { Rng } from '../../../rng'
import { groupOf } from './reasons'

const facts: Readonly<Record<string, readonly string[]>> = {
  CQ: [
    '决策程序完备，评估、审计期间衔接，定价依据充分',
    '产权关系清晰，权属证明齐全，债权债务处置有安排',
    '经核对产权登记，标的权属与申报一致',
  ],
  ZB: ['变动方案符合合理持股比例要求，定价符合规定', '国有股东名单与产权登记一致'],
  GH: ['项目符合主责主业，资金来源落实，收益水平高于资金成本', '项目已列入年度投资计划，可行性研究较为充分', '风险评估和退出安排基本可行'],
  GG: ['方案履行了内部决策和民主程序，法律意见明确', '章程修订符合新公司法和国有企业党建要求', '债权人通知与公告安排符合规定'],
  CW: [
    '数据勾稽关系正确，与上年决算衔接',
    '担保比例与持股比例相当，反担保措施有效',
    '融资规模在年度计划之内，负债率处于管控线以下',
    '审议程序完备，测算依据充分',
  ],
  YS: ['项目符合国有资本经营预算支持方向，绩效目标可量化', '企业自筹资金落实，以往资金使用规范'],
  KH: ['工效联动测算符合规定，增幅与效益相匹配', '考核指标体系完整，目标值具有挑战性', '预算控制在标准以内，较上年有所压减'],
  LD: ['人选符合任职条件，程序规范，廉洁意见为通过', '出访任务明确，经费在年度预算之内', '兼职数量和取酬情况符合规定'],
  JD: ['报告要素完整，处置措施及时', '损失认定依据充分，责任划分清楚'],
  SH: ['报告及时，处置措施得当', '信息要素齐全，已按规定续报'],
  ZH: ['决策程序符合“三重一大”制度规定', '党委前置研究和集体决策记录完整'],
  CG: ['采购方式理由成立，公示程序符合规定', '未发现拆分规避情形'],
}
const conditions: Readonly<Record<string, readonly string[]>> = {
  CQ: [
    '请严格按照企业国有资产交易监督管理有关规定组织实施，交易完成后三十日内办理产权变动登记。',
    '请切实做好职工安置和债权债务衔接工作，维护企业稳定。',
    '交易价款按规定及时足额收取，不得擅自变更交易条件。',
    '请加强后续履约管理，重大变化及时报告。',
  ],
  ZB: ['请严格履行信息披露义务，做好内幕信息管理。', '变动完成后七日内通过管理信息系统报备结果。'],
  GH: [
    '请严格控制投资规模和建设标准，不得擅自扩大投资。',
    '请落实资本金和融资方案，投资后资产负债率不得超过管控线。',
    '请建立项目全过程风险管控机制，每半年报告实施进展。',
    '项目投产满一年后组织开展后评价。',
  ],
  GG: [
    '请依法办理市场主体变更登记和产权登记。',
    '请切实保障职工合法权益，妥善处理债权债务。',
    '请同步完善公司治理制度，落实党组织前置研究要求。',
  ],
  CW: [
    '请严格按照批准的额度和用途使用资金，加强资金监管。',
    '请持续跟踪被担保人经营状况，及时采取风险应对措施。',
    '请加强预算执行分析，确保年度目标完成。',
    '请做好信息披露和账务处理，并按规定归档备查。',
  ],
  YS: ['资金实行专款专用，请于年度终了后报送绩效自评报告。', '请按规定做好国有资本金账务处理和产权登记。'],
  KH: ['请严格执行核定额度，不得超提超发。', '请将考核目标逐级分解，落实到所属企业。', '薪酬兑现前按规定进行公示。'],
  LD: ['请依法依章程履行任免程序。', '请严格执行出访纪律，按期返回并提交总结报告。', '兼职期间不得领取报酬，期满应重新报批。'],
  JD: ['请继续做好处置工作，有重大进展及时续报。', '请举一反三，完善内部控制制度。'],
  SH: ['请做好善后处置，深入查明原因，落实整改措施。'],
  ZH: ['请抓好决策事项的组织实施，按期反馈执行情况。'],
  CG: ['请加强合同履约管理和验收，严禁转包和违规分包。'],
}

/** The words that usually go with a step passed. */
export function passWords(matter: MatterDefinition, step: StepDefinition, chance: Rng): string | null {
  const why = chance.pick(facts[groupOf(matter.code)] ?? ['材料齐全，程序合规'])
  switch (step.key) {
    case 'e_fill':
      return chance.chance(0.25) ? '申报材料已备齐，请审核。' : null
    case 'e_check':
      return chance.pick(['经审核，申报内容与材料一致，同意报签发。', '审核通过。', '已核对数据与附件，同意上报。'])
    case 'e_head':
      return chance.pick(['同意上报。', '同意，请按程序报市国资委。', '已阅，同意签发。'])
    case 'accept':
      return chance.pick(['材料齐全，符合受理条件，予以受理。', '经形式审查，材料齐备，受理并转办。', '符合受理条件，予以受理。'])
    case 'review':
      return `经审查，${why}，${chance.pick(['拟同意', '建议同意', '拟同意，报处长复核'])}。`
    case 'countersign':
      return chance.pick(['无不同意见。', '同意。', `经会签审查，${why}，同意。`, '原则同意，请主办处室跟踪落实情况。'])
    case 'expert':
      return chance.pick([
        '经评审，方法选用适当，参数依据较充分，结论合理。',
        '项目论证较为充分，主要风险可控，建议通过。',
        '同意评审意见，建议补充敏感性说明后实施。',
      ])
    case 'chief':
      return chance.pick([`${why}。同意初审意见。`, '同意初审意见和会签意见，请领导审签。', '同意。', '拟同意，报委领导审定。'])
    case 'lead':
      return chance.pick(['同意。', '同意，按程序办理。', '原则同意，请处室加强后续监管。', '同意提交会议研究。'])
    case 'meeting':
      return chance.pick(['经主任办公会审议，同意。', '经委党委会、主任办公会集体研究，原则同意。', '会议审议通过，请处室按会议意见办理。'])
    case 'government':
      return '市政府已批复同意。'
    case 'follow_up':
      return chance.pick(['已按要求落实，现报送落实情况。', '处置措施已全部落实，后续情况将按月报告。', '已完成整改，相关资料已归档。'])
    default:
      return chance.pick(['同意。', '已办。'])
  }
}

/** What the decision asks for; its lines become the points of the paper. Reports and simple filings often end without any. */
export function decisionWords(matter: MatterDefinition, chance: Rng): string {
  const asks = chance.shuffle(conditions[groupOf(matter.code)] ?? ['请按规定组织实施。'])
  const most = matter.kind === '审批' ? chance.int(2, 3) : matter.kind === '核准' ? chance.int(1, 2) : chance.int(0, 1)
  return most === 0 ? (matter.kind === '报告' ? '已阅。' : '同意备案。') : asks.slice(0, most).join('\n')
}

/** How a meeting's result is proved. */
export function minutesWords(step: StepDefinition, at: string, chance: Rng): string {
  const year = at.slice(0, 4)
  return step.kind === 'external'
    ? `青政字〔${year}〕${chance.int(11, 180)}号`
    : `市国资委${chance.pick(['主任办公会纪要', '党委会议纪要'])}〔${year}〕${chance.int(1, 48)}号`
}

/** A line of encouragement to whoever holds the task. */
export const urgings: readonly string[] = [
  '该件临近办理时限，请抓紧办理。',
  '企业反映工商变更时间紧，请尽快办理。',
  '请于今日下班前反馈意见。',
  '已超过会签时限，请尽快提出意见。',
]
/** Why a task changes hands. */
export const handovers: readonly string[] = ['因分工调整，转请办理。', '外出培训，请代为办理。', '该企业由你联系，转请办理。']
/** What is asked of an added signer, and what is answered. */
export const askings: readonly string[] = ['请就会计处理提出意见。', '请就法律风险提出意见。', '请就与规划的衔接提出意见。']
export const answers: readonly string[] = ['经研究，无不同意见。', '建议在批复中明确后续监管要求，其他无意见。', '同意主办处室意见。']
/** What is written beside the decision, to the other side or among colleagues. */
export const comments: readonly string[] = [
  '请关注标的企业近期诉讼情况。',
  '已与企业电话沟通，补充资料明日报送。',
  '纸质材料已收到。',
  '请与上次批复口径保持一致。',
]
/** Words that go with a rating, by stars. */
export const ratingWords: Readonly<Record<number, readonly string[]>> = {
  5: ['办理高效，指导耐心，非常满意。', '比承诺时限提前办结，感谢。', '一次性告知清楚，办理顺畅。', '线上办理省去了跑腿，很方便。'],
  4: ['总体满意，建议增加材料样例。', '办理及时，沟通顺畅。', '满意。'],
  3: ['会签环节时间略长。', '补正要求可以更具体。'],
  2: ['办理时间较长，中间缺少进度反馈。'],
  1: ['材料反复修改，希望一次说清。'],
}
