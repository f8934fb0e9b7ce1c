import { z } from 'zod'
import { placeName } from '@/lib/dashboards/queries/names'
import { isGroup } from '@/lib/dashboards/queries/screen-enterprises'
import { Prisma } from '@/lib/platform/db'
import { countCap } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** Which enterprises a number of the screen is made of. */
export const orgSliceSchema = z.object({
  /** Only groups: level 1, and those below that are run as groups. */
  groups: z.literal('yes').optional(),
  level: z.coerce.number().int().min(1).max(9).optional(),
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  owner: z.enum(['city', 'district']).optional(),
})
export type OrgSlice = z.infer<typeof orgSliceSchema>
export type OrgRow = { id: string; name: string; group: string | null; level: number; owner: string; place: string; functionClass: string }

const limit = 200

/** The enterprises behind a number of the screen by level and group: at most 200, and how many there are. */
export const screenOrgs = defineQuery({
  name: 'screenOrgs',
  permission: 'screen.read',
  input: orgSliceSchema,
  run: async ({ tx }, { groups, level, adcode, owner }) => {
    const conditions = [Prisma.sql`true`]
    if (groups) conditions.push(isGroup)
    if (level) conditions.push(Prisma.sql`o.level = ${level}`)
    if (adcode) conditions.push(Prisma.sql`o.adcode = ${adcode}`)
    if (owner) conditions.push(owner === 'city' ? Prisma.sql`o.owner = 'city'` : Prisma.sql`o.owner <> 'city'`)
    const where = Prisma.join(conditions, ' and ')
    const rows = await tx.$queryRaw<(Omit<OrgRow, 'place'> & { adcode: string })[]>`
      select o.org_id::text as id, o.name, g.short_name as "group", o.level, o.owner, o.adcode, o.function_class as "functionClass"
      from fact.organisation o left join fact.organisation g on g.org_id = o.group_id
      where ${where} order by o.level, g.short_name nulls first, o.name limit ${limit}`
    const counted = await tx.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from (select 1 from fact.organisation o where ${where} limit ${countCap + 1}) capped`
    return { rows: rows.map(({ adcode: code, ...row }): OrgRow => ({ ...row, place: placeName(code) })), count: counted[0]?.count ?? 0 }
  },
})
