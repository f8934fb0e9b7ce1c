import { carryOut } from '@/lib/flow/carry-out'
import { urgeSchema } from '@/lib/flow/schema'
import { lockRun } from '@/lib/flow/store'
import { Refusal } from '@/lib/kernel/refusal'
import { defineCommand } from '@/lib/platform/command'

/**
 * 催办: reminds whoever a task lies with, or everybody a run waits for; nothing moves. First the person, the next working day's the head,
 * then the leader in charge; once a working day a case.
 */
export const urgeTask = defineCommand({
  name: 'flow.urge',
  permission: 'matter.urge',
  input: urgeSchema,
  async run(context, { taskId, subjectId, opinion }) {
    let run = await lockRun(context, taskId ? { taskId } : { subjectId: subjectId! })
    const wanted = run.state.tasks.filter((task) => (taskId ? task.id === taskId : task.status === 'open'))
    if (wanted.length === 0) throw new Refusal('stale', '该办件已没有待办任务，请刷新')
    const levels: number[] = []
    for (const task of wanted) {
      const done = await carryOut(context, { taskId: task.id, action: 'urge', opinion: opinion ?? null }, { run })
      // Each urge stands on the one before: they cannot go out in one statement.
      await context.flush()
      run = done.run
      levels.push(done.moved.events[0]!.data.level ?? 1)
    }
    return { urged: wanted.length, level: Math.max(...levels) }
  },
})
