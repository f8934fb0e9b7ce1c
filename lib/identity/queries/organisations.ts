import { z } from 'zod'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { pageOf, readCursor } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

export type OrgNode = {
  id: string
  code: string
  name: string
  shortName: string
  level: number
  adcode: string
  industryName: string
  orgForm: string
  status: string
  isOverseas: boolean
  isDormant: boolean
  isListed: boolean
  /** Enterprises below this one that the asker may see, all levels. */
  below: number
  children: number
}

/** The columns of an OrgNode. */
export const nodeSelect = {
  id: true,
  code: true,
  name: true,
  shortName: true,
  level: true,
  adcode: true,
  industryName: true,
  orgForm: true,
  status: true,
  isOverseas: true,
  isDormant: true,
  isListed: true,
} as const

/** Filters of the register of enterprises. */
export const orgFilterSchema = z.object({
  parent: z.string().refine(isId, '企业编号不正确').optional(),
  words: z.string().max(60).optional(),
  level: z.coerce.number().int().min(1).max(9).optional(),
  adcode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  status: z.enum(['存续', '拟注销', '已注销', '停业', '境外', '上市']).optional(),
  owner: z.enum(['city', 'district']).optional(),
})
const pageFields = { size: z.coerce.number().int().min(1).max(5000).default(20), cursor: z.string().max(300).optional() } as const

export type OrgFilter = z.infer<typeof orgFilterSchema>

/**
 * The register of enterprises the asker may see: without a filter the tops of the asker's own trees, with `parent` its children,
 * with words or attributes every match; by level and code. A register is small (hundreds to thousands), so it is read whole and cut here.
 */
export const orgList = defineQuery({
  name: 'orgList',
  permission: 'org.read',
  input: orgFilterSchema.extend(pageFields),
  run: async ({ tx }, { size, cursor: text, ...filter }) => {
    const cursor = readCursor(text)
    const visible = await tx.org.findMany({ where: { kind: 'enterprise' }, select: { id: true, parentId: true } })
    const ids = new Set(visible.map((org) => org.id))
    const tops = visible.filter((org) => !org.parentId || !ids.has(org.parentId)).map((org) => org.id)
    const scope = filter.parent ? { parentId: filter.parent } : isFlat(filter) ? {} : { id: { in: tops } }
    const found = await tx.org.findMany({
      where: { AND: [orgWhere(filter), scope] },
      select: nodeSelect,
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
    })
    const at = cursor ? found.findIndex((row) => row.id === cursor.id) : -1
    const fetched = cursor?.back ? found.slice(Math.max(0, at - size - 1), Math.max(0, at)).reverse() : found.slice(at + 1, at + size + 2)
    const page = pageOf(fetched, size, cursor, (row) => ({ value: null, id: row.id }))
    const counts = countBelow(visible)
    return {
      ...page,
      /** Enterprises that fit, and all that the asker may see. */
      count: found.length,
      total: visible.length,
      /** The organisations from the top down to `parent`, itself last. */
      path: filter.parent ? await pathDown(tx, filter.parent) : [],
      rows: page.rows.map((row): OrgNode => ({ ...row, below: counts.below.get(row.id) ?? 0, children: counts.children.get(row.id) ?? 0 })),
    }
  },
})

/** Whether a filter asks for matches of all levels instead of one step of the tree. */
export function isFlat(filter: OrgFilter): boolean {
  return Boolean(filter.words || filter.level || filter.adcode || filter.status || filter.owner)
}

/** Prisma conditions of the attributes a filter names; the place in the tree is not among them. */
export function orgWhere(filter: OrgFilter) {
  return {
    kind: 'enterprise',
    ...(filter.words
      ? { OR: [{ name: { contains: filter.words } }, { shortName: { contains: filter.words } }, { code: filter.words }] }
      : {}),
    ...(filter.level ? { level: filter.level } : {}),
    ...(filter.adcode ? { adcode: filter.adcode } : {}),
    ...(filter.owner ? { owner: filter.owner } : {}),
    ...statusWhere(filter.status),
  }
}

async function pathDown(tx: Tx, id: string) {
  const rows = await tx.$queryRaw<{ id: string; short_name: string }[]>`
    select o.id::text, o.short_name from org_closure c join org o on o.id = c.ancestor_id
    where c.org_id = ${id}::uuid and c.to_date is null and o.kind = 'enterprise' order by c.depth desc`
  return rows.map((row) => ({ id: row.id, shortName: row.short_name }))
}

function statusWhere(status: z.infer<typeof orgFilterSchema>['status']) {
  if (status === '停业') return { isDormant: true }
  if (status === '境外') return { isOverseas: true }
  if (status === '上市') return { isListed: true }
  return status ? { status } : {}
}

/** Children and descendants of each organisation, from parent links alone. */
export function countBelow(orgs: readonly { id: string; parentId: string | null }[]): {
  below: Map<string, number>
  children: Map<string, number>
} {
  const parentOf = new Map(orgs.map((org) => [org.id, org.parentId]))
  const below = new Map<string, number>()
  const children = new Map<string, number>()
  for (const org of orgs) {
    if (org.parentId) children.set(org.parentId, (children.get(org.parentId) ?? 0) + 1)
    const seen = new Set([org.id])
    for (let up = org.parentId; up && !seen.has(up); up = parentOf.get(up) ?? null) {
      seen.add(up)
      below.set(up, (below.get(up) ?? 0) + 1)
    }
  }
  return { below, children }
}

/** Names for choosers: organisations by words, everybody signed in may know names. */
export const orgDirectory = defineQuery({
  name: 'orgDirectory',
  permission: 'profile.manage',
  input: z.object({ words: z.string().max(60), own: z.boolean().default(false) }),
  run: async ({ tx }, { words, own }) => {
    const asked = words.trim()
    const rows = own
      ? await tx.$queryRaw<DirectoryRow[]>`
          select id::text, name, short_name, level, code from org where kind = 'enterprise'
            and (${asked} = '' or name like '%' || ${asked} || '%' or short_name like '%' || ${asked} || '%' or code = ${asked}) order by level, name limit 20`
      : await tx.$queryRaw<DirectoryRow[]>`select id::text, name, short_name, level, code from app.org_directory(${asked}, 20)`
    return rows.map((row) => ({ id: row.id, name: row.name, hint: `${row.level} 级 · ${row.code}` }))
  },
})

type DirectoryRow = { id: string; name: string; short_name: string; level: number; code: string }
