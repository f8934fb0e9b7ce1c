import { carryOut } from '@/lib/flow/carry-out'
import { commentSchema } from '@/lib/flow/schema'
import { defineCommand } from '@/lib/platform/command'

/** 留言: recorded on the run without moving it; \`own\` stays on the side of the writer. */
export const commentRun = defineCommand({
  name: 'flow.comment',
  permission: 'matter.read',
  input: commentSchema,
  async run(context, input) {
    const audience = input.audience === 'own' ? context.actor.side : 'all'
    const { moved } = await carryOut(context, { subjectId: input.subjectId, action: 'comment', opinion: input.opinion, audience })
    return { eventId: moved.events[0]!.id }
  },
})
