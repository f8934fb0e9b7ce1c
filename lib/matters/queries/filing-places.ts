import { z } from 'zod'
import { poolsOf } from '@/lib/flow/performer'
import { defineQuery } from '@/lib/platform/query'

/** The enterprises the person may file for: those whose filling desk is theirs, the own one first. */
export const filingPlaces = defineQuery({
  name: 'filingPlaces',
  permission: 'matter.file',
  input: z.object({}),
  run: async ({ tx, actor, now }) => {
    const desks = (await poolsOf(tx, actor, now))
      .filter((entry) => entry.pool.startsWith('E-FILL@'))
      .map((entry) => entry.pool.slice('E-FILL@'.length))
    const rows = await tx.org.findMany({
      where: { id: { in: desks }, kind: 'enterprise' },
      select: { id: true, name: true, level: true },
      orderBy: [{ level: 'asc' }, { name: 'asc' }],
    })
    return rows.sort((a, b) => Number(b.id === actor.orgId) - Number(a.id === actor.orgId)).map(({ id, name }) => ({ id, name }))
  },
})
