import type { Client } from 'pg'
import { FactWriter } from '../fact-writer'
import type { FactRows } from '../ocds/rows'
import { type FactTable, factTable } from '../vocabulary'

/** In the order in which they are written. */
const names = [
  ...['party', 'expert', 'tender', 'tender_item', 'bid', 'bid_trace', 'bid_bond', 'bid_item', 'bid_person'],
  ...['evaluator', 'score', 'bid_access', 'passage', 'complaint', 'award', 'contract', 'contract_change', 'payment'],
] as const
const stageOf = (name: string) => `stage_${name}`

/** Makes the session's staging tables; must be done by the login itself, before it works with the platform's rights. */
export async function makeStages(client: Client, worker: string): Promise<void> {
  for (const name of names) {
    await client.query(
      `create temporary table ${stageOf(name)} (like ${name}) on commit delete rows; grant all on ${stageOf(name)} to ${worker}`,
    )
  }
}

/**
 * Writes rows by COPY into the stages and from there into the facts. A row that is there already takes what is new field by field; with
 * `fill` only where it has nothing. Rows of another organisation are left alone. Inside a transaction; the stages keep the rows until it ends, or
 * until `clearStages`.
 */
export async function writeStaged(client: Client, rows: readonly FactRows[], fill: boolean): Promise<void> {
  const writer = new FactWriter(client, stageOf)
  for (const each of rows) await writer.add(each)
  await writer.flush()
  for (const name of names) {
    const columns = columnsOf(factTable(name), rows)
    if (columns.length === 0) continue
    // Registers know a party or an expert better than a release that mentions them.
    await client.query(upsertOf(factTable(name), columns, fill || name === 'party' || name === 'expert'))
  }
}

/** Empties the stages for more rows of the same transaction. */
export async function clearStages(client: Client): Promise<void> {
  await client.query(names.map((name) => `delete from ${stageOf(name)}`).join('; '))
}

function columnsOf(table: FactTable, rows: readonly FactRows[]): string[] {
  const said = new Set<string>()
  for (const each of rows) for (const row of each[table.name] ?? []) for (const name of Object.keys(row)) said.add(name)
  return table.columns.flatMap(({ name }) => (said.has(name) ? name : []))
}

function upsertOf({ name, key, columns: all }: FactTable, columns: readonly string[], fill: boolean): string {
  const others = columns.filter((column) => column !== key && column !== 'org_id')
  const lists = new Set(all.filter(({ type }) => type === 'texts').map((column) => column.name))
  const newValue = (column: string) => {
    // A list says what has been seen: both.
    if (name === 'party' && lists.has(column))
      return `(select array_agg(distinct each) from unnest(${name}.${column} || excluded.${column}) each)`
    return fill ? `coalesce(${name}.${column}, excluded.${column})` : `coalesce(excluded.${column}, ${name}.${column})`
  }
  const own = all.some((column) => column.name === 'org_id') && name !== 'party' ? `where ${name}.org_id = excluded.org_id` : ''
  return `insert into ${name} (${columns.join(', ')})
select distinct on (${key}) ${columns.join(', ')} from ${stageOf(name)} order by ${key}
on conflict (${key}) do update set ${others.map((column) => `${column} = ${newValue(column)}`).join(', ')} ${own}`
}
