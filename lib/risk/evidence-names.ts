import type { Tx } from '@/lib/platform/db'

const identifier = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What the identifiers in pieces of evidence are called, as far as the asker may know: parties, enterprises, tenders and projects. */
export async function namesIn(tx: Tx, evidence: readonly unknown[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(JSON.stringify(evidence).match(identifier) ?? [])]
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select party_id::text as id, name from party where party_id = any (${ids}::uuid[])
    union all select id::text, short_name from org where id = any (${ids}::uuid[])
    union all select tender_id::text, title from tender where tender_id = any (${ids}::uuid[])
    union all select project_id::text, name from project where project_id = any (${ids}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** A text with names in the place of the identifiers that have one. */
export function named(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(identifier, (id) => names.get(id) ?? id)
}
