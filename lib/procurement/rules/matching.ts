/** Days between the day a contract payment is registered for and its transaction, either way (suggested value, 建议值). */
export const matchDays = 10

/** Days around a payment within which a person is shown transactions to choose from. */
export const choiceDays = 60

/** Why a registered payment has no transaction, or a transaction no registered payment. */
export const unmatchedReasons = {
  incomplete: '没有登记金额或者付款日',
  no_ledger: '企业没有报送司库流水',
  before_ledger: '付款早于司库流水的起始日',
  ambiguous: '有符合的流水但不止一种对应，请人工确认',
  other_party: '有同额流水，收款方和合同编号都不符',
  other_day: `有同额且收款方或合同编号相符的流水，日期相差超过 ${matchDays} 天`,
  other_amount: '同一合同编号的流水金额不同',
  none: '没有对应的流水',
  no_contract: '采购台账中没有这个合同编号',
  no_payment: '合同没有登记这笔付款',
  payment_open: '合同登记了同额付款，日期或者对应关系待人工确认',
} as const
export type UnmatchedReason = keyof typeof unmatchedReasons
