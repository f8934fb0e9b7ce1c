import { carryOut } from '@/lib/flow/carry-out'
import { addSignerSchema } from '@/lib/flow/schema'
import { defineCommand } from '@/lib/platform/command'

/** 加签: asks a named person of the commission for an opinion; the task waits until it is given or taken back. */
export const addSigner = defineCommand({
  name: 'flow.addSigner',
  permission: 'inbox.read',
  input: addSignerSchema,
  async run(context, input) {
    const { target, opinion, ...task } = input
    const { moved } = await carryOut(context, { ...task, action: 'add_signer', opinion: opinion ?? null, data: { target } })
    return { signerTaskId: moved.opened[0]!.id }
  },
})
