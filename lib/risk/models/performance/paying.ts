import { byRow, count, days, type Judgement, judged, percent, words } from '../model'
import { ids, inWan, oneOrg } from '../sql'

const overdue = `select y.payment_id as key, coalesce(c.title, c.code) as name, c.org_id, c.tender_id, array[c.party_id] as parties, (coalesce(y.paid_on, {today}) - y.delivered_on)::float8 as value,
  jsonb_build_object('供应商', p1.name, 'p.scale', p1.scale, 'y.delivered_on', y.delivered_on, 'y.paid_on', y.paid_on, 'y.amount', y.amount, 'c.payment_days', c.payment_days) as evidence
from {fact}.payment y join {fact}.contract c on c.contract_id = y.contract_id join {fact}.party p1 on p1.party_id = c.party_id
where {in:c} and p1.scale in :small and exists (select 1 from {fact}.party p2 where p2.org_id = c.org_id and p2.scale in :large)
  and coalesce(y.paid_on, {today}) - y.delivered_on > coalesce(c.payment_days, :days)`

/** The same invoice of a supplier paid twice, in whatever contract (numbers of different issuers may coincide); or the same node of a contract with the same amount. */
const twice = `with fresh as (
  select y.contract_id, y.invoice_no, y.node, y.amount from {fact}.payment y where {in:y} and y.amount > 0 and y.paid_on is not null
), invoice as materialized (
  select y.invoice_no from {fact}.payment y where y.invoice_no <> '' and {only: y.invoice_no = any(array(select fresh.invoice_no from fresh))} and y.amount > 0 and y.paid_on is not null
  group by y.invoice_no having count(*) >= :least
), stage as materialized (
  select y.contract_id, y.node, y.amount from {fact}.payment y
  where y.node <> '' and y.amount > 0 and {only: (y.contract_id, y.node, y.amount) in (select contract_id, node, amount from fresh)} and y.paid_on is not null
  group by y.contract_id, y.node, y.amount having count(*) >= :least
), same as (
  select concat_ws(':', 'i', c.party_id, y.invoice_no) as mark, '同一供应商的同一发票号' as how, y.payment_id
  from {fact}.payment y join {fact}.contract c on c.contract_id = y.contract_id
  where y.invoice_no in (select invoice_no from invoice) and y.amount > 0 and y.paid_on is not null
  union all
  select concat_ws(':', 'n', y.contract_id, y.node, y.amount), '同一合同、节点和金额', y.payment_id from {fact}.payment y
  where (y.contract_id, y.node, y.amount) in (select contract_id, node, amount from stage) and y.paid_on is not null
), repeated as materialized (
  select same.mark from same group by same.mark having count(*) >= :least
)
select md5(same.mark) as key, min(coalesce(c.title, c.code)) as name, ${oneOrg('y.org_id')} as org_id, ${oneOrg('c.tender_id')} as tender_id,
  ${ids('c.party_id')} as parties, count(*)::float8 as value,
  jsonb_build_object('重复之处', min(same.how), 'y.invoice_no', jsonb_agg(distinct y.invoice_no), '各笔付款（合同、日期、节点、万元）',
    jsonb_agg(jsonb_build_array(c.code, y.paid_on, y.node, ${inWan('y.amount')}) order by y.paid_on, y.payment_id)) as evidence
from same join {fact}.payment y on y.payment_id = same.payment_id join {fact}.contract c on c.contract_id = y.contract_id
where y.payment_id = any(array(select same.payment_id from same)) and same.mark in (select repeated.mark from repeated)
group by same.mark having count(*) >= :least`

/** 验收、付款与质保。 */
export const paying: readonly Judgement[] = [
  byRow(
    'HT026',
    '付款节点没有验收单即已付款，付款的依据不足，需核查实际到货或完工情况。',
    'payment',
    "not y.acceptance_doc and y.paid_on is not null and coalesce(y.node, '') not in :exempt",
    {
      value: 'y.amount',
      optional: ['y.node', 'y.amount'],
      thresholds: { exempt: words('无需验收的节点', ['预付款', '安全文明施工费']) },
      exclusions: '预付款等本不以验收为前提的节点除外。',
    },
  ),
  byRow(
    'HT027',
    '验收只有一人，或由采购经办自己验收，缺少制衡，需核查验收记录。',
    'contract',
    'c.acceptors < :least or c.acceptor_is_buyer',
    {
      value: 'c.acceptors',
      show: 'c.accepted_on',
      thresholds: { least: count('验收人数', 2) },
      optional: ['c.accepted_on'],
    },
  ),
  byRow(
    'HT028',
    '验收时到货量不足，或检验不合格仍办理入库，需核查实物、检验报告和付款。',
    'contract',
    '(c.delivered_pct < :share and c.accepted_on is not null) or (not c.inspection_ok and c.stocked)',
    {
      value: 'c.delivered_pct',
      thresholds: { share: percent('到货占合同量', 95) },
      optional: ['c.accepted_on', 'c.inspection_ok', 'c.stocked'],
      exclusions: '尚未验收、仍在分批到货的不计。',
    },
  ),
  judged(
    'HT029',
    '大型企业在交付之后逾期未向中小企业付款，需核查约定的付款期限是否合理并督促支付。',
    'query',
    { subject: 'contract', sql: overdue },
    {
      thresholds: {
        days: days('没有约定时的付款期限', 60),
        small: words('中小企业', ['中型', '小型', '微型']),
        large: words('付款方规模', ['大型']),
      },
      optional: ['y.paid_on', 'y.amount', 'c.payment_days', 'c.title', 'c.party_id', 'c.tender_id', 'p.org_id'],
      exclusions: '合同约定了付款期限的从其约定，约定是否合理需人工判断；仍未付款的，算到数据日。',
    },
  ),
  byRow(
    'HT030',
    '实际收款账户与合同载明的账户不一致，可能付给了合同以外的人，需核查变更账户的手续。',
    'payment',
    'y.account_token <> c.account_token',
    {
      value: 'y.amount',
      show: 'y.paid_on',
      optional: ['y.amount', 'y.paid_on'],
      exclusions: '依法办理债权转让、保理的，需核对通知和确认。',
    },
  ),
  byRow(
    'HT031',
    '已经付款的发票查验为虚假、作废或红冲，列支依据不成立，需核查业务的真实性。',
    'payment',
    'y.invoice_status in :kinds and y.paid_on is not null and y.amount > 0',
    {
      value: 'y.amount',
      show: 'y.invoice_no',
      thresholds: { kinds: words('异常的发票状态', ['虚假', '作废', '红冲']) },
      optional: ['y.invoice_no'],
      exclusions: '红字冲销的负数付款不计。',
    },
  ),
  judged(
    'HT032',
    '同一张发票，或同一合同节点的同一金额，付了不止一次，可能重复付款，需核对付款凭证。',
    'query',
    { subject: 'contract', sql: twice },
    {
      thresholds: { least: count('付款次数', 2) },
      optional: ['y.invoice_no', 'y.node', 'c.title', 'c.party_id', 'c.tender_id'],
      exclusions: '同一节点而金额不同的（如按月计量的进度款）不计；一张发票分次付款的，需核对累计是否超过票面。',
    },
  ),
  byRow('HT033', '质保期未满即退还质保金，失去质量保障，需核查退还的审批。', 'contract', 'c.retention_returned_on < c.retention_due_on', {
    value: 'c.retention_due_on - c.retention_returned_on',
    show: 'c.retention_amount',
    optional: ['c.retention_amount'],
  }),
  byRow(
    'HT034',
    '工程质量保证金的预留比例超过规定，加重了施工企业负担，需核查合同条款并退还超留部分。',
    'contract',
    "t.category = '施工' and c.retention_amount > :share * c.settled_amount",
    {
      value: 'c.retention_amount::float8 / nullif(c.settled_amount, 0)',
      thresholds: { share: percent('占结算价', 3) },
      exclusions: '只适用于建设工程。',
    },
  ),
]
