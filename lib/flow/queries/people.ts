import { z } from 'zod'
import type { RunState } from '@/lib/flow/state'
import { Refusal } from '@/lib/kernel/refusal'
import { defineQuery } from '@/lib/platform/query'

/** A person to choose; never contact data. */
export type Choosable = { readonly id: string; readonly name: string; readonly department: string }

/** Whom a task may be handed to (转办): the people of its pool but the holder. */
export const transferTargets = defineQuery({
  name: 'flow.transferTargets',
  permission: 'inbox.read',
  input: z.object({ taskId: z.uuid() }),
  async run({ tx, actor }, { taskId }): Promise<Choosable[]> {
    // The other side sees that a task lies somewhere, not who else could do it.
    const row = await tx.task.findFirst({ where: { id: taskId, side: actor.side }, select: { runId: true } })
    const run = row && (await tx.flowRun.findUnique({ where: { id: row.runId }, select: { state: true } }))
    const task = run && (run.state as unknown as RunState).tasks.find((candidate) => candidate.id === taskId)
    if (!task) throw new Refusal('not_found', '任务不存在，或者不在您的权限范围内')
    const people = await tx.$queryRaw<Choosable[]>`select id, name, department from app.pool_people(${task.pool})`
    return people.filter((person) => person.id !== task.holder?.id)
  },
})

/** Whom one may ask to sign in addition (加签): people of the commission by name or department. */
export const signerTargets = defineQuery({
  name: 'flow.signerTargets',
  permission: 'inbox.read',
  input: z.object({ words: z.string().trim().max(30).default('') }),
  async run({ tx, actor }, { words }): Promise<Choosable[]> {
    const people = await tx.$queryRaw<Choosable[]>`select id, name, department from app.commission_people(${words})`
    return people.filter((person) => person.id !== actor.userId)
  },
})
