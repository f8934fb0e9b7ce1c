import { documents, hasDocument, passageRow } from '../rows/passage-rows'
import type { Case } from '../types'
import { adds, goods, onTender, works } from './kit'
import type { Plant } from './plant'

/** A clause that stands in the documents of a tender beside the usual ones. */
const clause = (kind: string, models: string[], document: string, body: string, plant: Partial<Plant> = {}): Plant => ({
  kind,
  models,
  wish: works(),
  rows: (made, planted) => {
    if (!hasDocument(made.sketch)) made.rows.passage = documents(made.sketch)
    adds(made, 'passage', passageRow(made.sketch, 12, document, body.replace('{agency}', planted.agency.name)))
  },
  ...plant,
})
const required = (kind: string, models: string[], change: (made: Case) => Case['tender'], plant: Partial<Plant> = {}): Plant => ({
  kind,
  models,
  wish: goods(),
  rows: onTender(change),
  ...plant,
})

/** 招标文件倾向性. */
export const tailoredPlants: readonly Plant[] = [
  clause('指定品牌型号', ['LC020'], '招标文件', '本次采购设备仅限指定品牌“海川”HC-220型号，不得替代，唯一型号须与现有设备一致。', {
    count: 8,
    wish: goods(),
  }),
  clause('指定专利或原产地', ['LC021'], '招标文件', '核心部件须采用专利号ZL201910123456.7所述技术，原产地须为德国。', { wish: goods() }),
  clause('限定保证金形式', ['LC017'], '公告', '投标保证金仅接受银行转账，不接受保函。', { count: 3 }),
  clause('现场报名', ['LC019'], '公告', '潜在投标人须携带营业执照原件到现场报名，原件核验通过后方可购买招标文件。', { count: 3 }),
  clause('残留他单位名称', ['LC027'], '招标文件', '中标人应在合同签订后十日内向{agency}提交履约保证金。', { count: 3 }),
  clause('注册资本门槛', ['LC030'], '资格条款', '投标人注册资本不低于人民币5000万元，上年度营业收入不低于2亿元。', { count: 5 }),
  clause('特定区域业绩加分', ['LC033'], '评分办法', '具有本市业绩的，每项加3分；获得本省奖项的加2分。', { count: 6 }),
  clause('本地注册要求', ['LC034'], '资格条款', '投标人须在本地注册，或者在本市设立分公司，并提供本地社保缴纳证明。', { count: 6 }),
  clause('限定所有制', ['LC035'], '资格条款', '投标人须为国有企业或者国有控股企业，不接受非国有资本控股企业投标。', { count: 6 }),
  clause('名录作资格', ['LC036'], '资格条款', '投标人须已入围本单位供应商库，未入库的单位不得参加投标。'),
  clause('非国家认证加分', ['LC037'], '评分办法', '具有行业协会颁发的AAA级诚信经营示范单位证书的，得5分。', { count: 3 }),
  clause('强制原厂授权', ['LC038'], '资格条款', '投标人须提供制造商针对本项目出具的原厂授权函，否则投标无效。', {
    count: 3,
    wish: goods(),
  }),
  clause('变相最低限价', ['LC064'], '招标文件', '本项目设置最低投标限价，下浮率不得超过8%，低于最低投标限价的作否决处理。', {
    wish: works(),
  }),
  required('参数唯一指向', ['LC022'], () => ({ products_meeting: 1 }), { count: 5 }),
  required('参数精确到非常规值', ['LC023'], () => ({ exact_params_pct: 0.72, odd_params: 6 }), { count: 3 }),
  required('参数与厂商样本雷同', ['LC024'], () => ({ maker_similarity: 0.81, maker_second_similarity: 0.16 })),
  required('参数与中标人文件雷同', ['LC025'], () => ({ winner_prior_passage: 186 })),
  {
    ...required('招标文件作者为投标人', ['LC026'], ({ offers }) => {
      const { name } = offers[0]!.party
      return { doc_author: name, doc_company: name, doc_last_saved_by: name }
    }),
    members: 1,
    sketch: (sketch) => {
      sketch.winner = 0
    },
  },
  required('资质要求高于法定', ['LC028'], () => ({ qualification_over: 2 }), { wish: works() }),
  required('非必要资质', ['LC029'], () => ({ odd_qualifications: 3 }), { wish: works(), count: 3 }),
  required(
    '业绩金额门槛过高',
    ['LC031'],
    ({ sketch }) => ({ record_amount: Math.round(sketch.estimate * 1.6), record_count: 2, record_years: 3 }),
    { wish: works() },
  ),
  required(
    '业绩数量过多',
    ['LC032'],
    ({ sketch }) => ({ record_amount: Math.round(sketch.estimate * 0.4), record_count: 8, record_years: 3 }),
    { wish: works(), count: 3 },
  ),
  required('踏勘窗口过短', ['LC039'], () => ({ visit_days: 1 }), { wish: works(), count: 3 }),
  required('主观分过高', ['LC040'], () => ({ subjective_pct: 0.46 }), { wish: works({ rule: '综合评估' }) }),
  required('评分档差悬殊', ['LC041'], () => ({ tier_gap_pct: 0.7, tier_full: 10 }), { wish: works({ rule: '综合评估' }), count: 3 }),
  required('价格权重过低', ['LC042'], () => ({ price_weight: 0.18 }), { wish: works({ rule: '综合评估' }), count: 3 }),
  required('标段捆绑', ['LC046'], () => ({ class_count: 4, bundling_note: false }), { wish: works(), count: 3 }),
]
