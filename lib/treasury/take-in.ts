import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { type JudgedPayment, reasonsOf, type Surroundings, scoreOf } from './rules/judge'
import { isNear, type SplitGroup, splitGroups, splitWindow } from './rules/splitting'
import { type Threshold, type ThresholdRow, thresholdFor } from './rules/threshold'

/** A payment that has just been written, with the name of the other side in clear for judging only. */
export type Arrived = JudgedPayment & { id: string; orgId: string; payeeToken: string; direction: string }

type Rules = {
  thresholds: readonly ThresholdRow[]
  words: Surroundings['words']
  related: ReadonlyMap<string, string>
  industries: ReadonlyMap<string, string | null>
}

/**
 * Judges payments out and enters those with reasons into the monitoring list, in the same transaction: what has come in stands there as soon
 * as it is in. Earlier pieces of a split enter with the piece that completes it. Gives how many stand in the list because of these.
 */
export async function monitor(tx: Tx, arrived: readonly Arrived[], now: Date): Promise<number> {
  const out = arrived.filter(({ direction }) => direction === '付')
  if (out.length === 0) return 0
  const rules = await rulesFor(tx, [...new Set(out.map(({ orgId }) => orgId))])
  const limit = (orgId: string, at: Date) =>
    thresholdFor(rules.thresholds, { id: orgId, industry: rules.industries.get(orgId) ?? null }, shanghaiDate(at))
  const splits = await splitsOf(tx, out, limit)
  const alerts = out.flatMap((payment) => {
    const threshold = limit(payment.orgId, payment.at)
    const split = splits.get(payment.id) ?? null
    const relation = rules.related.get(`${payment.orgId}:${payment.payeeToken}`) ?? null
    const reasons = reasonsOf(payment, { threshold, words: rules.words, relation, split })
    return reasons.length > 0 ? [alertOf(payment, reasons, threshold, split, now)] : []
  })
  await tx.treasuryAlert.createMany({ data: alerts, skipDuplicates: true })
  return alerts.length + (await completeSplits(tx, out, splits, limit, now))
}

async function rulesFor(tx: Tx, orgIds: string[]): Promise<Rules> {
  const [thresholds, words, related, orgs] = [
    await tx.treasuryThreshold.findMany(),
    await tx.treasuryWord.findMany({ select: { word: true, kind: true }, orderBy: { word: 'asc' } }),
    await tx.treasuryRelated.findMany({ where: { orgId: { in: orgIds } } }),
    await tx.org.findMany({ where: { id: { in: orgIds } }, select: { id: true, industry: true } }),
  ]
  return {
    thresholds,
    words,
    related: new Map(related.map(({ orgId, token, relation }) => [`${orgId}:${token}`, relation])),
    industries: new Map(orgs.map(({ id, industry }) => [id, industry])),
  }
}

type Limit = (orgId: string, at: Date) => Threshold
const reach = splitWindow.days * 86_400_000

/** The split each payment belongs to, the earlier pieces included. */
async function splitsOf(tx: Tx, out: readonly Arrived[], limit: Limit): Promise<Map<string, SplitGroup>> {
  const found = new Map<string, SplitGroup>()
  const pairs = new Map(out.filter((p) => isNear(p.amount, limit(p.orgId, p.at).amount)).map((p) => [`${p.orgId}:${p.payeeToken}`, p]))
  for (const { orgId, payeeToken } of pairs.values()) {
    const times = out.filter((p) => p.orgId === orgId && p.payeeToken === payeeToken).map(({ at }) => at.getTime())
    const [from, to] = [new Date(Math.min(...times) - reach), new Date(Math.max(...times) + reach)]
    const payments = await tx.treasuryPayment.findMany({
      where: { orgId, payeeToken, direction: '付', at: { gte: from, lte: to } },
      select: { id: true, at: true, amount: true },
      orderBy: { at: 'asc' },
      take: 500,
    })
    for (const group of splitGroups(payments, limit(orgId, from).amount)) for (const id of group.ids) found.set(id, group)
  }
  return found
}

type Reasons = ReturnType<typeof reasonsOf>

function alertOf(
  { id, orgId, at, amount }: Pick<Arrived, 'id' | 'orgId' | 'at' | 'amount'>,
  reasons: Reasons,
  threshold: Threshold,
  split: SplitGroup | null,
  now: Date,
) {
  return {
    ...{ id: newId(), paymentId: id, orgId, at, amount, kinds: reasons.map(({ kind }) => kind), reasons, score: scoreOf(reasons) },
    ...{ threshold: threshold.amount, thresholdOf: threshold.of, groupKey: split?.key ?? null, raisedAt: now, status: 'open' },
  }
}

/** Enters the earlier pieces of splits, or adds the reason to where they stand already. */
async function completeSplits(tx: Tx, out: readonly Arrived[], splits: ReadonlyMap<string, SplitGroup>, limit: Limit, now: Date) {
  const earlier = [...splits].filter(([id]) => !out.some((payment) => payment.id === id))
  for (const [id, split] of earlier) {
    const payment = await tx.treasuryPayment.findUniqueOrThrow({ where: { id } })
    const threshold = limit(payment.orgId, payment.at)
    const around = { threshold, words: [], relation: null, split }
    const [reason] = reasonsOf({ ...payment, payee: '' }, around).filter(({ kind }) => kind === 'split')
    const standing = await tx.treasuryAlert.findUnique({ where: { paymentId: id } })
    const kept = ((standing?.reasons ?? []) as Reasons).filter(({ kind }) => kind !== 'split')
    const reasons = [reason!, ...kept]
    const facts = { reasons, kinds: reasons.map(({ kind }) => kind), score: scoreOf(reasons), groupKey: split.key }
    if (standing) await tx.treasuryAlert.updateMany({ where: { id: standing.id }, data: { ...facts, version: { increment: 1 } } })
    else await tx.treasuryAlert.createMany({ data: [alertOf(payment, reasons, threshold, split, now)], skipDuplicates: true })
  }
  return earlier.length
}
