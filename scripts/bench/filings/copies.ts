import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'

/** Every table that holds rows of a filing, and by which column. */
const holders: Readonly<Record<string, string>> = {
  filing: 'id',
  flow_run: 'subject_id',
  task: 'subject_id',
  flow_event: 'run_id',
  flow_opinion: 'run_id',
  clock_interval: 'run_id',
  filing_version: 'filing_id',
  filing_material: 'filing_id',
  filing_check: 'filing_id',
  stored_file: 'owner_id',
  actor_grant: 'record_id',
}
const chunk = 50
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Copies a filing with its run, tasks, history and materials; everything of its own gets a new id, everything else stays. Gives the ids. */
export function copiesOf(ownerUrl: string, filingId: string, count: number): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const runId: string = (await client.query('select id from flow_run where subject_id = $1', [filingId])).rows[0].id
    const rows = new Map<string, string[]>()
    const own = new Set<string>()
    for (const [table, column] of Object.entries(holders)) {
      const found = await client.query(
        `select row_to_json(t)::text as text, to_jsonb(t)->>'id' as id from ${table} t where t.${column} = $1`,
        [column === 'run_id' ? runId : filingId],
      )
      rows.set(
        table,
        found.rows.map((row) => row.text),
      )
      for (const row of found.rows) if (row.id) own.add(row.id)
    }
    const made: string[] = []
    while (made.length < count) {
      const batch = Array.from({ length: Math.min(chunk, count - made.length) }, () => renaming(own))
      for (const [table, texts] of rows) {
        const copies = batch.flatMap((rename) => texts.map(rename))
        if (copies.length > 0)
          await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`, [
            `[${copies.join(',')}]`,
          ])
      }
      made.push(...batch.map((rename) => rename(filingId)))
    }
    return made
  })
}

/** Takes copies away again, so that what is measured next finds the ledger as small as before. */
export function removeCopies(ownerUrl: string, ids: readonly string[]): Promise<void> {
  return withClient(ownerUrl, async (client) => {
    const runs = (await client.query('select id from flow_run where subject_id = any ($1)', [ids])).rows.map((row) => row.id)
    for (const [table, column] of Object.entries(holders).reverse())
      await client.query(`delete from ${table} where ${column} = any ($1)`, [column === 'run_id' ? runs : ids])
    await client.query(`vacuum ${Object.keys(holders).join(', ')}`)
  })
}

function renaming(own: ReadonlySet<string>): (text: string) => string {
  const fresh = new Map<string, string>()
  const idOf = (old: string) => {
    if (!own.has(old)) return old
    const id = fresh.get(old) ?? newId()
    fresh.set(old, id)
    return id
  }
  // The number of an arrived filing is unique, too.
  return (text) => text.replace(uuid, idOf).replace(/"number":"[^"]*"/, () => `"number":"${newId()}"`)
}
