import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { listsFor, openLists } from '@/lib/matters/base/code-lists'
import { readParams } from '@/lib/matters/facts-provider'
import { openFiling } from '@/lib/matters/workspace'
import { defineQuery } from '@/lib/platform/query'

/** What the editor of a form works with beside the facts: parameters of the enterprise, the business day, the code lists it chooses from. */
export const workspaceParams = defineQuery({
  name: 'workspaceParams',
  permission: 'matter.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, now }, { id }) => {
    const { filing, version } = await openFiling(tx, id)
    const today = shanghaiDate(now)
    return { today, params: await readParams(tx, filing.orgId, today), lists: await listsFor(tx, version.matter, filing.orgId), openLists }
  },
})
