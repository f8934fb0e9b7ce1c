import { Prisma, type Tx } from '@/lib/platform/db'
import { commonList, type DelegationItem, delegationListSchema } from './schema'

export type ListInForce = { code: string; version: number; effectiveFrom: string; items: DelegationItem[] }

/** A list as the database gives it. */
export type ListRow = { id: string; code: string; version: number; effective_from: string; body: unknown }

/**
 * The delegation lists in force for an enterprise on this day, as a question that may stand inside another one. None for enterprises the
 * commission does not hold (districts). To be asked with the platform's rights: a subsidiary does not see its group's row.
 */
export function listsSql(orgId: string, today: string): Prisma.Sql {
  return Prisma.sql`
    select id, code, version, effective_from, body from (
      select distinct on (d.code) d.id, d.code, d.version, d.effective_from, d.body, d.retired
      from org o join definition d on d.kind = 'delegation' and d.code in (coalesce(o.group_id, o.id)::text, ${commonList})
      where o.id = ${orgId}::uuid and o.owner = 'city' and d.effective_from <= ${today}
      order by d.code, d.effective_from desc, d.version desc
    ) newest where retired is not true`
}

// Versions never change, so what was parsed once stays true for this process.
const parsed = new Map<string, ListInForce>()

/** The lists of these rows: the group's own first, then the one for all groups. */
export function listsRead(rows: readonly ListRow[]): ListInForce[] {
  const lists = rows.map((row) => {
    const known = parsed.get(row.id)
    if (known) return known
    const { items } = delegationListSchema.parse(row.body)
    const list = { code: row.code, version: row.version, effectiveFrom: row.effective_from, items }
    parsed.set(row.id, list)
    return list
  })
  return lists.sort((a, b) => Number(a.code === commonList) - Number(b.code === commonList))
}

/** The delegation lists in force for an enterprise on this day; to be asked with the platform's rights. */
export async function listsOf(tx: Tx, orgId: string, today: string): Promise<ListInForce[]> {
  return listsRead(await tx.$queryRaw<ListRow[]>(listsSql(orgId, today)))
}

/** The lines that count for a group: a matter its own list names is decided by that list alone. */
export function linesOf(lists: readonly ListInForce[]): DelegationItem[] {
  const named = new Set<string>()
  return lists.flatMap((list) => {
    const lines = list.items.filter((item) => !named.has(item.matter))
    for (const { matter } of lines) named.add(matter)
    return lines
  })
}

/** The group whose list counts for an enterprise; null for enterprises the commission does not hold (districts). */
export async function groupOf(tx: Tx, orgId: string): Promise<string | null> {
  const org = await tx.org.findUnique({ where: { id: orgId }, select: { id: true, groupId: true, owner: true } })
  return org && org.owner === 'city' ? (org.groupId ?? org.id) : null
}
