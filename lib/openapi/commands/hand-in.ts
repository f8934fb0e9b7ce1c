import { z } from 'zod'
import { runRecord } from '@/lib/flow/queries/run-record'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { actOnFiling } from '@/lib/matters/commands/act'
import { defineCommand } from '@/lib/platform/command'

const moves = {
  submit: '办件不在可提交的环节：只有填报中、已退回或待续报的办件可以提交。',
  answer: '办件不在补正环节：只有收到补正告知后才能提交补正答复。',
} as const

/**
 * Hands a filing in (first submission, after a return) or answers a correction, on whichever desk of the person it lies; the same move as
 * on the page. Throws Refusal as `actOnFiling`, conflict when there is no such desk.
 */
export const handInFiling = defineCommand({
  name: 'handInFiling',
  permission: 'matter.file',
  input: z.object({
    id: z.uuid('办件编号不正确'),
    action: z.enum(['submit', 'answer']),
    version: versionSchema.optional(),
    opinion: z.string().trim().max(5000, '说明不超过 5000 字').default(''),
  }),
  run: async (context, { id, action, version, opinion }) => {
    const { desks } = await runRecord.run(context, { subjectKind: 'filing', subjectId: id })
    const desk = desks.find((one) => one.moves.some((move) => move.action === action))
    if (!desk) throw new Refusal('conflict', moves[action])
    return actOnFiling.run(context, { taskId: desk.id, action, opinion, ...(version === undefined ? {} : { version }) })
  },
})
