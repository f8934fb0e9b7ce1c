import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

export type GraphNode = {
  readonly id: string
  readonly name: string
  readonly kind: 'party' | 'person' | 'tender'
  readonly level: string | null
  readonly degree: number
}
export type GraphEdge = {
  readonly from: string
  readonly to: string
  readonly kind: '共同投标' | '持股' | '任职' | '同一联系' | '风险发现'
  readonly words: string
  readonly weight: number
}
export type Graph = { readonly nodes: GraphNode[]; readonly edges: GraphEdge[]; readonly cut: boolean }

/** Most nodes of one answer. */
export const graphCap = 5000
/** Most relations looked at in one step. */
const edgeCap = 20_000

/** What lies around parties: companions in bidding, holders and posts, shared contacts, findings that name both; `depth` steps, at most three. */
export const relationGraph = defineQuery({
  name: 'relationGraph',
  permission: 'procurement.read',
  input: z.object({
    parties: z.array(z.uuid()).min(1, '请先选择一个市场主体').max(20),
    depth: z.number().int().min(1).max(3).default(1),
    together: z.number().int().min(1).max(50).default(3),
    most: z.number().int().min(10).max(graphCap).default(400),
  }),
  run: async ({ tx }, { parties, depth, together, most }) => {
    let reached = new Set(parties)
    let front = [...parties]
    let edges: GraphEdge[] = []
    let cut = false
    for (let step = 0; step < depth && front.length > 0 && !cut; step += 1) {
      const found = await around(tx, front, together)
      edges = merge([...edges, ...found])
      const next = new Set(found.flatMap(({ from, to }) => [from, to]).filter((id) => !reached.has(id)))
      cut = reached.size + next.size > most || found.length >= edgeCap
      front = [...next].slice(0, most - reached.size)
      reached = new Set([...reached, ...front])
    }
    const kept = edges.filter(({ from, to }) => reached.has(from) && reached.has(to))
    return { nodes: await nodesOf(tx, [...reached], kept), edges: kept, cut } satisfies Graph
  },
})

/** The shortest way between two parties over any relation, at most six steps; refused in words where there is none. */
export const relationPath = defineQuery({
  name: 'relationPath',
  permission: 'procurement.read',
  input: z.object({ from: z.uuid(), to: z.uuid(), together: z.number().int().min(1).max(50).default(3) }),
  run: async ({ tx }, { from, to, together }) => {
    const before = new Map<string, { from: string; edge: GraphEdge }>()
    const seen = new Set([from])
    let front = [from]
    for (let step = 0; step < 6 && front.length > 0 && seen.size < graphCap && !seen.has(to); step += 1) {
      const next: string[] = []
      const inFront = new Set(front)
      for (const edge of await around(tx, front, together)) {
        for (const [here, there] of [
          [edge.from, edge.to],
          [edge.to, edge.from],
        ] as const) {
          if (!inFront.has(here) || seen.has(there)) continue
          seen.add(there)
          before.set(there, { from: here, edge })
          next.push(there)
        }
      }
      front = next
    }
    if (!seen.has(to))
      throw new Refusal(
        'not_found',
        seen.size < graphCap
          ? '在六步之内没有找到两者之间的关系。'
          : `看过 ${seen.size} 个主体还没有找到两者之间的关系，不等于没有：请提高共同投标次数再找。`,
      )
    const edges: GraphEdge[] = []
    for (let at = to; at !== from; ) {
      const step = before.get(at)!
      edges.unshift(step.edge)
      at = step.from
    }
    const ids = [...new Set([from, ...edges.flatMap((edge) => [edge.from, edge.to]), to])]
    return { nodes: await nodesOf(tx, ids, edges), edges, cut: false } satisfies Graph
  },
})

/** Parties whose name holds the words, for choosing where to begin. */
export const partyChoices = defineQuery({
  name: 'partyChoices',
  permission: 'procurement.read',
  input: z.object({ words: z.string().trim().max(60).default(''), ids: z.array(z.uuid()).max(20).default([]) }),
  run: async ({ tx }, { words, ids }) =>
    tx.party.findMany({
      where: ids.length > 0 ? { partyId: { in: ids } } : { name: { contains: words } },
      select: { partyId: true, name: true, uscc: true },
      orderBy: { name: 'asc' },
      take: 20,
    }),
})

function merge(edges: readonly GraphEdge[]): GraphEdge[] {
  return [
    ...new Map(
      edges.map((edge) => [`${edge.kind}|${[edge.from, edge.to].sort().join('|')}|${edge.kind === '任职' ? edge.words : ''}`, edge]),
    ).values(),
  ]
}

/** Every relation that touches these nodes. Persons stand as the first half of their mark. */
function around(tx: Tx, ids: readonly string[], together: number): Promise<GraphEdge[]> {
  const list = Prisma.sql`${[...ids]}::text[]`
  return tx.$queryRaw<GraphEdge[]>`
    with front as materialized (select unnest(${list}) as id)
    select a_id::text as "from", b_id::text as "to", '共同投标' as kind, together || ' 次' as words, together::float8 as weight from pair_history
      where together >= ${together} and (a_id::text in (select id from front) or b_id::text in (select id from front))
    union all
    select l.holder_id::text, l.party_id::text, case when l.role = '股东' then '持股' else '任职' end, coalesce(round((l.pct * 100)::numeric, 1) || '%', l.role), coalesce(l.pct, 0.5) * 10
      from party_link l where l.holder_id is not null and l.to_on is null and (l.party_id::text in (select id from front) or l.holder_id::text in (select id from front))
    union all
    select 'person:' || left(md5(l.holder_token), 12), l.party_id::text, case when l.role = '股东' then '持股' else '任职' end, l.role || coalesce(' ' || round((l.pct * 100)::numeric, 1) || '%', ''), 3
      from party_link l where l.holder_token is not null and l.to_on is null and l.role <> '社保'
        and (l.party_id::text in (select id from front) or 'person:' || left(md5(l.holder_token), 12) in (select id from front))
    union all
    select a.party_id::text, b.party_id::text, '同一联系', case when a.phone_token = b.phone_token then '同一电话' when a.email_token = b.email_token then '同一邮箱' else '同一地址' end, 4
      from party a join party b on b.party_id <> a.party_id and (a.phone_token = b.phone_token or a.email_token = b.email_token or (a.address = b.address and not coalesce(a.address_cluster, false)))
      where a.party_id::text in (select id from front)
    union all
    select f.party_ids[1]::text, f.party_ids[2]::text, '风险发现', count(*) || ' 条', count(*)::float8 * 2 from risk_finding f
      where cardinality(f.party_ids) = 2 and f.gone_at is null and f.party_ids && (select array_agg(id::uuid) from front where id not like 'person:%')
      group by f.party_ids[1], f.party_ids[2]
    limit ${edgeCap}`
}

async function nodesOf(tx: Tx, ids: readonly string[], edges: readonly GraphEdge[]): Promise<GraphNode[]> {
  const parties = ids.filter((id) => !id.startsWith('person:'))
  const named = await tx.party.findMany({ where: { partyId: { in: [...parties] } }, select: { partyId: true, name: true } })
  const levels = await tx.$queryRaw<{ id: string; level: string }[]>`
    select p as id, (array['红', '橙', '黄', '蓝'])[min(array_position(array['红', '橙', '黄', '蓝'], c.level))] as level
    from risk_case c, unnest(c.party_ids) p where p = any(${[...parties]}::uuid[]) group by p`
  const names = new Map(named.map(({ partyId, name }) => [partyId, name]))
  const levelOf = new Map(levels.map(({ id, level }) => [id, level]))
  const degree = new Map<string, number>()
  for (const { from, to } of edges) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1)
  return ids.map((id) => ({
    id,
    kind: id.startsWith('person:') ? ('person' as const) : ('party' as const),
    name: names.get(id) ?? (id.startsWith('person:') ? `自然人 ${id.slice(7, 13).toUpperCase()}` : '未知主体'),
    level: levelOf.get(id) ?? null,
    degree: degree.get(id) ?? 0,
  }))
}
