import type { Tx } from '@/lib/platform/db'
import { commonList, type DelegationItem, delegationListSchema } from './schema'

export type ListInForce = { code: string; version: number; effectiveFrom: string; items: DelegationItem[] }

/**
 * The delegation lists in force for an enterprise on this day, in one question: its group's own first, then the one for all groups. None
 * for enterprises the commission does not hold (districts). To be asked with the platform's rights: a subsidiary does not see its group's row.
 */
export async function listsOf(tx: Tx, orgId: string, today: string): Promise<ListInForce[]> {
  const rows = await tx.$queryRaw<{ code: string; version: number; effective_from: string; body: unknown }[]>`
    select * from (
      select distinct on (d.code) d.code, d.version, d.effective_from, d.body, d.retired
      from org o join definition d on d.kind = 'delegation' and d.code in (coalesce(o.group_id, o.id)::text, ${commonList})
      where o.id = ${orgId}::uuid and o.owner = 'city' and d.effective_from <= ${today}
      order by d.code, d.effective_from desc, d.version desc
    ) newest where retired is not true`
  const lists = rows.map((row) => ({
    ...{ code: row.code, version: row.version, effectiveFrom: row.effective_from },
    items: delegationListSchema.parse(row.body).items,
  }))
  return lists.sort((a, b) => Number(a.code === commonList) - Number(b.code === commonList))
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
