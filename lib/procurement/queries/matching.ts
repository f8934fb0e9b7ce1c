import { Prisma, type Tx } from '@/lib/platform/db'
import { countCap, pageOf, readCursor } from '@/lib/platform/paging'
import { anyLike } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import { belowOrg } from '@/lib/treasury/queries/scope'
import { bothFree, pairs, payeeTokens } from '../matching/pairs'
import { matchDays, type UnmatchedReason } from '../rules/matching'
import { type MatchFilter, matchFilterSchema } from '../schema'

/** A line of the comparison: a registered payment, a transaction, or both. Amounts in fen, `on` the day of the payment, `paidAt` of the transaction. */
export type MatchRow = {
  id: string
  /** The registered payment; none in a line of a transaction alone. */
  paymentId: string | null
  matchId: string | null
  orgName: string
  contractNo: string | null
  contractTitle: string | null
  tenderId: string | null
  accountId: string | null
  counterparty: string | null
  amount: string | null
  on: string | null
  paidAt: string | null
  serial: string | null
  summary: string | null
  how: string | null
  basis: string | null
  byName: string | null
  undone: string | null
  reason: UnmatchedReason | null
}

const day = (column: string) => Prisma.raw(`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`)
const taken = (column: string, id: string) =>
  Prisma.raw(`exists (select 1 from payment_match m where m.${column} = ${id} and m.undone_at is null)`)

const payment = Prisma.sql`y.payment_id::text as "paymentId", o.short_name as "orgName", c.code as "contractNo", c.title as "contractTitle",
  c.tender_id::text as "tenderId", p.name as counterparty, y.amount::text, y.paid_on::text as "on"`
const ofContract = Prisma.sql`join contract c on c.contract_id = y.contract_id join org o on o.id = y.org_id left join party p on p.party_id = c.party_id`
const paidOn = { at: `coalesce(y.paid_on::text, '')`, day: 'y.paid_on::text', org: 'y.org_id' }
const match = {
  from: Prisma.sql`payment_match m join payment y on y.payment_id = m.payment_id ${ofContract} left join treasury_payment t on t.id = m.transaction_id`,
  columns: Prisma.sql`m.id::text as id, m.id::text as "matchId", ${payment}, t.account_id::text as "accountId", t.serial, t.summary, ${day('t.at')} as "paidAt",
    m.how, m.basis, m.by_name as "byName", m.undone_by_name || '：' || m.undone_reason as undone`,
  place: { ...paidOn, id: 'm.id' },
  words: ['c.code', 'c.title', 'o.short_name', 'p.name', 't.serial'],
}

/** The tables, columns, conditions and order of each tab. */
const tabs = {
  open: {
    from: Prisma.sql`payment y ${ofContract}`,
    where: Prisma.sql`not ${taken('payment_id', 'y.payment_id')}`,
    columns: Prisma.sql`y.payment_id::text as id, ${payment}`,
    place: { ...paidOn, id: 'y.payment_id' },
    words: ['c.code', 'c.title', 'o.short_name', 'p.name'],
  },
  transactions: {
    from: Prisma.sql`treasury_payment t join org o on o.id = t.org_id`,
    where: Prisma.sql`t.direction = '付' and t.contract_no is not null and not ${taken('transaction_id', 't.id')}`,
    columns: Prisma.sql`t.id::text as id, o.short_name as "orgName", t.contract_no as "contractNo", t.amount::text, t.account_id::text as "accountId",
      t.payee_masked as counterparty, t.serial, t.summary, ${day('t.at')} as "paidAt"`,
    place: {
      at: `to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS')`,
      day: `to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
      org: 't.org_id',
      id: 't.id',
    },
    words: ['t.contract_no', 't.summary', 'o.short_name', 't.serial'],
  },
  // The later of two transactions that look like one payment: a hint, to be looked into.
  doubled: {
    from: Prisma.sql`treasury_payment t join org o on o.id = t.org_id cross join lateral (
      select d.serial, ${day('d.at')} as on from treasury_payment d where d.org_id = t.org_id and d.direction = '付' and d.contract_no = t.contract_no
        and d.amount = t.amount and (d.payee_token = t.payee_token or d.payee_number_token = t.payee_number_token)
        and (d.at, d.id) < (t.at, t.id) and d.at >= t.at - make_interval(days => ${matchDays}) order by d.at desc, d.id desc limit 1) d
      left join payment_match m on m.transaction_id = t.id and m.undone_at is null`,
    where: Prisma.sql`t.direction = '付' and t.contract_no is not null`,
    columns: Prisma.sql`t.id::text as id, m.id::text as "matchId", m.payment_id::text as "paymentId", o.short_name as "orgName", t.contract_no as "contractNo",
      t.amount::text, t.account_id::text as "accountId", t.payee_masked as counterparty, t.serial, t.summary, ${day('t.at')} as "paidAt",
      '与 ' || d.on || ' 流水 ' || d.serial || ' 合同编号、收款方、金额相同' || case when m.id is null then '，本笔没有对应的登记付款' else '' end as basis`,
    place: {
      at: `to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS.MS')`,
      day: `to_char(t.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
      org: 't.org_id',
      id: 't.id',
    },
    words: ['t.contract_no', 't.summary', 'o.short_name', 't.serial'],
  },
  matched: { ...match, where: Prisma.sql`m.undone_at is null` },
  undone: { ...match, where: Prisma.sql`m.undone_at is not null` },
} as const

const nothing = {
  ...{
    paymentId: null,
    matchId: null,
    contractTitle: null,
    tenderId: null,
    accountId: null,
    on: null,
    paidAt: null,
    serial: null,
    summary: null,
  },
  ...{ how: null, basis: null, byName: null, undone: null, reason: null },
}

/** Payments of contracts against transactions: what is open on either side with its reason, what is matched, what was undone. Newest first. */
export const matchList = defineQuery({
  name: 'matchList',
  permission: 'payment.read',
  input: matchFilterSchema,
  run: async ({ tx }, { tab, orgId, from, to, words, cursor: at, size }: MatchFilter) => {
    const { place, ...asked } = tabs[tab]
    const where = Prisma.join(
      [
        asked.where,
        belowOrg(orgId, place.org),
        ...(from ? [Prisma.sql`${Prisma.raw(place.day)} >= ${from}`] : []),
        ...(to ? [Prisma.sql`${Prisma.raw(place.day)} <= ${to}`] : []),
        ...(words ? [anyLike(asked.words, words)] : []),
      ],
      ' and ',
    )
    const cursor = readCursor(at)
    const back = cursor?.back ?? false
    const after = cursor
      ? Prisma.sql`and (${Prisma.raw(place.at)}, ${Prisma.raw(place.id)}) ${Prisma.raw(back ? '>' : '<')} (${cursor.value ?? ''}, ${cursor.id}::uuid)`
      : Prisma.empty
    const order = Prisma.raw(back ? 'asc' : 'desc')
    const rows = await tx.$queryRaw<(MatchRow & { place: string })[]>`
      select ${asked.columns}, ${Prisma.raw(place.at)} as place from ${asked.from} where ${where} ${after}
      order by ${Prisma.raw(place.at)} ${order}, ${Prisma.raw(place.id)} ${order} limit ${size + 1}`
    const [count] = await tx.$queryRaw<{ n: number; amount: string }[]>`
      select count(*)::int as n, coalesce(sum(amount), 0)::text as amount from (
        select ${Prisma.raw(tab === 'transactions' || tab === 'doubled' ? 't.amount' : 'y.amount')} as amount from ${asked.from} where ${where} limit ${countCap + 1}) z`
    const page = pageOf(rows, size, cursor, ({ place: value, id }) => ({ value, id }))
    const reasons = await reasonsOf(
      tx,
      tab,
      page.rows.map(({ id }) => id),
    )
    return {
      ...page,
      rows: page.rows.map(({ place: _, ...row }): MatchRow => ({ ...nothing, ...row, reason: reasons.get(row.id) ?? null })),
      count: { value: Math.min(count?.n ?? 0, countCap), capped: (count?.n ?? 0) > countCap },
      amount: count?.amount ?? '0',
    }
  },
})

async function reasonsOf(tx: Tx, tab: MatchFilter['tab'], ids: readonly string[]): Promise<Map<string, UnmatchedReason>> {
  if (ids.length === 0 || (tab !== 'open' && tab !== 'transactions')) return new Map()
  const rows = tab === 'open' ? await reasonsOfPayments(tx, ids) : await reasonsOfTransactions(tx, ids)
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}

type Reason = { id: string; reason: UnmatchedReason }

async function reasonsOfPayments(tx: Tx, ids: readonly string[]): Promise<Reason[]> {
  const mine = Prisma.sql`y.payment_id = any(${[...ids]}::uuid[])`
  const tokens = await payeeTokens(tx, Prisma.sql`c.contract_id in (select y.contract_id from payment y where ${mine})`)
  return tx.$queryRaw<Reason[]>`
    with seen as (
      select y.payment_id as id, bool_or(t.amount = y.amount and gap <= ${matchDays} and (by_no or by_payee) and ${bothFree}) as fits,
        bool_or(t.amount = y.amount and gap > ${matchDays} and (by_no or by_payee)) as other_day,
        bool_or(t.amount = y.amount and gap <= ${matchDays} and not by_no and not by_payee) as other_party,
        bool_or(t.amount <> y.amount and by_no) as other_amount
      ${pairs(tokens)} where ${mine} and (t.amount = y.amount or by_no) group by 1
    ), ledger as (
      select y.payment_id as id, min(t.at) as first from payment y join org_closure x on x.ancestor_id = y.org_id and x.to_date is null
        join treasury_payment t on t.org_id = x.org_id where ${mine} group by 1
    )
    select y.payment_id::text as id, case
      when y.amount is null or y.paid_on is null then 'incomplete'
      when l.first is null then 'no_ledger'
      when s.fits then 'ambiguous' when s.other_day then 'other_day' when s.other_amount then 'other_amount' when s.other_party then 'other_party'
      when y.paid_on < (l.first at time zone 'Asia/Shanghai')::date then 'before_ledger'
      else 'none' end as reason
    from payment y left join seen s on s.id = y.payment_id left join ledger l on l.id = y.payment_id where ${mine}`
}

async function reasonsOfTransactions(tx: Tx, ids: readonly string[]): Promise<Reason[]> {
  return tx.$queryRaw<Reason[]>`
    select t.id::text as id, case
      when not exists (select 1 from contract c join org_closure x on x.ancestor_id = c.org_id and x.org_id = t.org_id and x.to_date is null where c.code = t.contract_no) then 'no_contract'
      when exists (select 1 from contract c join org_closure x on x.ancestor_id = c.org_id and x.org_id = t.org_id and x.to_date is null
        join payment y on y.contract_id = c.contract_id where c.code = t.contract_no and y.amount = t.amount
          and not exists (select 1 from payment_match m where m.payment_id = y.payment_id and m.undone_at is null)) then 'payment_open'
      else 'no_payment' end as reason
    from treasury_payment t where t.id = any(${[...ids]}::uuid[])`
}
