import type { Client } from 'pg'
import { usccValid } from '@/lib/kernel/expr/uscc'
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
  const byCode = new Map(found.rows.map((row) => [row.uscc, row.id as string]))
  rename(rows, parties, new Map(given.map((party) => [party.party_id, byCode.get(party.uscc) ?? party.party_id])))
}

/** What tells the rows of a relation apart for people, within what has been renamed before. */
const natural = [
  { name: 'tender', key: 'tender_id', by: ['ocid', 'lot_no'], within: 'ocid' },
  { name: 'bid', key: 'bid_id', by: ['tender_id', 'bid_no'], within: 'tender_id' },
  { name: 'award', key: 'award_id', by: ['tender_id', 'award_no', 'party_id'], within: 'tender_id' },
  { name: 'contract', key: 'contract_id', by: ['tender_id', 'code'], within: 'tender_id' },
] as const

/** A tender, bid, award or contract that is there under another id (it did not come by an import) is that one. */
export async function knownRows(client: Client, rows: readonly FactRows[]): Promise<void> {
  for (const { name, key, by, within } of natural) {
    const given = rows.flatMap((each) => each[name] ?? [])
    if (given.length === 0) continue
    const found = await client.query(
      `select distinct on (${by.join(', ')}) ${[key, ...by].map((column) => `${column}::text as ${column}`).join(', ')}
      from ${name} where ${within} = any($1::${within === 'ocid' ? 'text' : 'uuid'}[]) order by ${by.join(', ')}, ${key}`,
      [[...new Set(given.map((row) => row[within]))]],
    )
    const keyOf = (row: Row) => by.map((column) => row[column] ?? '').join('\u0000')
    const held = new Map(found.rows.map((row) => [keyOf(row), row[key]]))
    rename(rows, [key], new Map(given.map((row) => [row[key], held.get(keyOf(row)) ?? row[key]])))
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
