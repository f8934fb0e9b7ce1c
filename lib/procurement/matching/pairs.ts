import { Prisma, type Tx } from '@/lib/platform/db'
import { personalMark } from '@/lib/platform/personal/marks'

/** Names of contractors as bank transactions mark them, by party. */
export type PayeeTokens = { ids: string[]; tokens: string[] }

/** The marks of the contractors of an enterprise's contracts (of all in reach without one), so that names compare without being shown. */
export async function payeeTokens(tx: Tx, where: Prisma.Sql): Promise<PayeeTokens> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select p.party_id::text as id, p.name from party p where p.name is not null and p.party_id in (select c.party_id from contract c where ${where})`
  return { ids: rows.map(({ id }) => id), tokens: rows.map(({ name }) => personalMark('户名', name).token) }
}

/**
 * Registered payments (`y`, contract `c`) with outgoing transactions (`t`) of the enterprise or one below it that have the same amount, or the number
 * of the contract: `by_no`, `by_payee` say what speaks for them, `gap` the days between.
 */
export const pairs = ({ ids, tokens }: PayeeTokens) => Prisma.sql`
  from payment y join contract c on c.contract_id = y.contract_id
    left join unnest(${ids}::uuid[], ${tokens}::text[]) as k(party_id, token) on k.party_id = c.party_id
    join org_closure x on x.ancestor_id = y.org_id and x.to_date is null
    join treasury_payment t on t.org_id = x.org_id and t.direction = '付'
    cross join lateral (select (t.at at time zone 'Asia/Shanghai')::date as day) d
    cross join lateral (select
      coalesce(t.contract_no = c.code, false) or (length(c.code) >= 4 and strpos(coalesce(t.purpose, '') || ' ' || t.summary, c.code) > 0) as by_no,
      coalesce(t.payee_token = k.token, false) or coalesce(t.payee_number_token = y.account_token, false) as by_payee,
      abs(d.day - y.paid_on) as gap) s`

/** Neither the payment nor the transaction belongs to another. */
export const bothFree = Prisma.sql`
  not exists (select 1 from payment_match m where m.payment_id = y.payment_id and m.undone_at is null)
  and not exists (select 1 from payment_match m where m.transaction_id = t.id and m.undone_at is null)`
