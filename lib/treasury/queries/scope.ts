import { z } from 'zod'
import { Prisma } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

/** Narrows rows to an enterprise and all below it; without one, everything the asker may see. `column` is the qualified org_id. */
export function belowOrg(orgId: string | undefined, column: string): Prisma.Sql {
  if (!orgId) return Prisma.sql`true`
  return Prisma.sql`${Prisma.raw(column)} in (select c.org_id from org_closure c where c.ancestor_id = ${orgId}::uuid and c.to_date is null)`
}

/** The groups with accounts that the asker may see, for choosing. */
export const treasuryGroups = defineQuery({
  name: 'treasuryGroups',
  permission: 'treasury.read',
  input: z.object({}),
  run: ({ tx }) => tx.$queryRaw<{ id: string; name: string }[]>`
    select g.id, g.short_name as name from org g
    where exists (select 1 from treasury_account a join org o on o.id = a.org_id where coalesce(o.group_id, o.id) = g.id) order by g.level, g.name limit 200`,
})
