import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { answerRectificationSchema, askRectificationSchema, checkRectificationSchema } from '../schema'
import { requireJudgeOf, say } from './follow'

type Rectification = NonNullable<Awaited<ReturnType<CommandContext['tx']['riskRectification']['findUnique']>>>

/** 责令整改: asked of the enterprise once a finding of the case is judged 属实; one open at a time. */
export const askRectification = defineCommand({
  name: 'askRectification',
  permission: 'risk.judge',
  input: askRectificationSchema,
  run: async (context, { caseId, words, dueOn }) => {
    const { tx, actor, now, audit } = context
    refuseDay(dueOn, now)
    const [finding] = await proven(context, caseId)
    if (!finding) throw new Refusal('not_found', '没有认定为属实的发现：先认定，再责令整改；或者您无权查看。')
    await requireJudgeOf(context, caseId)
    if ((await tx.riskRectification.count({ where: { caseId, status: { not: 'closed' } } })) > 0)
      throw new Refusal('conflict', '这条线索已有正在进行的整改。')
    const id = newId()
    await tx.riskRectification.create({
      data: {
        ...{ id, caseId, orgId: finding.orgId, status: 'asked', demand: words, dueOn: new Date(`${dueOn}T00:00:00Z`) },
        ...{ askedByName: actor.name, askedAt: now },
      },
    })
    await told(context, caseId, 'rectify', `${words}（期限 ${dueOn}）`)
    audit({ subjectKind: 'risk-case', subjectId: caseId, orgId: finding.orgId, detail: { dueOn } })
    move(context, { caseId, orgId: finding.orgId }, { to: 'rectify', dueOn, title: `请在 ${dueOn} 前完成整改`, body: words })
    return { id, dueOn }
  },
})

/** The enterprise tells what it put right, with the documents that show it. */
export const answerRectification = defineCommand({
  name: 'answerRectification',
  permission: 'risk.explain',
  input: answerRectificationSchema,
  run: async (context, { id, words, evidence }) => {
    const { actor, now, audit } = context
    const before = await open(context, id, 'asked')
    await change(context, before, { status: 'answered', answer: words, evidence, answeredByName: actor.name, answeredAt: now })
    await told(context, before.caseId, 'rectified', `${words}\n佐证：${evidence}`)
    audit({ subjectKind: 'risk-case', subjectId: before.caseId, orgId: before.orgId })
    const dueOn = addDays(shanghaiDate(now), 10)
    move(context, before, { to: 'check', dueOn, title: '企业已报送整改情况', body: '请核查整改是否到位。' })
    return { caseId: before.caseId }
  },
})

/** The check of an answer: enough closes the case (销号), not enough sends it back with a new deadline. */
export const checkRectification = defineCommand({
  name: 'checkRectification',
  permission: 'risk.judge',
  input: checkRectificationSchema,
  run: async (context, { id, passed, words, dueOn }) => {
    const { actor, now, audit } = context
    const before = await open(context, id, 'answered')
    const { caseId, orgId, rounds } = before
    await requireJudgeOf(context, caseId)
    if (passed) {
      await change(context, before, { status: 'closed', closedByName: actor.name, closedAt: now })
      await told(context, caseId, 'passed', words)
      move(context, before, { to: 'closed', title: '整改已通过核查，线索销号', body: words })
    } else {
      const due = dueOn ?? addDays(shanghaiDate(now), 10)
      refuseDay(due, now)
      await change(context, before, { status: 'asked', dueOn: new Date(`${due}T00:00:00Z`), rounds: rounds + 1 })
      await told(context, caseId, 'return', `${words}（期限 ${due}）`)
      move(context, before, { to: 'rectify', dueOn: due, title: `整改未通过核查，请在 ${due} 前重新整改`, body: words })
    }
    audit({ subjectKind: 'risk-case', subjectId: caseId, orgId, detail: { passed } })
    return { caseId }
  },
})

function refuseDay(day: string, now: Date): void {
  const today = shanghaiDate(now)
  if (day <= today || day > addDays(today, 366))
    throw new Refusal('invalid', '整改期限应在明天至一年之内。', { dueOn: '应在明天至一年之内' })
}

async function open({ tx }: CommandContext, id: string, status: string): Promise<Rectification> {
  const row = await tx.riskRectification.findUnique({ where: { id } })
  if (!row) throw new Refusal('not_found', '没有这项整改，或者您无权处理。')
  if (row.status !== status) throw new Refusal('conflict', '这项整改不在这一步，请刷新页面。')
  return row
}

async function change({ tx }: CommandContext, { id, status }: Rectification, data: Partial<Rectification>): Promise<void> {
  const { count } = await tx.riskRectification.updateMany({ where: { id, status }, data })
  if (count === 0) throw new Refusal('stale', '这项整改刚被他人处理过，请刷新页面。')
}

const proven = ({ tx }: CommandContext, caseId: string) =>
  tx.riskFinding.findMany({ where: { caseId, verdict: '属实' }, orderBy: { id: 'asc' }, select: { id: true, orgId: true } })

/** An entry in the course of the findings that were judged 属实. */
async function told(context: CommandContext, caseId: string, action: string, words: string): Promise<void> {
  for (const finding of await proven(context, caseId)) await say(context, finding, action, words)
}

type Move = { to: 'rectify' | 'check' | 'closed'; dueOn?: string; title: string; body: string }

function move({ emit }: CommandContext, { caseId, orgId }: Pick<Rectification, 'caseId' | 'orgId'>, data: Move): void {
  emit('risk.rectifying', { subjectKind: 'risk-case', subjectId: caseId, orgId, data })
}
