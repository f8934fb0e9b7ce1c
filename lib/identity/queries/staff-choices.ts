import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'
import { rolesGivenBy } from '../account-target'

/** What a local administrator's forms offer: own organisations, and the roles they give. */
export const staffChoices = defineQuery({
  name: 'staffChoices',
  permission: 'staff.manage',
  input: z.object({}),
  run: async ({ tx, actor }) => {
    const kind = actor.side === 'ent' ? 'enterprise' : 'district'
    const given = rolesGivenBy(actor)
    const roles = await tx.role.findMany({ where: { code: { in: [...given] } }, select: { code: true, name: true, does: true } })
    return {
      orgs: await tx.org.findMany({
        where: { kind },
        select: { id: true, name: true, level: true },
        orderBy: [{ level: 'asc' }, { code: 'asc' }],
      }),
      roles: given.flatMap((code) => roles.filter((role) => role.code === code)),
    }
  },
})
