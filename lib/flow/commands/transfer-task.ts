import { carryOut } from '@/lib/flow/carry-out'
import { transferSchema } from '@/lib/flow/schema'
import { defineCommand } from '@/lib/platform/command'

/** 转办、改派: hands a task to a named person of the same post; heads of the department may do so with tasks of others. */
export const transferTask = defineCommand({
  name: 'flow.transfer',
  permission: 'inbox.read',
  input: transferSchema,
  async run(context, input) {
    const { target, opinion, ...task } = input
    const { moved } = await carryOut(context, { ...task, action: 'transfer', opinion: opinion ?? null, data: { target } })
    return { version: moved.state.seq }
  },
})
