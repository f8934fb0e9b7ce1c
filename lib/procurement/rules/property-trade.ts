import type { TradeBasis } from './property-laws'

export const tradeKinds = ['股权转让', '资产转让', '增资'] as const
export const tradeMethods = ['网络竞价', '拍卖', '招投标', '竞争性谈判', '综合评议', '协议'] as const
export const tradeStatuses = ['预披露', '披露中', '已成交', '已终结'] as const
export type TradeKind = (typeof tradeKinds)[number]

/** What the checks look at: days `YYYY-MM-DD`, amounts in fen. `…DecidedOn` = the day on which a filing made here was concluded. */
export type TradeFacts = {
  kind: TradeKind
  method: (typeof tradeMethods)[number]
  status: (typeof tradeStatuses)[number]
  controlLost: boolean
  preFrom: string | null
  preTo: string | null
  listedFrom: string | null
  listedTo: string | null
  relistedFrom: string | null
  relistedTo: string | null
  floorPrice: bigint | null
  relistPrice: bigint | null
  appraisal: bigint | null
  appraisedOn: string | null
  appraisalNo: string
  appraisalDecidedOn: string | null
  decisionNo: string
  decisionDecidedOn: string | null
  lowerConsentNo: string
  dealOn: string | null
  dealPrice: bigint | null
  contractOn: string | null
  payMode: string | null
  resultFrom: string | null
  resultTo: string | null
  payments: readonly { paidOn: string; amount: bigint }[]
}

/** 红 = not kept, 黄 = to be looked at by a person, 绿 = kept, 灰 = does not apply or cannot be judged yet, and why. */
export type Light = '红' | '黄' | '绿' | '灰'
export type TradeCheck = { id: string; title: string; light: Light; reason: string; basis: TradeBasis }
/** A light with its reason. */
export type Verdict = readonly [light: Light, reason: string]
