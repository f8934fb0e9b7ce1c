import { byRow, type Judgement, percent } from '../model'

/** 贸易与关联交易。 */
export const trade: readonly Judgement[] = [
  byRow(
    'JY021',
    '合同供应商不生产该产品，售价却比其上游采购价高出较多，中间环节可能虚增，需核查为何不向生产商直接采购。',
    'contract-party',
    'not p.producer and c.upstream_amount > 0 and c.amount >= (1 + :share) * c.upstream_amount',
    { value: 'c.amount::float8 / nullif(c.upstream_amount, 0) - 1', thresholds: { share: percent('加价', 15) } },
  ),
  byRow(
    'JY022',
    '合同的上下游互为关联，又没有物流或仓储单据，可能是没有实物流转的空转走单贸易，需核查货权和资金流向。',
    'contract',
    'c.upstream_related and not c.logistics_docs',
    { value: 'c.amount', optional: ['c.amount'] },
  ),
  byRow(
    'JY023',
    '供应商是本企业的关联方而没有履行关联交易审批，需核查定价公允性和回避情况。',
    'contract',
    'c.related_party and not coalesce(c.related_approved, false)',
    { value: 'c.amount', optional: ['c.amount', 'c.related_approved'] },
  ),
]
