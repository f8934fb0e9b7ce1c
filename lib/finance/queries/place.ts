import { Prisma, rowsIn, type Tx } from '@/lib/platform/db'

/** An enterprise on the way down; `id` is null where the asker may not see it: its name stands there with a lock. */
export type Above = { readonly id: string | null; readonly name: string }

/** The enterprises above one, the group first and itself last: the way down to a figure. */
export function enterprisesAbove(tx: Tx, orgId: string) {
  return tx.$queryRaw<Above[]>`
    select id, name from (
      select o.id::text as id, o.short_name as name, o.level from org_closure x join org o on o.id = x.ancestor_id
      where x.org_id = ${orgId}::uuid and x.to_date is null and o.kind = 'enterprise'
      union all
      select null, s.name, s.level from app.shut_around(${orgId}::uuid) s where s.place = 'above') way
    order by level`
}

/** An enterprise directly below whose figures the asker may not see; `consolidated` = it is in the figures of the one above. */
export type Shut = { readonly name: string; readonly consolidated: boolean }

/** What is shut directly below an enterprise in sight, or of the first level (null) for people of the commission: names, never figures. */
export function shutBelow(tx: Tx, orgId: string | null) {
  return rowsIn<Shut>(tx, shutBelowSql(orgId))
}

/** The same as a question that may stand beside others: rows of `Shut`. */
export const shutBelowSql = (orgId: string | null) =>
  Prisma.sql`select s.name, s.consolidated from app.shut_around(${orgId}::uuid) s where s.place = 'below'`
