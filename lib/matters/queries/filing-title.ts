import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'

/** What a filing is called, for a way back to it; null for one that is not there or not theirs. */
export const filingTitle = defineQuery({
  name: 'filingTitle',
  permission: 'matter.read',
  input: z.object({ id: z.uuid('办件编号不正确') }),
  run: async ({ tx }, { id }) => {
    const filing = await tx.filing.findUnique({ where: { id }, select: { id: true, title: true, matterName: true } })
    return filing
  },
})
