import { z } from 'zod'
import { withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { readSettings, settings } from '../settings'

/** What is set for the interface: what is in force for everybody, the groups that may get a limit of their own, and who set what when. */
export const interfaceRules = defineQuery({
  name: 'interfaceRules',
  permission: 'interface.supervise',
  input: z.object({}),
  run: async ({ tx, now }) => {
    const rows = await tx.parameter.findMany({ where: { code: { startsWith: 'interface.' } }, orderBy: { createdAt: 'desc' }, take: 50 })
    const enterprises = await tx.org.findMany({
      where: { kind: 'enterprise', level: 1 },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    })
    const { orgs, users } = await withBaseRights(tx, async () => ({
      orgs: await tx.org.findMany({ where: { id: { in: rows.flatMap((row) => row.orgId ?? []) } }, select: { id: true, name: true } }),
      users: await tx.userAccount.findMany({
        where: { id: { in: rows.flatMap((row) => row.createdBy ?? []) } },
        select: { id: true, name: true },
      }),
    }))
    return {
      current: await readSettings(tx, null, now),
      enterprises: enterprises.map((org) => ({ value: org.id, label: org.name })),
      history: rows.map((row) => ({
        id: row.id,
        label: settings[row.code as keyof typeof settings]?.label ?? row.code,
        orgName: row.orgId ? (orgs.find((org) => org.id === row.orgId)?.name ?? '') : null,
        value: row.value,
        note: row.note,
        at: row.createdAt.toISOString(),
        by: users.find((user) => user.id === row.createdBy)?.name ?? '',
      })),
    }
  },
})
