import { defineCommand } from '@/lib/platform/command'
import { type OrgFilter, orgFilterSchema, orgWhere } from '../queries/organisations'

/** Enterprises of one export, in the asker's scope, by level and code; money in fen as text. The export is audited. */
export const exportRegister = defineCommand({
  name: 'exportRegister',
  permission: 'org.read',
  input: orgFilterSchema,
  run: async ({ tx, audit }, filter: OrgFilter) => {
    const scope = filter.parent ? { parentId: filter.parent } : {}
    const rows = await tx.org.findMany({
      where: { AND: [orgWhere(filter), scope] },
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
      take: 20_000,
    })
    const names = new Map(rows.map((row) => [row.id, row.name]))
    const missing = rows.flatMap((row) => (row.parentId && !names.has(row.parentId) ? [row.parentId] : []))
    for (const org of await tx.org.findMany({ where: { id: { in: missing } }, select: { id: true, name: true } }))
      names.set(org.id, org.name)
    audit({ subjectKind: 'register', detail: { filter, rows: rows.length } })
    return rows.map((row) => ({
      ...row,
      parentName: row.parentId ? (names.get(row.parentId) ?? '') : '',
      registeredCapital: row.registeredCapital.toString(),
      paidCapital: row.paidCapital.toString(),
    }))
  },
})
