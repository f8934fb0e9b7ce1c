import { z } from 'zod'
import { type CarriedOut, carryOut } from '@/lib/flow/carry-out'
import { sendBackReasonCodes } from '@/lib/flow/reasons'
import { deskOf } from '@/lib/flow/rules/route'
import { flowActions, personSchema } from '@/lib/flow/schema'
import { lockRun } from '@/lib/flow/store'
import { settle } from '@/lib/forms/conditions'
import type { FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { checkCounts, checkFiling, requirePassed, requireSubmittable, storeChecks } from '@/lib/matters/check-filing'
import { issuePaper } from '@/lib/matters/paper/issue'
import { endsInPaper, type PaperOutcome } from '@/lib/matters/paper/number'
import { signatureInputSchema } from '@/lib/matters/signing/schema'
import { keepSignature, mustSign, requireSignature } from '@/lib/matters/signing/sign'
import { syncFiling } from '@/lib/matters/sync-filing'
import { activeSteps, filingContext, headline, type OpenFiling, openFiling, situationOf, submitted } from '@/lib/matters/workspace'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'

/** One move on a task of a filing, as the decision panel sends it. */
export const actSchema = z.object({
  taskId: z.uuid('任务编号不正确'),
  action: z.enum(flowActions),
  /** What the person last saw of the filing; a newer one is refused, so that nobody decides on a form they have not read. */
  version: versionSchema.optional(),
  opinion: z.string().trim().max(5000, '意见不超过 5000 字').default(''),
  to: z.string().max(60).optional(),
  /** Why it is sent back or turned down. */
  reason: z.enum(sendBackReasonCodes, '请选择列出的原因').optional(),
  items: z.array(z.string().trim().min(2, '每条补正事项至少 2 个字').max(500)).max(50).optional(),
  answerDays: z.number().int().min(1).max(60).optional(),
  result: z.enum(['pass', 'refuse']).optional(),
  minutes: z.string().trim().max(500).optional(),
  target: personSchema.optional(),
  onBehalfOf: z.uuid().optional(),
  /** The signer's commitment that the filing is true and complete. */
  committed: z.boolean().optional(),
  /** The handwriting that goes with the decision; leaders have to sign. */
  signature: signatureInputSchema.optional(),
})
export type ActInput = z.infer<typeof actSchema>

/**
 * Makes one move on a filing: submit, check, sign, accept, review, co-sign, decide, conclude, return, 补正 and its answer, transfer,
 * added signer. What the move may be is the flow's table; what it needs of the form (complete, checked, committed) is decided here.
 */
export const actOnFiling = defineCommand({
  name: 'actOnFiling',
  permission: 'inbox.read',
  input: actSchema,
  run: async (context, input) => {
    const run = await lockRun(context.tx, { taskId: input.taskId })
    const open = await openFiling(context.tx, run.subject.id)
    if (input.version !== undefined && input.version !== open.filing.version)
      throw new Refusal('stale', '表单在您打开之后有改动，请刷新后再办理。')
    const handsIn = input.action === 'submit' || input.action === 'answer'
    const task = run.state.tasks.find((candidate) => candidate.id === input.taskId)
    const desk = task ? deskOf(run.definition, run.state, task) : null
    const form = await filingContext(context.tx, open, context.now)
    const values = open.filing.values as FormValues
    const sent = handsIn && desk !== 'follow_up' ? await handIn(open, form) : null
    if (desk === 'checking' && input.action === 'pass' && task?.pool.startsWith('E-HEAD') && !input.committed)
      throw new Refusal('invalid', '签发前请确认承诺：申报内容真实、完整，材料与原件一致。', { committed: '请勾选承诺' })
    const current = sent?.values ?? values
    const atEnd =
      input.action === 'conclude'
        ? requirePassed(open.version.matter, checkFiling(open.version.matter, current, form, 'conclude'), '不能办结')
        : []
    await requireSignature(context, open, input.signature, mustSign(task, input.action, form.params ?? {}))
    const head = headline(open.version.matter, current, form.names ?? {})
    const subject = { kind: 'filing', id: open.filing.id, title: head.title, orgName: open.filing.orgName, amount: head.amount }
    const data = {
      ...(input.to ? { to: input.to } : {}),
      ...(input.reason ? { reason: input.reason } : {}),
      ...(input.items ? { items: input.items } : {}),
      ...(input.answerDays ? { answerDays: input.answerDays } : {}),
      ...(input.result ? { result: input.result } : {}),
      ...(input.minutes ? { minutes: input.minutes } : {}),
      ...(input.target ? { target: input.target } : {}),
    }
    const done = await carryOut(
      context,
      {
        taskId: input.taskId,
        action: input.action,
        opinion: input.opinion || null,
        data,
        ...(input.onBehalfOf ? { onBehalfOf: input.onBehalfOf } : {}),
      },
      { run, subject, isActive: activeSteps(open.version.matter, current, form) },
    )
    if (input.signature) await keepSignature(context, open, input.signature, done)
    if (sent) {
      await keepRound(context, open, sent.values, done)
      await storeChecks(context.tx, open.filing, done.run.state.round, sent.results, context.now)
    }
    if (atEnd.length > 0) await storeChecks(context.tx, open.filing, done.run.state.round, atEnd, context.now)
    await syncFiling(context, open.filing, done, {
      ...head,
      situation: situationOf(open.version.matter, current, form),
      ...(sent?.counts ?? {}),
    })
    const ended = done.run.state.status
    if (endsInPaper(ended)) await issueAtEnd(context, open, ended, input)
    return { filingId: open.filing.id, status: done.run.state.status, stepKey: done.run.state.stepKey }
  },
})

/** Reads the form as submitted, checks it, and keeps the results. */
async function handIn(open: OpenFiling, form: Awaited<ReturnType<typeof filingContext>>) {
  const { matter } = open.version
  const values = submitted(matter, open.filing.values as FormValues, form)
  const settled = settle(matter.form, values, form).values
  const results = requireSubmittable(matter, settled, form)
  return { values, results, counts: checkCounts(results) }
}

/** Keeps what was submitted in this round as it was. */
async function keepRound({ tx, actor, now }: CommandContext, { filing }: OpenFiling, values: FormValues, done: CarriedOut): Promise<void> {
  const materials = await tx.filingMaterial.findMany({
    where: { filingId: filing.id },
    select: { key: true, fileId: true, name: true, sm3: true, size: true },
  })
  const kept = materials.map((row) => ({ ...row, size: row.size.toString() }))
  await keepSuperseded(tx, filing, done.run.state.round)
  await tx.filingVersion.upsert({
    where: { filingId_round: { filingId: filing.id, round: done.run.state.round } },
    create: {
      id: newId(),
      filingId: filing.id,
      orgId: filing.orgId,
      line: filing.line,
      round: done.run.state.round,
      values,
      materials: kept,
      at: now,
      byId: actor.userId,
      byName: actor.name,
    },
    update: { values, materials: kept, at: now, byId: actor.userId, byName: actor.name },
  })
}

/** Handed up anew in the same round, after a return inside the enterprise: the submission before stays for comparing. */
async function keepSuperseded(tx: Tx, filing: OpenFiling['filing'], round: number): Promise<void> {
  const before = await tx.filingVersion.findUnique({ where: { filingId_round: { filingId: filing.id, round } } })
  if (!before) return
  const was = { values: before.values ?? {}, materials: before.materials ?? [], at: before.at, byName: before.byName }
  await tx.filingSuperseded.upsert({
    where: { filingId_round: { filingId: filing.id, round } },
    create: { id: newId(), filingId: filing.id, orgId: filing.orgId, line: filing.line, round, ...was },
    update: was,
  })
}

/** The paper the filing ends in: granted, refused or not accepted. */
async function issueAtEnd(context: CommandContext, open: OpenFiling, outcome: PaperOutcome, input: ActInput): Promise<void> {
  const filing = await context.tx.filing.findUniqueOrThrow({ where: { id: open.filing.id } })
  const paper = await issuePaper(context.tx, {
    filing,
    matter: open.version.matter,
    outcome,
    opinion: input.opinion,
    reason: input.reason,
    minutes: input.minutes,
    issuedBy: context.actor.userId,
    now: context.now,
  })
  await context.tx.filing.update({ where: { id: filing.id }, data: { paperNumber: paper.number } })
  context.emit('paper.issued', {
    subjectKind: 'paper',
    subjectId: paper.id,
    orgId: filing.orgId,
    line: filing.line,
    data: { filingId: filing.id },
  })
}
