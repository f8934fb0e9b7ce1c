import { carryOut } from '@/lib/flow/carry-out'
import { taskInputSchema } from '@/lib/flow/schema'
import { defineCommand } from '@/lib/platform/command'

/** 撤销加签: takes the question to an added signer back; \`taskId\` is the signer's task. */
export const recallSigner = defineCommand({
  name: 'flow.recallSigner',
  permission: 'inbox.read',
  input: taskInputSchema,
  async run(context, input) {
    const { moved } = await carryOut(context, { ...input, action: 'recall_signer' })
    return { version: moved.state.seq }
  },
})
