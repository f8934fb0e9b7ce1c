import { z } from 'zod'
import { addDays, addMonths, shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery } from '@/lib/platform/query'

/** Days ahead that a desk looks for what falls due. */
export const deskDays = 90

type Sums = {
  accounts: number
  asOf: string | null
  balance: string
  due: string
  dueCount: number
  overdue: number
  alerts: number
  waiting: number
}

/**
 * What a desk shows of the treasury, of the asker's enterprises: the last balances of accounts in use (fen as text) with their newest day, what of
 * principal and interest falls due within 90 days, overdue debts, and payments that are not settled; `waiting` of them for the asker's face.
 */
export const deskTreasury = defineQuery({
  name: 'deskTreasury',
  permission: 'treasury.read',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const today = shanghaiDate(now)
    const [sums] = await tx.$queryRaw<Sums[]>`
      with last as materialized (
        select distinct on (b.account_id) b.balance, b.on_date from treasury_balance b join treasury_account a on a.id = b.account_id and a.status <> '销户'
        where b.on_date between ${addMonths(today, -13)} and ${today} order by b.account_id, b.on_date desc),
      soon as materialized (
        select r.principal + r.interest as amount from treasury_repayment r where r.status <> '已还' and r.due_on between ${today} and ${addDays(today, deskDays)})
      select (select count(*)::int from treasury_account a where a.status <> '销户') as accounts, (select max(on_date) from last) as "asOf",
        (select coalesce(sum(balance), 0)::text from last) as balance, (select coalesce(sum(amount), 0)::text from soon) as due,
        (select count(*)::int from soon) as "dueCount", (select count(*)::int from treasury_debt d where d.overdue and d.balance > 0) as overdue,
        count(*)::int as alerts, count(*) filter (where a.status = ${actor.side === 'ent' ? 'asked' : 'answered'})::int as waiting
      from treasury_alert a where a.status <> 'closed'`
    return sums!
  },
})
export type DeskTreasury = Awaited<ReturnType<typeof deskTreasury.run>>
