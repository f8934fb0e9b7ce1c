import { carryOut } from '@/lib/flow/carry-out'
import { dayOf } from '@/lib/flow/clock'
import { urgeSchema } from '@/lib/flow/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'

/** 催办: reminds whoever the task lies with, once a day; nothing moves. */
export const urgeTask = defineCommand({
  name: 'flow.urge',
  permission: 'matter.urge',
  input: urgeSchema,
  async run(context, { taskId, opinion }) {
    const task = await context.tx.task.findUnique({ where: { id: taskId }, select: { urgedAt: true } })
    if (task?.urgedAt && dayOf(task.urgedAt.toISOString()) === dayOf(context.now.toISOString())) {
      throw new Refusal('conflict', '该任务今日已催办过，请勿重复催办')
    }
    const { moved } = await carryOut(context, { taskId, action: 'urge', opinion: opinion ?? null })
    return { eventId: moved.events[0]!.id }
  },
})
