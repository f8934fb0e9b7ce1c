import { formatMoney } from '@/lib/kernel/money'
import { addDays, addMonths, workdaysBetween } from '@/lib/kernel/workday'
import { tradeLaws as laws, type TradeBasis } from './property-laws'
import { decisionOf, paidAsAgreed } from './property-papers'
import type { TradeCheck, TradeFacts, Verdict } from './property-trade'

/** The rules of disclosure, price and papers over one transaction as it stands on a day, in the order of the procedure. */
export function tradeChecks(trade: TradeFacts, today: string): TradeCheck[] {
  const say = ({ id, title, basis }: { id: string; title: string; basis: TradeBasis }, [light, reason]: Verdict): TradeCheck => ({
    ...{ id, title, light, reason, basis },
  })
  const disclosure = trade.kind === '股权转让' ? laws.share : trade.kind === '增资' ? laws.increase : laws.asset
  return [
    say(laws.decision, decisionOf(trade)),
    say(laws.appraisal, appraised(trade)),
    say(laws.pre, preDisclosed(trade, today)),
    say(disclosure, disclosed(trade, today)),
    say(laws.floor, floorOf(trade)),
    say(laws.relisted, relisted(trade, today)),
    say(laws.lower, lowered(trade)),
    say(laws.year, withinYear(trade, today)),
    say(laws.price, paidAsAgreed(trade, today)),
    say(laws.result, resultOf(trade, today)),
  ]
}

/** The worst light of checks and how many are not kept. */
export function tradeLight(checks: readonly TradeCheck[]): { light: '红' | '黄' | '绿'; breaches: number } {
  const breaches = checks.filter(({ light }) => light === '红').length
  return { light: breaches > 0 ? '红' : checks.some(({ light }) => light === '黄') ? '黄' : '绿', breaches }
}

/** Working days of a stretch, its first day included. */
export const daysOf = (from: string, to: string) => workdaysBetween(addDays(from, -1), to)
const agreed = ({ method }: TradeFacts) => method === '协议'

/** Whether a stretch was long enough; while it runs there is nothing to object to. */
function stretch(from: string | null, to: string | null, least: number, today: string, what: string): Verdict {
  if (!from || !to) return ['黄', `没有登记${what}的起止日期`]
  const days = daysOf(from, to)
  const words = `${from} 至 ${to}，${days} 个工作日（含首日），要求不少于 ${least} 个`
  if (days >= least) return ['绿', words]
  return to >= today ? ['黄', `${words}；尚未结束，须延长`] : ['红', words]
}

function preDisclosed(trade: TradeFacts, today: string): Verdict {
  if (agreed(trade)) return ['灰', '协议方式，不公开披露']
  if (trade.kind !== '股权转让') return ['灰', '只对产权转让要求']
  if (!trade.controlLost) return ['灰', '不导致实际控制权转移，不要求预披露']
  if (!trade.preFrom) return [trade.listedFrom ? '红' : '黄', '导致实际控制权转移，但没有登记预披露']
  return stretch(trade.preFrom, trade.preTo, laws.pre.days, today, '预披露')
}

function disclosed(trade: TradeFacts, today: string): Verdict {
  if (agreed(trade)) return ['灰', '协议方式，不公开披露']
  if (trade.status === '预披露' && !trade.listedFrom) return ['灰', '尚未正式披露']
  if (trade.kind === '增资') return increaseDisclosed(trade, today)
  if (trade.kind === '股权转让') return stretch(trade.listedFrom, trade.listedTo, laws.share.days, today, '正式披露')
  if (trade.floorPrice === null) return ['黄', '没有登记转让底价，不能判断应公告多少天']
  const { small, large, smallDays, largeDays } = laws.asset
  if (trade.floorPrice <= small) return ['灰', `底价 ${formatMoney(trade.floorPrice, '万元')} 万元，不超过 100 万元，未见公告期规定`]
  return stretch(trade.listedFrom, trade.listedTo, trade.floorPrice >= large ? largeDays : smallDays, today, '公告')
}

function increaseDisclosed(trade: TradeFacts, today: string): Verdict {
  const formal = stretch(trade.listedFrom, trade.listedTo, laws.increase.days, today, '正式披露')
  if (formal[0] !== '绿') return formal
  const listed = daysOf(trade.listedFrom!, trade.listedTo!)
  const before = trade.preFrom && trade.preTo ? daysOf(trade.preFrom, trade.preTo) : 0
  const words = `正式披露 ${listed} 个、预披露 ${before} 个工作日，合计 ${listed + before} 个，要求不少于 ${laws.increase.together} 个`
  if (listed + before >= laws.increase.together) return ['绿', words]
  return trade.listedTo! >= today ? ['黄', `${words}；尚未结束，须延长`] : ['红', words]
}

function floorOf({ kind, floorPrice, appraisal }: TradeFacts): Verdict {
  if (kind === '增资' && floorPrice === null) return ['灰', '增资经遴选确定价格，没有底价']
  if (floorPrice === null || appraisal === null) return ['黄', `没有登记${floorPrice === null ? '底价' : '评估值'}`]
  const words = `底价 ${formatMoney(floorPrice, '万元')} 万元，评估值 ${formatMoney(appraisal, '万元')} 万元`
  return floorPrice >= appraisal ? ['绿', words] : ['红', words]
}

function relisted(trade: TradeFacts, today: string): Verdict {
  if (agreed(trade) || (!trade.relistedFrom && trade.relistPrice === null)) return ['灰', '没有降低底价或者变更条件重新披露']
  return stretch(trade.relistedFrom, trade.relistedTo, laws.relisted.days, today, '重新披露')
}

/** A new floor price or a deal below nine tenths of the appraisal wants the approver's written consent. */
function lowered({ kind, appraisal, relistPrice, dealPrice, lowerConsentNo }: TradeFacts): Verdict {
  if (kind === '增资') return ['灰', '只对转让要求']
  const prices = [relistPrice, dealPrice].filter((price): price is bigint => price !== null)
  if (prices.length === 0) return ['灰', '没有降价，也尚未成交']
  if (appraisal === null) return ['黄', '没有登记评估值，不能比对']
  const least = prices.reduce((low, price) => (price < low ? price : low))
  const share = appraisal > 0n ? Number((least * 10_000n) / appraisal) / 100 : null
  const words = `最低价 ${formatMoney(least, '万元')} 万元，为评估值的 ${share === null ? '—' : share.toFixed(2)}%`
  if (least * 10n >= appraisal * laws.lower.tenths) return ['绿', words]
  return lowerConsentNo ? ['绿', `${words}，已登记同意文件 ${lowerConsentNo}`] : ['红', `${words}，没有登记批准单位的书面同意`]
}

function withinYear(trade: TradeFacts, today: string): Verdict {
  if (agreed(trade) || !trade.listedFrom) return ['灰', '没有正式披露']
  if (trade.status === '已终结') return ['灰', '已终结']
  const until = addMonths(trade.listedFrom, laws.year.months)
  const last = trade.dealOn ?? today
  if (last <= until) return ['绿', trade.dealOn ? `${trade.dealOn} 成交，未超过 ${until}` : `至 ${until} 止`]
  const words = `首次正式披露 ${trade.listedFrom}，${trade.dealOn ? `${trade.dealOn} 才成交` : '至今未成交'}，已超过 12 个月`
  return ['红', `${words}；应当重新履行审计、评估和披露程序`]
}

function appraised(trade: TradeFacts): Verdict {
  const used = trade.listedFrom ?? trade.dealOn
  if (!trade.appraisedOn) return ['黄', '没有登记评估基准日']
  const until = addMonths(trade.appraisedOn, laws.appraisal.months)
  if (used && used > until) return ['红', `评估基准日 ${trade.appraisedOn}，${used} 披露或者成交时已过一年有效期（至 ${until}）`]
  if (trade.appraisalDecidedOn) {
    if (used && trade.appraisalDecidedOn > used)
      return ['红', `评估 ${trade.appraisalDecidedOn} 才核准或者备案，晚于 ${used} 的披露或者成交`]
    return ['绿', `评估 ${trade.appraisalDecidedOn} 核准或者备案，有效期至 ${until}`]
  }
  return trade.appraisalNo
    ? ['黄', `登记的备案文号 ${trade.appraisalNo} 不是本平台办结的评估事项，请核对原件`]
    : ['红', '没有登记评估核准或者备案']
}

function resultOf({ resultFrom, resultTo, dealOn, method }: TradeFacts, today: string): Verdict {
  if (!dealOn) return ['灰', '尚未成交']
  if (method === '协议') return ['灰', '协议方式，不要求交易机构公告结果']
  return stretch(resultFrom, resultTo, laws.result.days, today, '结果公告')
}
