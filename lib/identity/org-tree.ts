import type { Tx } from '@/lib/platform/db'

/** Puts an enterprise below a superior from a day on: a row of the closure for itself and for everything above. Runs with base rights. */
export async function hangBelow(tx: Tx, orgId: string, parentId: string, fromDate: string): Promise<void> {
  await tx.$executeRaw`
    insert into org_closure (ancestor_id, org_id, depth, from_date)
    select ${orgId}::uuid, ${orgId}::uuid, 0, ${fromDate}
    union all select c.ancestor_id, ${orgId}::uuid, c.depth + 1, ${fromDate} from org_closure c where c.org_id = ${parentId}::uuid and c.to_date is null`
}

/**
 * Moves an enterprise with everything below it: what tied the part to its old superiors ends on the day (exclusive: from then on it is under
 * the new ones), the inside of the part is untouched. A tie that would end before it began never was. Runs with base rights.
 */
export async function rehang(tx: Tx, orgId: string, parentId: string, fromDate: string): Promise<void> {
  const outer = `c.to_date is null and c.org_id in (select org_id from org_closure where ancestor_id = $1::uuid and to_date is null)
    and c.ancestor_id not in (select org_id from org_closure where ancestor_id = $1::uuid and to_date is null)`
  await tx.$executeRawUnsafe(`delete from org_closure c where ${outer} and c.from_date >= $2`, orgId, fromDate)
  await tx.$executeRawUnsafe(`update org_closure c set to_date = $2 where ${outer}`, orgId, fromDate)
  await tx.$executeRaw`
    insert into org_closure (ancestor_id, org_id, depth, from_date)
    select up.ancestor_id, part.org_id, up.depth + part.depth + 1, ${fromDate}
    from org_closure up cross join org_closure part
    where up.org_id = ${parentId}::uuid and up.to_date is null and part.ancestor_id = ${orgId}::uuid and part.to_date is null`
}
