import { byRow, count, days, figure, type Judgement, judged, percent } from '../model'

/** 技术参数、资质与业绩门槛、条款的数量. */
export const demands: readonly Judgement[] = [
  byRow(
    'LC022',
    '满足全部实质性（★）参数的在库产品至多一家，参数可能指向特定产品，需核查参数来源和必要性。',
    'document',
    't.star_count > 0 and t.products_meeting <= :products',
    {
      value: 't.products_meeting',
      thresholds: { products: count('满足全部★参数的产品数', 1) },
      exclusions: '没有实质性参数的不判断；满足产品为两家的可将阈值调为 2 观察。',
    },
  ),
  byRow(
    'LC023',
    '技术参数大量取单一等于值且含非标准系列数值，可能照搬某一产品。',
    'document',
    't.exact_params_pct >= :share and t.odd_params >= :odd',
    { value: 't.exact_params_pct', thresholds: { share: percent('等于型参数占比', 50), odd: count('非标准系列参数个数', 3) } },
  ),
  byRow(
    'LC024',
    '参数段落与某一厂商样本高度相似，与其他厂商样本差别明显，需核查参数来源。',
    'document',
    't.maker_similarity >= :near and t.maker_second_similarity < :second',
    { value: 't.maker_similarity', thresholds: { near: percent('与最像样本的相似度', 60), second: percent('与次像样本的相似度', 30) } },
  ),
  byRow(
    'LC025',
    '招标文件与中标人更早文件含有较长的相同段落，需核查招标文件是否由其参与编制。',
    'tender',
    't.winner_prior_passage >= :chars',
    {
      value: 't.winner_prior_passage',
      thresholds: { chars: count('相同段落字数', 60) },
      exclusions: '响应招标文件的段落已由文本比对剔除。',
    },
  ),
  byRow('LC028', '要求的资质等级高于该规模的法定最低等级，缩小了竞争范围。', 'document', 't.qualification_over >= :levels', {
    value: 't.qualification_over',
    show: 't.estimate',
    thresholds: { levels: count('高出级数', 1) },
    optional: ['t.estimate'],
  }),
  byRow('LC029', '同时要求多项与标的无关的资质，需核查必要性。', 'document', 't.odd_qualifications >= :least', {
    value: 't.odd_qualifications',
    thresholds: { least: count('与标的无关的资质数', 2) },
  }),
  byRow(
    'LC031',
    '要求的业绩金额不低于本次估算价，门槛与标的规模不相称。',
    'document',
    't.record_amount::float8 / nullif(t.estimate, 0) >= :share',
    { value: 't.record_amount::float8 / nullif(t.estimate, 0)', thresholds: { share: percent('业绩金额占估算价', 100) } },
  ),
  byRow(
    'LC032',
    '要求的业绩数量过多或年限过短，能满足的投标人很少。',
    'document',
    't.record_count >= :least or t.record_count > 0 and t.record_years between 1 and :years',
    {
      value: 't.record_count',
      thresholds: { least: count('业绩数量', 5), years: count('业绩年限（年）', 2) },
      optional: ['t.record_years'],
    },
  ),
  byRow('LC039', '强制踏勘、样品或演示的窗口过短，外地投标人难以参加。', 'document', 't.visit_days < :days', {
    value: 't.visit_days',
    thresholds: { days: days('窗口', 3) },
  }),
  judged(
    'LC044',
    '实质性（★）条款明显多于同类采购，容易使投标被否决，需核查必要性。',
    'peers',
    { source: 'document', measure: 't.star_count', peers: ['t.category'], side: 'high', rule: 'iqr', k: ':fence', least: ':peers' },
    { thresholds: { fence: figure('四分位距倍数', 1.5), peers: count('同类至少个数', 8) } },
  ),
  judged(
    'LC045',
    '资格条款明显长于同类采购，可能含有不必要的条件。',
    'peers',
    {
      source: 'document',
      measure: 't.qualification_chars',
      peers: ['t.category'],
      side: 'high',
      rule: 'sigma',
      k: ':sigma',
      least: ':peers',
    },
    { thresholds: { sigma: figure('高出均值的标准差倍数', 2), peers: count('同类至少个数', 8) } },
  ),
  byRow(
    'LC046',
    '一个标段跨多个一级分类且没有捆绑说明，可能借捆绑排斥专业供应商。',
    'tender',
    't.class_count >= :least and not coalesce(t.bundling_note, false)',
    {
      value: 't.class_count',
      thresholds: { least: count('跨一级分类数', 3) },
      optional: ['t.bundling_note'],
      exclusions: '有捆绑说明的除外。',
    },
  ),
]
