import { carryOut } from '@/lib/flow/carry-out'
import { taskInputSchema } from '@/lib/flow/schema'
import { defineCommand } from '@/lib/platform/command'

/** 退签: gives a claimed task back to its pool. */
export const releaseTask = defineCommand({
  name: 'flow.release',
  permission: 'inbox.read',
  input: taskInputSchema,
  async run(context, input) {
    const { moved } = await carryOut(context, { ...input, action: 'unclaim' })
    return { version: moved.state.seq }
  },
})
