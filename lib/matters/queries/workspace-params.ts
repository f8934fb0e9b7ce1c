import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { readParams } from '@/lib/matters/facts-provider'
import { openFiling } from '@/lib/matters/workspace'
import { defineQuery } from '@/lib/platform/query'

/** What the editor of a form evaluates with beside the facts: parameters of the enterprise and the business day. */
export const workspaceParams = defineQuery({
  name: 'workspaceParams',
  permission: 'matter.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, now }, { id }) => {
    const { filing } = await openFiling(tx, id)
    const today = shanghaiDate(now)
    return { today, params: await readParams(tx, filing.orgId, today) }
  },
})
