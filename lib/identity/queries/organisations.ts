import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { isId } from '@/lib/platform/id'
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

const nodeSelect = {
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
  status: z.enum(['存续', '拟注销', '停业', '境外', '上市']).optional(),
  owner: z.enum(['city', 'district']).optional(),
})

/**
 * The register of enterprises the asker may see: without a filter the tops of the asker's own trees, with `parent` its children,
 * with words or attributes every match (at most 300).
 */
export const orgList = defineQuery({
  name: 'orgList',
  permission: 'org.read',
  input: orgFilterSchema,
  run: async ({ tx }, filter) => {
    const flat = Boolean(filter.words || filter.level || filter.adcode || filter.status || filter.owner)
    const where = {
      kind: 'enterprise',
      ...(filter.words
        ? { OR: [{ name: { contains: filter.words } }, { shortName: { contains: filter.words } }, { code: filter.words }] }
        : {}),
      ...(filter.level ? { level: filter.level } : {}),
      ...(filter.adcode ? { adcode: filter.adcode } : {}),
      ...(filter.owner ? { owner: filter.owner } : {}),
      ...statusWhere(filter.status),
    }
    const visible = await tx.org.findMany({ where: { kind: 'enterprise' }, select: { id: true, parentId: true } })
    const ids = new Set(visible.map((org) => org.id))
    const tops = visible.filter((org) => !org.parentId || !ids.has(org.parentId)).map((org) => org.id)
    const scope = filter.parent ? { parentId: filter.parent } : flat ? {} : { id: { in: tops } }
    const rows = await tx.org.findMany({
      where: { ...where, ...scope },
      select: nodeSelect,
      orderBy: [{ level: 'asc' }, { code: 'asc' }],
      take: 300,
    })
    const counts = countBelow(visible)
    return {
      total: visible.length,
      rows: rows.map((row): OrgNode => ({ ...row, below: counts.below.get(row.id) ?? 0, children: counts.children.get(row.id) ?? 0 })),
    }
  },
})

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

/** One enterprise: register data, the way up as far as the asker may see, children, shareholders and holdings, its filings in hand. */
export const orgRecord = defineQuery({
  name: 'orgRecord',
  permission: 'org.read',
  input: z.object({ id: z.string() }),
  run: async ({ tx }, { id }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    if (!org) throw new Refusal('not_found', '没有这家企业,或您无权查看。')
    const path = await tx.$queryRaw<{ id: string; short_name: string; level: number }[]>`
      select o.id::text, o.short_name, o.level from org_closure c join org o on o.id = c.ancestor_id
      where c.org_id = ${id}::uuid and c.depth > 0 and c.to_date is null and o.kind = 'enterprise' order by c.depth desc`
    const children = await tx.org.findMany({ where: { parentId: id }, select: nodeSelect, orderBy: { code: 'asc' } })
    const holders = await tx.equityEdge.findMany({ where: { orgId: id, toDate: null }, orderBy: { pct: 'desc' } })
    const holdings = await tx.$queryRaw<{ id: string; name: string; pct: string }[]>`
      select o.id::text, o.name, e.pct::text from equity_edge e join org o on o.id = e.org_id where e.holder_id = ${id}::uuid and e.to_date is null order by e.pct desc limit 100`
    const [counts] = await tx.$queryRaw<{ below: bigint; open: bigint; ended: bigint }[]>`
      select (select count(*) from org_closure c where c.ancestor_id = ${id}::uuid and c.depth > 0 and c.to_date is null) as below,
        (select count(*) from filing f where f.org_id = ${id}::uuid and f.status in ('arrived', 'running', 'correcting', 'paused')) as open,
        (select count(*) from filing f where f.org_id = ${id}::uuid and f.status in ('concluded', 'refused', 'rejected')) as ended`
    return {
      ...org,
      registeredCapital: org.registeredCapital.toString(),
      paidCapital: org.paidCapital.toString(),
      path: path.map((one) => ({ id: one.id, shortName: one.short_name, level: one.level })),
      children: children.map((row): OrgNode => ({ ...row, below: 0, children: 0 })),
      holders: holders.map((edge) => ({
        id: edge.holderId,
        name: edge.holderName,
        kind: edge.holderKind,
        pct: edge.pct.toString(),
        since: edge.fromDate,
      })),
      holdings,
      below: Number(counts?.below ?? 0),
      openFilings: Number(counts?.open ?? 0),
      endedFilings: Number(counts?.ended ?? 0),
    }
  },
})

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
