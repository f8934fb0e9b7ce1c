import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type EquityEdge, stateShare } from '../rules/equity'
import { countBelow, nodeSelect, type OrgNode } from './organisations'

/** One enterprise: register data, the way up as far as the asker may see, children, shareholders and holdings, its filings in hand. */
export const orgRecord = defineQuery({
  name: 'orgRecord',
  permission: 'org.read',
  input: z.object({ id: z.string() }),
  run: async ({ tx }, { id }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    if (!org) throw new Refusal('not_found', '没有这家企业，或您无权查看。')
    const path = await tx.$queryRaw<{ id: string; short_name: string; level: number }[]>`
      select o.id::text, o.short_name, o.level from org_closure c join org o on o.id = c.ancestor_id
      where c.org_id = ${id}::uuid and c.depth > 0 and c.to_date is null and o.kind = 'enterprise' order by c.depth desc`
    const children = await tx.org.findMany({ where: { parentId: id }, select: nodeSelect, orderBy: { code: 'asc' } })
    const inside = await tx.org.findMany({ where: { kind: 'enterprise' }, select: { id: true, parentId: true } })
    const counts = countBelow(inside)
    const known = new Set(inside.map((row) => row.id))
    const holders = await tx.equityEdge.findMany({ where: { orgId: id }, orderBy: [{ pct: 'desc' }, { holderName: 'asc' }] })
    const above = await edgesAbove(tx, id)
    const holdings = await tx.$queryRaw<{ id: string; name: string; pct: string }[]>`
      select o.id::text, o.name, e.pct::text from equity_edge e join org o on o.id = e.org_id where e.holder_id = ${id}::uuid and e.to_date is null order by e.pct desc limit 100`
    const [filings] = await tx.$queryRaw<{ open: bigint; ended: bigint }[]>`
      select (select count(*) from filing f where f.org_id = ${id}::uuid and f.status in ('arrived', 'running', 'correcting', 'paused')) as open,
        (select count(*) from filing f where f.org_id = ${id}::uuid and f.status in ('concluded', 'refused', 'rejected')) as ended`
    return {
      ...org,
      registeredCapital: org.registeredCapital.toString(),
      paidCapital: org.paidCapital.toString(),
      path: path.map((one) => ({ id: one.id, shortName: one.short_name, level: one.level })),
      children: children.map(
        (row): OrgNode => ({ ...row, below: counts.below.get(row.id) ?? 0, children: counts.children.get(row.id) ?? 0 }),
      ),
      holders: holders.map((edge) => ({
        id: edge.holderId && known.has(edge.holderId) ? edge.holderId : null,
        name: edge.holderName,
        kind: edge.holderKind,
        pct: edge.pct.toString(),
        since: edge.fromDate,
        until: edge.toDate,
      })),
      above,
      /** Organisations of the asker's own that have a record. */
      known: [...known].filter((one) => above.some((edge) => edge.holderId === one)),
      stateShare: stateShare(above, id),
      holdings,
      below: counts.below.get(id) ?? 0,
      openFilings: Number(filings?.open ?? 0),
      endedFilings: Number(filings?.ended ?? 0),
    }
  },
})
export type OrgRecord = Awaited<ReturnType<(typeof orgRecord)['run']>>

/** Shares of today from the enterprise upward as far as the asker may see, at most ten steps; rings end by themselves. */
async function edgesAbove(tx: Tx, id: string): Promise<EquityEdge[]> {
  return tx.$queryRaw<EquityEdge[]>`
    with recursive up as (
      select e.org_id, e.holder_id, 1 as depth from equity_edge e where e.org_id = ${id}::uuid and e.to_date is null
      union
      select e.org_id, e.holder_id, u.depth + 1 from equity_edge e join up u on e.org_id = u.holder_id where e.to_date is null and u.depth < 10)
    select e.holder_id::text as "holderId", e.holder_name as "holderName", e.holder_kind as "holderKind", e.org_id::text as "orgId", e.pct::text
    from equity_edge e where e.to_date is null and e.org_id in (select org_id from up) order by e.pct desc, e.holder_name`
}
