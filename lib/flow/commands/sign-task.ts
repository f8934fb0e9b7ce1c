import { carryOut } from '@/lib/flow/carry-out'
import { signSchema } from '@/lib/flow/schema'
import { defineCommand } from '@/lib/platform/command'

/** 加签答复: the opinion of an added signer; disagreeing needs a reason and travels with the run. */
export const signTask = defineCommand({
  name: 'flow.sign',
  permission: 'inbox.read',
  input: signSchema,
  async run(context, input) {
    const { agrees, ...task } = input
    const { moved } = await carryOut(context, { ...task, action: agrees ? 'pass' : 'refuse' })
    return { version: moved.state.seq }
  },
})
