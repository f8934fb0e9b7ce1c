import { clause, denied } from '../clauses'
import { byRow, days, type Judgement, judged, percent, wan } from '../model'

/** 文件售价、保证金、获取文件的条件. */
export const noticeTerms: readonly Judgement[] = [
  byRow(
    'LC015',
    '招标文件售价偏高，应限于补偿印刷、邮寄的成本，过高会抬高投标门槛。',
    'tender',
    't.doc_fee > :fee or t.doc_fee::float8 / nullif(t.estimate, 0) > :share',
    { value: 't.doc_fee', thresholds: { fee: wan('售价', 0.1), share: percent('售价占估算价', 0.5) }, optional: ['t.estimate'] },
  ),
  byRow('LC016', '投标保证金超过估算价的法定比例，加重投标人负担。', 'tender', 't.bond_amount::float8 / nullif(t.estimate, 0) > :share', {
    value: 't.bond_amount::float8 / nullif(t.estimate, 0)',
    thresholds: { share: percent('保证金占估算价', 2) },
  }),
  clause('LC017', '保证金条款只接受现金或转账，排除保函、保险，增加投标人资金占用。', {
    words: [
      '保证金.{0,30}(仅限|只能|必须|只接受|仅接受|只限).{0,16}(现金|转账|电汇|银行汇款|汇票|支票)',
      '(现金|转账|电汇|银行汇款)(形式|方式)?.{0,8}(缴纳|递交|提交)?.{0,6}(，|,)?(不接受|不得采用|拒绝)其他(形式|方式)',
      '(不接受|不得(以|采用|使用|提交)|拒收|拒绝接受).{0,10}(保函|保证保险|保险保单|担保公司担保)',
    ],
    unless: ['(或|也可|亦可|均可|可以?)[^。；【】]{0,12}(保函|保证保险|保单|担保)', '不得【'],
    exclusions: '同一句话也接受保函或保证保险的不计。',
  }),
  judged(
    'LC018',
    '合同签订后投标保证金未按法定期限退还，占用投标人资金。',
    'query',
    {
      subject: 'tender',
      sql: `with signed as (
  select c.tender_id, min(c.signed_on) as signed_on from {fact}.contract c where {in:c} and c.tender_id is not null group by c.tender_id
)
select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array_agg(g.party_id order by g.party_id) as parties, max(g.returned_on - signed.signed_on)::float8 as value,
  jsonb_build_object('c.signed_on', signed.signed_on, '超期家数', count(*), 'g.returned_on', jsonb_agg(jsonb_build_array(g.party_id, g.returned_on) order by g.returned_on)) as evidence
from {fact}.bid_bond g join signed on signed.tender_id = g.tender_id join {fact}.tender t on t.tender_id = g.tender_id
where {in:g} and g.returned_on - signed.signed_on > :days
group by t.tender_id, t.title, t.org_id, signed.signed_on`,
    },
    { thresholds: { days: days('退还期限', 5) }, exclusions: '尚无退还日的不判断；一个标段有几份合同的，自最早一份起算。' },
  ),
  clause('LC019', '获取招标文件须现场报名、核验原件或先行审核，会提前暴露潜在投标人，也抬高参与成本。', {
    documents: ['公告', '招标文件'],
    words: [
      '(现场|当面|到场|亲自)(进行)?(报名|购买|领取|登记|审核|核验|获取)',
      '(携带|持|提交|出示|提供).{0,40}原件.{0,20}(报名|购买|领取|获取|核验|审核)',
      '报名.{0,15}(审核|核验|审查|资格初审)(通过|合格)',
      '(审核|核验|审查)(通过|合格)(后|者|的)?.{0,12}(方可|才能|方能).{0,6}(购买|领取|下载|获取|报名)',
    ],
    unless: [...denied, '(或|也可|亦可)[^。；【】]{0,15}(网上|线上|在线|电子)', '中标(人|单位|候选人)[^。；]*【'],
    exclusions: '同一句话也接受网上办理的、对中标人的要求不计。',
  }),
]
