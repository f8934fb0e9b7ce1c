import type { Client } from 'pg'
import { usccValid } from '@/lib/kernel/expr/uscc'
import { rowId } from '../ocds/ids'
import type { FactRows, Row } from '../ocds/rows'

const parties = ['party_id', 'buyer_id', 'procuring_entity_id', 'winner_id']

/** A party that the registers already have under an id of their own is that party. */
export async function knownParties(client: Client, rows: readonly FactRows[]): Promise<void> {
  const given = rows.flatMap((each) => each.party ?? [])
  const codes = [...new Set(given.map((party) => String(party.uscc)).filter(usccValid))]
  const found = await client.query(
    'select distinct on (uscc) uscc, party_id::text as id from party where uscc = any($1) order by uscc, party_id',
    [codes],
  )
  if (found.rows.length === 0) return
  const byCode = new Map(found.rows.map((row) => [row.uscc, row.id as string]))
  rename(rows, parties, new Map(given.map((party) => [party.party_id, byCode.get(party.uscc) ?? party.party_id])))
}

/** An expert whom the register already has under that number is that expert, unless both have an identity number and these differ. */
export async function knownExperts(client: Client, rows: readonly FactRows[], org: string): Promise<void> {
  const given = rows.flatMap((each) => each.expert ?? [])
  if (given.length === 0) return
  const found = await client.query(
    'select distinct on (expert_no) expert_no as no, expert_id::text as id, person_token as token from expert where expert_no = any($1) order by expert_no, expert_id',
    [[...new Set(given.map((expert) => expert.expert_no))]],
  )
  const byNo = new Map(found.rows.map((row) => [row.no, row]))
  const idOf = ({ expert_id: id, expert_no: no, person_token: token }: Row) => {
    const held = byNo.get(no)
    if (!held) return id
    return held.token && token && held.token !== token ? rowId('expert', org, `no ${no}`) : held.id
  }
  rename(rows, ['expert_id'], new Map(given.map((expert) => [expert.expert_id, idOf(expert)])))
}

/** What tells the rows of a relation apart for people, within what has been renamed before. */
const natural = [
  { name: 'tender', key: 'tender_id', by: ['ocid', 'lot_no'], within: 'ocid' },
  { name: 'bid', key: 'bid_id', by: ['tender_id', 'bid_no'], within: 'tender_id' },
  { name: 'evaluator', key: 'evaluator_id', by: ['tender_id', 'expert_id'], within: 'tender_id' },
  { name: 'score', key: 'score_id', by: ['bid_id', 'expert_id', 'item'], within: 'tender_id' },
  { name: 'passage', key: 'passage_id', by: ['tender_id', 'bid_id', 'document', 'seq'], within: 'tender_id' },
  { name: 'award', key: 'award_id', by: ['tender_id', 'award_no', 'party_id'], within: 'tender_id' },
  { name: 'contract', key: 'contract_id', by: ['tender_id', 'code'], within: 'tender_id' },
] as const

/** A tender, bid, award, contract or payment that is there under another id (it came in another way) is that one. */
export async function knownRows(client: Client, rows: readonly FactRows[]): Promise<void> {
  for (const { name, key, by, within } of natural) {
    const given = rows.flatMap((each) => each[name] ?? [])
    if (given.length === 0) continue
    const found = await client.query(
      `select distinct on (${by.join(', ')}) ${[key, ...by].map((column) => `${column}::text as ${column}`).join(', ')}
      from ${name} where ${within} = any($1::${within === 'ocid' ? 'text' : 'uuid'}[]) order by ${by.join(', ')}, ${key}`,
      [[...new Set(given.map((row) => row[within]))]],
    )
    if (found.rows.length === 0) continue
    const keyOf = (row: Row) => by.map((column) => row[column] ?? '').join('\u0000')
    const held = new Map(found.rows.map((row) => [keyOf(row), row[key]]))
    rename(rows, [key], new Map(given.map((row) => [row[key], held.get(keyOf(row)) ?? row[key]])))
  }
  await knownPayments(client, rows)
}

type Paid = { id: string; contract: string; on: string | null; amount: string | null }
const paymentKey = (contract: unknown, on: unknown, amount: unknown) =>
  on && amount !== undefined && amount !== null ? `${contract} ${on} ${amount}` : null

/**
 * A payment is told by its contract, day and amount, for every way of sending counts in its own manner (the template by place). One that is there
 * is that one, under its own id first; two equal ones of a day are two. One that is not there keeps its id, by which it corrects what it said
 * before, unless that id has become another payment's.
 */
async function knownPayments(client: Client, rows: readonly FactRows[]): Promise<void> {
  const given = rows.flatMap((each) => each.payment ?? [])
  if (given.length === 0) return
  const found = await client.query<Paid>(
    `select payment_id::text as id, contract_id::text as contract, paid_on::text as on, amount::text as amount from payment
     where contract_id = any($1::uuid[]) order by payment_id`,
    [[...new Set(given.map((row) => row.contract_id))]],
  )
  const free = new Map<string, string[]>()
  for (const { id, contract, on, amount } of found.rows) {
    const key = paymentKey(contract, on, amount)
    if (key) free.set(key, [...(free.get(key) ?? []), id])
  }
  const taken = new Set<unknown>()
  const take = (row: Row, own: boolean): boolean => {
    const ids = free.get(paymentKey(row.contract_id, row.paid_on, row.amount) ?? '') ?? []
    const at = own ? ids.indexOf(String(row.payment_id)) : 0
    const id = at < 0 ? undefined : ids.splice(at, 1)[0]
    if (id === undefined) return false
    row.payment_id = id
    taken.add(id)
    return true
  }
  const others = given.filter((row) => !take(row, true)).filter((row) => !take(row, false))
  for (const [place, row] of others.entries()) {
    if (taken.has(row.payment_id))
      row.payment_id = rowId('payment', String(row.contract_id), String(row.paid_on), String(row.amount), `#${place + 1}`)
    taken.add(row.payment_id)
  }
}

function rename(rows: readonly FactRows[], columns: readonly string[], known: ReadonlyMap<unknown, unknown>): void {
  if ([...known].every(([from, to]) => from === to)) return
  const renamed = (row: Row): void => {
    for (const column of columns) if (known.has(row[column])) row[column] = known.get(row[column])
    if (columns === parties && Array.isArray(row.party_ids)) row.party_ids = row.party_ids.map((id) => known.get(id) ?? id)
  }
  for (const each of rows) for (const list of Object.values(each)) for (const row of list) renamed(row)
}
