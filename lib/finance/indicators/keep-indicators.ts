import type { Tx } from '@/lib/platform/db'
import { formVersion } from '../statement/read'
import { computeSql } from './compute'
import { type Indicator, indicatorSchema } from './definition'

const editions = new Map<string, Indicator[]>()

/** The newest edition of the library: its indicators in the order in which values are kept. */
export async function currentEdition(tx: Tx): Promise<{ id: string; indicators: Indicator[] }> {
  const rows = await tx.$queryRaw<{ id: string; bodies: unknown[] | null }[]>`
    select e.id::text, (select jsonb_agg(d.body order by u.position) from unnest(e.definition_ids) with ordinality u(id, position) join definition d on d.id = u.id) as bodies
    from indicator_edition e order by e.at desc, e.id desc limit 1`
  const row = rows[0]
  if (!row) return { id: '', indicators: [] }
  const held = editions.get(row.id) ?? (row.bodies ?? []).map((body) => indicatorSchema.parse(body))
  editions.set(row.id, held)
  return { id: row.id, indicators: held }
}

/** Works out every indicator for the accepted version of one statement, in the transaction that accepts it. */
export async function keepIndicators(tx: Tx, statementId: string): Promise<void> {
  const { id: editionId, indicators } = await currentEdition(tx)
  const rows = await tx.$queryRaw<{ formId: string }[]>`
    select v.form_id::text as "formId" from statement s join statement_version v on v.id = s.accepted_version_id where s.id = ${statementId}::uuid`
  if (!rows[0] || !editionId) return
  const { form } = await formVersion(tx, rows[0].formId)
  await tx.$executeRawUnsafe(computeSql(indicators, form, 's.id = $3::uuid'), rows[0].formId, editionId, statementId)
}
