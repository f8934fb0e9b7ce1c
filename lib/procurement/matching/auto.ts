import { Prisma, type Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { matchDays } from '../rules/matching'
import { bothFree, pairs, payeeTokens } from './pairs'

/** Rounds after which the rest is for a person: each round takes pairs that are the best for both sides. */
const mostRounds = 5

type Found = { paymentId: string; transactionId: string; orgId: string; byNo: boolean; byPayee: boolean; gap: number }

/**
 * Matches registered payments of contracts with transactions of the treasury: the same amount, at most ten days apart, and the number of the
 * contract or the payee (name or account) the same. A pair is taken where each is the single best for the other; where two are equally good nobody
 * is, and what a person has undone is not taken again. With an enterprise only its own and those that pay for it. Gives how many were matched.
 */
export async function matchPayments(tx: Tx, { orgId, byName, now }: { orgId?: string; byName: string; now: Date }): Promise<number> {
  const of = (column: string) =>
    orgId
      ? Prisma.sql`${Prisma.raw(column)} in (select a.ancestor_id from org_closure a where a.org_id = ${orgId}::uuid and a.to_date is null)`
      : Prisma.sql`true`
  const tokens = await payeeTokens(tx, of('c.org_id'))
  let matched = 0
  for (let round = 0; round < mostRounds; round++) {
    const found = await tx.$queryRaw<Found[]>`
      with near as (
        select y.payment_id, t.id, y.org_id, s.by_no, s.by_payee, s.gap, s.by_no::int * 2 + s.by_payee::int as weight
        ${pairs(tokens)}
        where ${of('y.org_id')} and t.amount = y.amount and s.gap <= ${matchDays} and (s.by_no or s.by_payee) and ${bothFree}
          and not exists (select 1 from payment_match m where m.payment_id = y.payment_id and m.transaction_id = t.id)
      ), ranked as (
        select n.*, rank() over (partition by payment_id order by weight desc, gap) as of_payment,
          rank() over (partition by id order by weight desc, gap) as of_transaction,
          count(*) over (partition by payment_id, weight, gap) as alike_payment, count(*) over (partition by id, weight, gap) as alike_transaction
        from near n
      )
      select payment_id::text as "paymentId", id::text as "transactionId", org_id::text as "orgId", by_no as "byNo", by_payee as "byPayee", gap
      from ranked where of_payment = 1 and of_transaction = 1 and alike_payment = 1 and alike_transaction = 1`
    if (found.length === 0) break
    const data = found.map(({ paymentId, transactionId, orgId: org, ...why }) => ({
      ...{ id: newId(), orgId: org, paymentId, transactionId, how: '自动', basis: basisOf(why), byName, at: now },
    }))
    const { count } = await tx.paymentMatch.createMany({ data, skipDuplicates: true })
    if (count === 0) break
    matched += count
  }
  return matched
}

/** What speaks for a pair, in words. */
export function basisOf({ byNo, byPayee, gap }: { byNo: boolean; byPayee: boolean; gap: number }): string {
  const same = ['金额相同', ...(byNo ? ['合同编号相符'] : []), ...(byPayee ? ['收款方相符'] : [])]
  return `${same.join('、')}，${gap === 0 ? '同一天' : `相差 ${gap} 天`}`
}
