import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { defaultWords } from '@/lib/treasury/default-words'
import { reasonsOf, scoreOf } from '@/lib/treasury/rules/judge'
import { type SplitGroup, splitGroups } from '@/lib/treasury/rules/splitting'
import { type ThresholdRow, thresholdFor } from '@/lib/treasury/rules/threshold'
import { Json } from '../../copy'
import { seedId } from '../../ids'
import type { SeedPayment } from './payments'
import type { TreasuryScene } from './scene'

const words = defaultWords.flatMap(([kind, list]) => list.map((word) => ({ word, kind })))

/** Enters the payments that have reasons into the monitoring list by the rules of the platform; the older ones were followed up. */
export function writeAlerts(scene: TreasuryScene, payments: readonly SeedPayment[], thresholds: readonly ThresholdRow[]): number {
  const out = payments.filter(({ direction }) => direction === '付')
  const splits = splitsOf(out, thresholds)
  const related = new Map((scene.rows.get('treasury_related') ?? []).map((row) => [`${row.org_id}:${row.token}`, String(row.relation)]))
  let count = 0
  for (const payment of out) {
    const { org } = payment.account.holder
    const threshold = thresholdFor(thresholds, { id: org.id, industry: org.industry }, shanghaiDate(payment.at))
    const split = splits.get(payment.id) ?? null
    const reasons = reasonsOf(payment, { threshold, words, relation: related.get(`${org.id}:${payment.token}`) ?? null, split })
    if (reasons.length === 0) continue
    count += 1
    scene.add('treasury_alert', {
      ...{ id: seedId('treasury-alert', payment.id), payment_id: payment.id, org_id: org.id, at: payment.at, amount: payment.amount },
      ...{ kinds: reasons.map(({ kind }) => kind), reasons: new Json(reasons), score: scoreOf(reasons) },
      ...{ threshold: threshold.amount, threshold_of: threshold.of, group_key: split?.key ?? null },
      ...{ raised_at: new Date(Math.min(payment.at.getTime() + 41_000, scene.now.getTime())), ...followed(scene, payment.at, count) },
    })
  }
  return count
}

function splitsOf(out: readonly SeedPayment[], thresholds: readonly ThresholdRow[]): Map<string, SplitGroup> {
  const byPayee = new Map<string, SeedPayment[]>()
  for (const payment of out) {
    const key = `${payment.account.holder.org.id}:${payment.token}`
    byPayee.set(key, [...(byPayee.get(key) ?? []), payment])
  }
  const groups = [...byPayee.values()].flatMap((list) => {
    const { org } = list[0]!.account.holder
    return list.length > 1 ? splitGroups(list, thresholdFor(thresholds, org, shanghaiDate(list[0]!.at)).amount) : []
  })
  return new Map(groups.flatMap((group) => group.ids.map((id) => [id, group] as const)))
}

const nothing = {
  ...{ question: null, asked_at: null, asked_by_name: null, due_on: null, answer: null, answered_at: null, answered_by: null },
  ...{ verdict: null, reason: null, closed_at: null, closed_by_name: null, version: 1 },
}

function followed({ now }: TreasuryScene, at: Date, n: number) {
  const after = (days: number) => new Date(at.getTime() + days * 86_400_000)
  const age = (now.getTime() - at.getTime()) / 86_400_000
  if (age < 12) return { ...nothing, status: 'open' }
  const asked = {
    ...{ question: '请说明支付事由、审批程序和合同依据。', asked_at: after(2), asked_by_name: '财务监管处' },
    due_on: addDays(shanghaiDate(at), 9),
  }
  if (age < 30 && n % 2 === 0) return { ...nothing, ...asked, status: 'asked', version: 2 }
  const answered = { answer: '该笔支付按合同约定执行，已履行内部审批，合同和审批单见附件。', answered_at: after(6), answered_by: '财务部' }
  if (age < 30) return { ...nothing, ...asked, ...answered, status: 'answered', version: 3 }
  const closed = { verdict: '正常', reason: '事由和审批依据齐全，予以办结。', closed_at: after(8), closed_by_name: '财务监管处' }
  return { ...nothing, ...asked, ...answered, ...closed, status: 'closed', version: 4 }
}
