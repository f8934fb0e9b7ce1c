import { formatMoney } from '@/lib/kernel/money'
import { addMonths, addWorkdays } from '@/lib/kernel/workday'
import { tradeLaws as laws } from './property-laws'
import type { TradeFacts, Verdict } from './property-trade'

/** Whether the transaction was decided before it was made public or agreed. */
export function decisionOf(trade: TradeFacts): Verdict {
  const begun = trade.listedFrom ?? trade.dealOn
  if (trade.decisionDecidedOn) {
    return begun && trade.decisionDecidedOn > begun
      ? ['红', `${trade.decisionDecidedOn} 才获批准，晚于 ${begun} 的正式披露或者成交`]
      : ['绿', `${trade.decisionDecidedOn} 批准（${trade.decisionNo}）`]
  }
  if (trade.decisionNo) return ['黄', `登记的批准文件 ${trade.decisionNo} 不是本平台办结的事项，请核对原件`]
  return begun ? ['红', '已正式披露或者成交，没有登记批准文件'] : ['灰', '尚未正式披露']
}

/** Whether the price was paid in time: at once within five working days of the contract, or a first 30 % and the rest within a year. */
export function paidAsAgreed(trade: TradeFacts, today: string): Verdict {
  const { contractOn, dealPrice, payMode, payments } = trade
  if (trade.kind === '增资') return ['灰', '增资按增资协议缴付']
  if (!contractOn) return [trade.dealOn ? '黄' : '灰', trade.dealOn ? '没有登记合同生效日' : '尚未成交']
  if (dealPrice === null) return ['黄', '没有登记成交价格']
  const { days, firstTenths, months } = laws.price
  const by = addWorkdays(contractOn, days)
  const until = (day: string) => payments.filter(({ paidOn }) => paidOn <= day).reduce((sum, { amount }) => sum + amount, 0n)
  const [early, all] = [until(by), payments.reduce((sum, { amount }) => sum + amount, 0n)]
  const paid = `成交价 ${formatMoney(dealPrice, '万元')} 万元，${by} 前付 ${formatMoney(early, '万元')} 万元，累计付 ${formatMoney(all, '万元')} 万元`
  if (payMode !== '分期') {
    if (early >= dealPrice) return ['绿', paid]
    return by >= today ? ['灰', `${paid}；付款期未到`] : ['红', `${paid}；未在合同生效后 5 个工作日内付清`]
  }
  if (trade.kind === '资产转让') return ['黄', `${paid}；资产转让价款一般一次付清，分期的须说明`]
  const last = addMonths(contractOn, months)
  if (early * 10n < dealPrice * firstTenths) return by >= today ? ['灰', `${paid}；首期付款期未到`] : ['红', `${paid}；首期低于 30%`]
  if (until(last) < dealPrice) return last >= today ? ['绿', `${paid}；其余 ${last} 前付清`] : ['红', `${paid}；未在一年内付清`]
  return ['绿', paid]
}
