import { carryOut } from '@/lib/flow/carry-out'
import { claimSchema } from '@/lib/flow/schema'
import { isRefusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'

/** 签收: takes tasks from the pool, in the order given; says which were taken and why the others were not. */
export const claimTasks = defineCommand({
  name: 'flow.claim',
  permission: 'inbox.read',
  input: claimSchema,
  async run(context, { taskIds, onBehalfOf }) {
    const results: { taskId: string; refusal: string | null }[] = []
    for (const taskId of [...new Set(taskIds)]) {
      try {
        await carryOut(context, { taskId, action: 'claim', ...(onBehalfOf ? { onBehalfOf } : {}) })
        results.push({ taskId, refusal: null })
      } catch (error) {
        if (!isRefusal(error) || taskIds.length === 1) throw error
        results.push({ taskId, refusal: error.message })
      }
    }
    return { results }
  },
})
