import { clause, denied, terms } from '../clauses'
import { type Judgement, judged } from '../model'
import { ofBidder } from '../sql'

const bare = (name: string) => `translate(${name}, ' 　（）()', '')`
const bidding = '(select 1 from {fact}.bid b where b.tender_id = t.tender_id and b.party_id = p.party_id)'

/** 指定品牌、专利、原产地、供应商，残留他单位名，文件属性指向投标人. */
export const namedInDocuments: readonly Judgement[] = [
  clause('LC020', '招标文件限定特定品牌、型号或厂家，未写明“或相当于”，会排斥能满足需求的其他产品。', {
    words: [
      '(仅限|只限|限用|只接受|仅接受|只能(采用|使用|选用)|必须(采用|使用|选用)|指定(采用|使用|选用)?).{0,15}(品牌|型号|厂家|制造商|生产商)',
      '唯一.{0,15}(型号|厂家)',
      '(品牌|型号|厂家).{0,10}(不得替代|不接受替代|不可替代|不得更换|不允许替换)',
      '[®™]',
    ],
    unless: [...denied, '(或|或者|及)[^。；]{0,4}(相当于|同等|同档次|不低于|优于|类似)', '相当于', '(参考|推荐|建议)(品牌|型号)'],
    exclusions: '写明“或相当于”“同等”或属参考品牌的，以及否定句中的用语不计。',
  }),
  clause('LC021', '招标文件出现专利号、限定原产地或投标人名称，且不是参考性表述，可能指向特定供应商。', {
    words: [
      'ZL ?[0-9]{10,13}([.][0-9X])?',
      '专利号.{0,6}[0-9]{8,}',
      '(原产地|产地)(须|应|必须|限|仅限|要求)?(为|是|：|:) ?[一-鿿A-Za-z]{2,12}',
      '(仅限|必须|须为|应为|只接受).{0,8}进口',
      '(原产于|产自)[一-鿿]{2,8}',
    ],
    parties: `exists ${bidding}`,
    unless: [...denied, '(参考|仅供|例如|相当于|或同等|类似)', '(填写|填报|注明|标明|写明)'],
    optional: ['p.name'],
    exclusions: '参考性表述、要求投标人填写产地的格式条款不计；投标人名称以参加本标段投标的单位认定。',
  }),
  judged(
    'LC026',
    '招标文件的作者、公司或最后保存者就是某投标人，需核查招标文件由谁编制。',
    'query',
    {
      subject: 'tender',
      // What is written is little different from tender to tender, and cleaned once.
      sql: `with written as materialized (
  select t.tender_id, concat_ws('｜', t.doc_author, t.doc_company, t.doc_last_saved_by) as words from {fact}.tender t where {in:t}
), clean as materialized (
  select words, ${bare('words')} as text from (select distinct words from written) each
), signed as materialized (
  select written.tender_id, clean.text from written join clean using (words) where clean.text <> ''
), called as materialized (
  select p.party_id, ${bare('p.name')} as name from {fact}.party p where length(${bare('p.name')}) >= 4 and ${ofBidder('p.party_id')}
), named as materialized (
  select signed.tender_id, b.bid_id from signed join {fact}.bid b on b.tender_id = signed.tender_id join called on called.party_id = b.party_id
  where {in:b} and strpos(signed.text, called.name) > 0
)
select t.tender_id || ':' || b.party_id as key, t.title || '：' || p.name as name, t.org_id, t.tender_id, array[b.party_id] as parties, 1::float8 as value,
  jsonb_build_object('p.name', p.name, 't.doc_author', t.doc_author, 't.doc_company', t.doc_company, 't.doc_last_saved_by', t.doc_last_saved_by, '投标人中标', b.is_winner) as evidence
from named join {fact}.bid b on b.bid_id = named.bid_id join {fact}.tender t on t.tender_id = b.tender_id join {fact}.party p on p.party_id = b.party_id
where b.bid_id = any(array(select named.bid_id from named)) and t.tender_id = any(array(select named.tender_id from named)) and b.party_id is distinct from t.buyer_id`,
    },
    {
      optional: ['t.doc_company', 't.doc_last_saved_by', 't.buyer_id', 'b.is_winner'],
      exclusions: '只按投标人名称比对；投标人员的姓名只有标记，不比对。',
    },
  ),
  clause('LC027', '招标文件中留有与本项目无关的单位名称，文件可能套用他处，需核查编制过程和参数来源。', {
    parties: `p.party_id is distinct from t.buyer_id and p.party_id is distinct from t.agency_id and p.org_id is distinct from t.org_id and not exists ${bidding}
    and not exists (select 1 from {fact}.party_link l where l.party_id = t.buyer_id and l.holder_id = p.party_id)`,
    unless: ['平台|交易中心|银行|保险|担保|软件|系统|网站|认证|检测|参照|参考|例如|案例|品牌|推荐'],
    documents: terms,
    optional: ['t.agency_id', 'p.org_id', 'l.holder_id'],
    exclusions: '采购人及其股东、代理机构、参加投标的单位，以及平台、银行、检测认证等通常会提到的单位不计；只认登记在册的名称。',
  }),
]
