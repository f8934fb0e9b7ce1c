import { formatMoney } from '@/lib/kernel/money'
import { describeDay, shanghaiDate } from '@/lib/kernel/workday'
import type { AlertKind } from '../schema'
import type { SplitGroup } from './splitting'
import type { Threshold } from './threshold'

/** What is judged; `payee` is the name in clear, which is never kept. */
export type JudgedPayment = { amount: bigint; at: Date; payee: string; summary: string; purpose: string | null }

/** What it is judged by. */
export type Surroundings = {
  threshold: Threshold
  words: readonly { word: string; kind: string }[]
  relation: string | null
  split: SplitGroup | null
}

export type Reason = { kind: AlertKind; text: string }

/** Points of each reason; their sum, at most 100, orders the list (设计值，待校核). */
const points: Readonly<Record<AlertKind, number>> = { split: 40, sensitive: 35, related: 30, large: 30, night: 20, holiday: 10 }

/** Hours that count as night, and below which share of the threshold nobody asks when a payment was made (设计值，待校核). */
export const quietHours = { from: 22, to: 6 }
const quietShare = 10n

const wan = (cents: bigint) => `${formatMoney(cents, '万元')} 万元`
const hourInShanghai = (at: Date) => (at.getUTCHours() + 8) % 24
const clock = (at: Date) => `${String(hourInShanghai(at)).padStart(2, '0')}:${String(at.getUTCMinutes()).padStart(2, '0')}`

function whenReasons({ amount, at }: JudgedPayment, { threshold }: Surroundings): Reason[] {
  if (amount * quietShare < threshold.amount) return []
  const hour = hourInShanghai(at)
  const night = hour >= quietHours.from || hour < quietHours.to
  const day = shanghaiDate(at)
  const { workday, holiday } = describeDay(day)
  return [
    ...(night ? [{ kind: 'night' as const, text: `${clock(at)} 支付，属夜间（22:00 至 6:00）` }] : []),
    ...(workday ? [] : [{ kind: 'holiday' as const, text: `${day} 为${holiday ?? '周末'}，非工作日支付` }]),
  ]
}

/** The reasons why a payment is to be looked at, the gravest first; none = it does not enter the list. Only payments out are judged. */
export function reasonsOf(payment: JudgedPayment, around: Surroundings): Reason[] {
  const { amount, payee, summary, purpose } = payment
  const { threshold, words, relation, split } = around
  const said = `${payee} ${summary} ${purpose ?? ''}`
  const hit = words.filter(({ word }) => said.includes(word))
  const reasons: Reason[] = [
    ...(amount >= threshold.amount
      ? [{ kind: 'large' as const, text: `单笔 ${wan(amount)}，达到${threshold.of}阈值 ${wan(threshold.amount)}` }]
      : []),
    ...(split
      ? [{ kind: 'split' as const, text: `3 日内向同一收款方支付 ${split.ids.length} 笔，每笔略低于阈值，合计 ${wan(split.sum)}` }]
      : []),
    ...(hit.length > 0
      ? [{ kind: 'sensitive' as const, text: `含敏感词：${hit.map(({ word, kind }) => `${word}（${kind}）`).join('、')}` }]
      : []),
    ...(relation ? [{ kind: 'related' as const, text: `收款方为关联方：${relation}` }] : []),
    ...whenReasons(payment, around),
  ]
  return reasons.toSorted((a, b) => points[b.kind] - points[a.kind])
}

/** The risk score of reasons, 0 to 100. */
export function scoreOf(reasons: readonly Reason[]): number {
  return Math.min(
    100,
    reasons.reduce((sum, { kind }) => sum + points[kind], 0),
  )
}
