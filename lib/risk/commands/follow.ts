import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { newId } from '@/lib/platform/id'
import { openFindingsOf } from '../queries/open-findings'
import { requireJudge } from '../rules/desk'
import { askSchema, explainSchema, judgeSchema, snoozeSchema, type Verdict } from '../schema'

type Finding = NonNullable<Awaited<ReturnType<CommandContext['tx']['riskFinding']['findUnique']>>>

/** 要求企业说明: every finding of the case that nobody has judged; the enterprise's task says until when. */
export const askExplanation = defineCommand({
  name: 'askExplanation',
  permission: 'risk.judge',
  input: askSchema,
  run: async (context, { caseId, words, dueOn }) => {
    const findings = await openFindings(context, caseId)
    await requireJudgeOf(context, caseId)
    const today = shanghaiDate(context.now)
    if (dueOn && dueOn < today) throw new Refusal('invalid', '说明期限不能早于今天。', { dueOn: '不能早于今天' })
    const due = dueOn ?? addDays(today, 5)
    for (const finding of findings) {
      await mark(context, finding, { status: 'asked', dueOn: new Date(`${due}T00:00:00Z`), version: { increment: 1 } })
      await say(context, finding, 'ask', words)
    }
    context.audit({ subjectKind: 'risk-case', subjectId: caseId, orgId: findings[0]!.orgId, detail: { findings: findings.length, due } })
    context.emit('risk.asked', { subjectKind: 'risk-case', subjectId: caseId, orgId: findings[0]!.orgId, data: { due, words } })
    return { findings: findings.length, due }
  },
})

/** 说明: the enterprise's answer to every open finding of a case, asked for or not. */
export const explainCase = defineCommand({
  name: 'explainCase',
  permission: 'risk.explain',
  input: explainSchema,
  run: async (context, { caseId, words }) => {
    const findings = await openFindings(context, caseId)
    for (const finding of findings) {
      await mark(context, finding, { status: 'explained', version: { increment: 1 } })
      await say(context, finding, 'explain', words)
    }
    context.audit({ subjectKind: 'risk-case', subjectId: caseId, orgId: findings[0]!.orgId, detail: { findings: findings.length } })
    context.emit('risk.explained', { subjectKind: 'risk-case', subjectId: caseId, orgId: findings[0]!.orgId })
    return { findings: findings.length }
  },
})

/** 认定: 属实 or 误报 closes a finding, 需核查 keeps it open; always with the reason. */
export const judgeFinding = defineCommand({
  name: 'judgeFinding',
  permission: 'risk.judge',
  input: judgeSchema,
  run: async (context, { findingId, version, verdict, reason }) => {
    const finding = await held(context, findingId)
    await requireJudgeOf(context, finding.caseId)
    const { count } = await context.tx.riskFinding.updateMany({
      where: { id: findingId, version },
      data: {
        status: verdict === '需核查' ? 'open' : 'closed',
        verdict,
        verdictReason: reason,
        verdictByName: context.actor.name,
        verdictAt: context.now,
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Refusal('conflict', '这条发现刚被他人处理过，请刷新后再认定。')
    await say(context, finding, 'judge', reason, verdict)
    context.audit({ subjectKind: 'risk-finding', subjectId: findingId, orgId: finding.orgId, detail: { verdict, before: finding.verdict } })
    context.emit('risk.judged', {
      subjectKind: 'risk-finding',
      subjectId: findingId,
      orgId: finding.orgId,
      data: { verdict, caseId: finding.caseId },
    })
    return { caseId: finding.caseId }
  },
})

/** 暂缓: the model keeps silent about this subject until a day, at most a year ahead. The finding is not judged by that: the next run marks it as gone. */
export const snoozeFinding = defineCommand({
  name: 'snoozeFinding',
  permission: 'risk.judge',
  input: snoozeSchema,
  run: async (context, { findingId, until, reason }) => {
    const finding = await held(context, findingId)
    await requireJudgeOf(context, finding.caseId)
    if (finding.verdict === '属实') throw new Refusal('conflict', '这条发现已认定属实，不能暂缓；有新情况的请先重新认定。')
    const today = shanghaiDate(context.now)
    if (until <= today || until > addDays(today, 366))
      throw new Refusal('invalid', '暂缓期限应在明天至一年之内。', { until: '应在明天至一年之内' })
    await context.tx.riskSnooze.create({
      data: {
        id: newId(),
        modelCode: finding.modelCode,
        subjectKey: finding.subjectKey,
        orgId: finding.orgId,
        until: new Date(`${until}T00:00:00Z`),
        reason,
        byName: context.actor.name,
        at: context.now,
      },
    })
    await say(context, finding, 'snooze', `暂缓至 ${until}：${reason}`)
    context.audit({ subjectKind: 'risk-finding', subjectId: findingId, orgId: finding.orgId, detail: { until } })
    return { until }
  },
})

/** 解除暂缓: the model speaks of the subject again from its next run on. */
export const endSnooze = defineCommand({
  name: 'endSnooze',
  permission: 'risk.judge',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, now, audit }, { id }) => {
    const snooze = await tx.riskSnooze.findUnique({ where: { id } })
    if (!snooze || snooze.endedAt) throw new Refusal('not_found', '没有这项暂缓，或者已经解除。')
    const { count } = await tx.riskSnooze.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } })
    if (count === 0) throw new Refusal('not_found', '没有这项暂缓，或者您无权解除。')
    audit({ subjectKind: 'risk-model', orgId: snooze.orgId, detail: { modelCode: snooze.modelCode } })
    return { modelCode: snooze.modelCode }
  },
})

async function held({ tx }: CommandContext, id: string): Promise<Finding> {
  const finding = await tx.riskFinding.findUnique({ where: { id } })
  if (!finding) throw new Refusal('not_found', '没有这条发现，或者您无权处理。')
  return finding
}

async function openFindings({ tx }: CommandContext, caseId: string): Promise<Finding[]> {
  const findings = await tx.riskFinding.findMany({ where: { id: { in: await openFindingsOf(tx, caseId) } }, orderBy: { id: 'asc' } })
  if (findings.length === 0) throw new Refusal('not_found', '没有需要处理的发现：可能都已认定，或者您无权查看。')
  return findings
}

/** Refuses who does not judge cases of the kind of this one. */
export async function requireJudgeOf({ tx, actor }: CommandContext, caseId: string | null): Promise<void> {
  const found = caseId ? await tx.riskCase.findUnique({ where: { id: caseId }, select: { key: true } }) : null
  requireJudge(actor, found?.key ?? '')
}

async function mark(
  { tx }: CommandContext,
  { id }: Finding,
  data: { status: string; dueOn?: Date; version: { increment: number } },
): Promise<void> {
  const { count } = await tx.riskFinding.updateMany({ where: { id }, data })
  if (count === 0) throw new Refusal('not_found', '没有需要处理的发现：可能都已认定，或者您无权处理。')
}

/** An entry in the course of a finding. */
export async function say(
  { tx, actor, now }: CommandContext,
  finding: Pick<Finding, 'id' | 'orgId'>,
  action: string,
  words: string,
  verdict?: Verdict,
): Promise<void> {
  await tx.riskFindingEvent.create({
    data: {
      id: newId(),
      findingId: finding.id,
      orgId: finding.orgId,
      action,
      verdict: verdict ?? null,
      words,
      side: actor.side,
      byId: actor.userId,
      byName: actor.name,
      at: now,
    },
  })
}
