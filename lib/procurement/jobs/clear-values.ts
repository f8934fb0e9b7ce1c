import type { Client } from 'pg'
import type { FormValues } from '@/lib/forms/schema'
import { clearedOf } from '../templates/cleared'

/** How the rows of a part of a form are found: their key, and the party or number that tells them apart for people. */
const places = {
  tender: 'tender_id = $1 and $2::text is null',
  bid: 'tender_id = $1 and party_id in (select p.party_id from party p where p.name = $2)',
  award: 'tender_id = $1 and party_id in (select p.party_id from party p where p.name = $2)',
  contract: 'tender_id = $1 and code = $2',
} as const

/**
 * Empties in the facts what a person has emptied in the form of a tender, in the transaction that takes the form in: an import by itself only
 * adds and changes.
 */
export async function clearValues(client: Client, importId: string): Promise<void> {
  const { rows } = await client.query<{ tender: string; opened: FormValues; values: FormValues }>(
    'select tender_id::text as tender, opened, values from procurement_draft where import_id = $1 and tender_id is not null and opened is not null',
    [importId],
  )
  for (const { tender, opened, values } of rows)
    for (const { part, name, columns } of clearedOf(opened, values))
      await client.query(`update ${part} set ${columns.map((column) => `${column} = null`).join(', ')} where ${places[part]}`, [
        tender,
        name,
      ])
}
