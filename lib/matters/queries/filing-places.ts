import { z } from 'zod'
import { poolsOf } from '@/lib/flow/performer'
import { poolKey } from '@/lib/flow/pools'
import { currentMatter } from '@/lib/matters/definitions'
import { defineQuery } from '@/lib/platform/query'

/** The enterprises the person may file for: those whose filling desk is theirs, the own one first; for a matter inside the commission its own body. */
export const filingPlaces = defineQuery({
  name: 'filingPlaces',
  permission: 'matter.file',
  input: z.object({ matter: z.string().max(20).optional() }),
  run: async ({ tx, actor, now }, { matter: code }) => {
    const pools = await poolsOf(tx, actor, now)
    const first = code ? (await currentMatter(tx, code)).matter : null
    if (first?.flow.steps[0]?.side === 'gov') {
      const desk = poolKey(first.flow.steps[0].pools[0]!, { line: first.line, orgId: actor.orgId, body: null })
      return pools.some((entry) => entry.pool === desk) ? [{ id: actor.orgId, name: actor.orgName }] : []
    }
    const desks = pools.filter((entry) => entry.pool.startsWith('E-FILL@')).map((entry) => entry.pool.slice('E-FILL@'.length))
    const rows = await tx.org.findMany({
      where: { id: { in: desks }, kind: 'enterprise' },
      select: { id: true, name: true, level: true },
      orderBy: [{ level: 'asc' }, { name: 'asc' }],
    })
    return rows.sort((a, b) => Number(b.id === actor.orgId) - Number(a.id === actor.orgId)).map(({ id, name }) => ({ id, name }))
  },
})
