import { may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { organOf } from '@/lib/matters/lenience/organ'
import { letterOf } from '@/lib/matters/lenience/rules/letter'
import {
  acknowledgeSchema,
  endSchema,
  issueSchema,
  type LapseKind,
  type LenienceLevel,
  type LenienceStatus,
  lenienceStatuses,
  type MeasureBody,
} from '@/lib/matters/lenience/schema'
import { fullNameOf } from '@/lib/matters/paper/issue'
import { nextNumber } from '@/lib/matters/paper/number'
import { type CommandContext, defineCommand } from '@/lib/platform/command'

type Measure = NonNullable<Awaited<ReturnType<CommandContext['tx']['lenienceMeasure']['findUnique']>>>

/** Confirms a proposal and issues it: number, text from the template, notice to the enterprise. A 通报 is the head's to issue. */
export const issueLenience = defineCommand({
  name: 'issueLenience',
  permission: 'lenience.issue',
  input: issueSchema,
  run: async (context, { id, version }) => {
    const { tx, actor, now } = context
    const measure = await open(context, id, ['proposed'])
    const level = measure.level as LenienceLevel
    if (level === 'circular' && !may(actor, 'matter.decide')) throw new Refusal('forbidden', '通报由处室负责人或者分管领导签发')
    const date = shanghaiDate(now)
    const organ = await organOf(tx, actor)
    const number = await nextNumber(tx, level, Number(date.slice(0, 4)), organ)
    const body = measure.body as unknown as MeasureBody
    const letter = letterOf({
      level,
      kind: measure.kind as LapseKind,
      orgName: await fullNameOf(tx, measure.orgId),
      body,
      number,
      organ: organ.name,
      date,
    })
    const by = { issuedAt: now, issuedBy: actor.userId, issuedByName: actor.name }
    await change(context, measure, version, { status: 'issued', number, body: { ...body, letter }, ...by })
    return { number }
  },
})

/** Does not take a proposal up, with the reason; the lapse counts no longer. */
export const dismissLenience = defineCommand({
  name: 'dismissLenience',
  permission: 'lenience.issue',
  input: endSchema,
  run: (context, input) => end(context, input, 'dismissed', ['proposed']),
})

/** Revokes what was issued, with the reason; the lapse counts no longer and the enterprise is told. */
export const revokeLenience = defineCommand({
  name: 'revokeLenience',
  permission: 'lenience.issue',
  input: endSchema,
  run: (context, input) => end(context, input, 'revoked', ['issued', 'acknowledged']),
})

/** The enterprise confirms that it has read a measure, and says what it does about it. */
export const acknowledgeLenience = defineCommand({
  name: 'acknowledgeLenience',
  permission: 'lenience.acknowledge',
  input: acknowledgeSchema,
  run: async (context, { id, version, answer }) => {
    const { actor, now } = context
    const measure = await open(context, id, ['issued'])
    if (measure.level !== 'reminder' && answer.length < 5)
      throw new Refusal('invalid', '请说明整改情况，不少于 5 个字', { answer: '请说明整改情况，不少于 5 个字' })
    const by = { acknowledgedAt: now, acknowledgedBy: actor.userId, acknowledgedByName: actor.name }
    await change(context, measure, version, { status: 'acknowledged', answer: answer || null, ...by })
    return { id }
  },
})

type Ending = { id: string; version: number; reason: string }

async function end(context: CommandContext, { id, version, reason }: Ending, status: LenienceStatus, from: LenienceStatus[]) {
  const { actor, now } = context
  const measure = await open(context, id, from)
  const by = { endedReason: reason, endedAt: now, endedBy: actor.userId, endedByName: actor.name }
  await change(context, measure, version, { status, ...by })
  return { id }
}

async function open({ tx }: CommandContext, id: string, from: readonly LenienceStatus[]): Promise<Measure> {
  const measure = await tx.lenienceMeasure.findUnique({ where: { id } })
  if (!measure) throw new Refusal('not_found', '没有这条提示记录，或者不在您的权限范围内。')
  if (!from.some((status) => status === measure.status))
    throw new Refusal('conflict', `该记录现为“${lenienceStatuses[measure.status as LenienceStatus]}”，不能进行该操作，请刷新。`)
  return measure
}

type Changes = Partial<Omit<Measure, 'id' | 'body' | 'version'>> & { status: LenienceStatus; body?: MeasureBody }

async function change({ tx, audit, emit }: CommandContext, measure: Measure, version: number, data: Changes): Promise<void> {
  const { count } = await tx.lenienceMeasure.updateMany({
    where: { id: measure.id, version, status: measure.status },
    data: { ...data, version: version + 1 },
  })
  if (count !== 1) throw new Refusal('stale', '该记录刚刚被他人更新，请刷新。')
  const { id, orgId, line, level, kind } = measure
  audit({ subjectKind: 'lenience', subjectId: id, orgId, detail: { status: data.status, level, kind } })
  emit(`lenience.${data.status}`, { subjectKind: 'lenience', subjectId: id, orgId, line })
}
