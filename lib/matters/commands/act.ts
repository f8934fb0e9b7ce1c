import { z } from 'zod'
import { type CarriedOut, carryOut, type Wanted } from '@/lib/flow/carry-out'
import { reasonAsked } from '@/lib/flow/queries/run-record'
import { sendBackReasonCodes } from '@/lib/flow/reasons'
import { deskOf } from '@/lib/flow/rules/route'
import { flowActions, personSchema } from '@/lib/flow/schema'
import type { FlowTask } from '@/lib/flow/state'
import { lockRun } from '@/lib/flow/store'
import type { Desk } from '@/lib/flow/transitions'
import { settle } from '@/lib/forms/conditions'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { shanghaiDate } from '@/lib/kernel/workday'
import { checkCounts, checkFiling, requirePassed, requireSubmittable, storeChecks } from '@/lib/matters/check-filing'
import { decisionLevelIn, recordedAs } from '@/lib/matters/delegations/level'
import { readParams } from '@/lib/matters/facts-provider'
import { keepFigures, takenFigures, withNewFigures } from '@/lib/matters/figures/keep'
import { keepParts } from '@/lib/matters/one-thing/parts'
import { issuePaper } from '@/lib/matters/paper/issue'
import { endsInPaper, type PaperOutcome } from '@/lib/matters/paper/number'
import { prerequisitesAsked, prerequisitesFor } from '@/lib/matters/prerequisites/read'
import { signatureInputSchema } from '@/lib/matters/signing/schema'
import { keepSignature, leadSignature, mustSign, requireSignature } from '@/lib/matters/signing/sign'
import { activeSteps, situationOf } from '@/lib/matters/situations'
import { syncFiling } from '@/lib/matters/sync-filing'
import { filingContext, type HandedIn, headline, type OpenFiling, openFiling, questionOf, submitted } from '@/lib/matters/workspace'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import { Prisma, type Tx } from '@/lib/platform/db'
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
  items: z
    .array(z.string().trim().min(2, '每条补正事项至少 2 个字').max(500, '每条补正事项不超过 500 字'))
    .max(50, '补正事项不超过 50 条')
    .optional(),
  /** ask_extension: working days. */
  days: z.number().int('延期天数应为整数').min(1, '延期至少 1 个工作日').max(60, '一次延期不超过 60 个工作日').optional(),
  answerDays: z.number().int().min(1).max(60).optional(),
  result: z.enum(['pass', 'refuse']).optional(),
  minutes: z.string().trim().max(500, '依据文件不超过 500 字').optional(),
  /** conclude: keys of the materials that go along with the paper. */
  attachments: z.array(z.string().max(60)).max(30, '附件不超过 30 项').optional(),
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
    const run = await lockRun(context, { taskId: input.taskId })
    const open = await openFiling(context.tx, run.subject.id)
    const { filing } = open
    if (input.version !== undefined && input.version !== filing.version)
      throw new Refusal('stale', '表单在您打开之后有改动，请刷新后再办理。')
    const task = run.state.tasks.find((candidate) => candidate.id === input.taskId)
    const desk = task ? deskOf(run.definition, run.state, task) : null
    if (desk === 'checking' && input.action === 'pass' && task?.pool.startsWith('E-HEAD') && !input.committed)
      throw new Refusal('invalid', '签发前请确认承诺：申报内容真实、完整，材料与原件一致。', { committed: '请勾选承诺' })
    if (signable(task, input))
      await requireSignature(context, open, input.signature, await signatureNeeded(context, filing.orgId, task, input))
    const read = needsForm(input.action, desk) ? await readForm(context, open, input.action) : null
    const { title, amount } = read?.head ?? filing
    const subject = { kind: 'filing', id: filing.id, title, orgName: filing.orgName, amount }
    const done = await carryOut(context, await wantedOf(context, run.state.runId, input), {
      run,
      subject,
      ...(read ? { isActive: read.isActive } : {}),
      ...(asksForTime(input.action) ? { extensionShare: await extensionShare(context, filing.orgId) } : {}),
    })
    if (input.signature) await keepSignature(context, open, input.signature, done)
    if (read?.handedIn) {
      keepRound(context, open, read.values, read.handedIn, done)
      await keepParts(context.tx, open, read.values, read.form)
    }
    if (read) storeChecks(context, filing, done.run.state.round, read.results, isFirst(done))
    await syncFiling(context, filing, done, read ? { ...read.head, situation: read.situation, ...read.counts } : {})
    const ended = done.run.state.status
    if (endsInPaper(ended)) await issueAtEnd(context, open, ended, input, done.run.state.body)
    return { filingId: filing.id, status: done.run.state.status, stepKey: done.run.state.stepKey }
  },
})

/** The form is read where it is handed in and where the filing ends; every other move leaves what was submitted as it is. */
function needsForm(action: ActInput['action'], desk: Desk | null): boolean {
  return action === 'conclude' || ((action === 'submit' || action === 'answer') && desk !== 'follow_up')
}

/** The form as it counts for this move, checked: as it is handed in with its materials, or as it stands at the end. */
async function readForm({ tx, now }: CommandContext, open: OpenFiling, action: ActInput['action']) {
  const { matter } = open.version
  const atEnd = action === 'conclude'
  const today = shanghaiDate(now)
  const asked = prerequisitesAsked(matter, questionOf(open, open.filing.values as FormValues, today))
  const form = await filingContext(tx, open, now, atEnd ? {} : { along: { base: asked.questions } })
  const values = atEnd ? (open.filing.values as FormValues) : submitted(matter, await upToDate(tx, open, form), form)
  if (!atEnd) await keepFigures(tx, open.filing, matter, values, form)
  const submittable = async (settled: FormValues) => {
    const prerequisites = await prerequisitesFor(tx, matter, questionOf(open, settled, today), asked, form.answers.base)
    return requireSubmittable(matter, settled, { ...form, prerequisites })
  }
  const results = atEnd
    ? requirePassed(matter, checkFiling(matter, values, form, 'conclude'), '不能办结')
    : await submittable(settle(matter.form, values, form).values)
  return {
    form,
    values,
    results,
    head: headline(matter, values, form.names ?? {}),
    situation: situationOf(matter, values, form),
    isActive: activeSteps(matter, values, form),
    handedIn: atEnd ? null : form.handedIn,
    counts: atEnd ? {} : { ...checkCounts(results), decisionLevel: decisionLevelIn(form) },
  }
}

/** The draft as it is handed in: figures of statements that were corrected since it was opened are those of the newest version. */
async function upToDate(tx: Tx, { filing, version: { matter } }: OpenFiling, form: FormContext): Promise<FormValues> {
  const kept = filing.values as FormValues
  const values = withNewFigures(matter, kept, await takenFigures(tx, filing.id, matter), form)
  if (values !== kept) await tx.filing.update({ where: { id: filing.id }, data: { values } })
  return values
}

/** Whether a signature came with the move, or might have to. */
const signable = (task: FlowTask | undefined, input: ActInput) =>
  input.signature !== undefined || mustSign(task, input.action, { [leadSignature]: '1' })

async function signatureNeeded({ tx, now }: CommandContext, orgId: string, task: FlowTask | undefined, input: ActInput): Promise<boolean> {
  return mustSign(task, input.action, await readParams(tx, orgId, shanghaiDate(now)))
}

const asksForTime = (action: ActInput['action']) => action.endsWith('_extension')

/** The share of the promised time, in percent, beyond which an extension goes to the leader in charge. */
async function extensionShare({ tx, now }: CommandContext, orgId: string): Promise<string> {
  return String((await readParams(tx, orgId, shanghaiDate(now))).extension_leader_share ?? '50')
}

/** The move as the flow takes it. */
async function wantedOf({ tx }: CommandContext, runId: string, input: ActInput): Promise<Wanted> {
  const { taskId, action, opinion, onBehalfOf, to, reason, items, answerDays, result, minutes, target, days } = input
  const data = {
    ...(to ? { to } : {}),
    ...(reason ? { reason } : {}),
    ...(items ? { items } : {}),
    ...(days ? { days } : {}),
    ...(action === 'grant_extension' ? { why: (await reasonAsked(tx, runId)) ?? '' } : {}),
    ...(answerDays ? { answerDays } : {}),
    ...(result ? { result } : {}),
    ...(minutes ? { minutes } : {}),
    ...(target ? { target } : {}),
  }
  return { taskId, action, opinion: opinion || null, data, ...(onBehalfOf ? { onBehalfOf } : {}) }
}

/** Keeps what was submitted in this round as it was. */
function keepRound(
  { change, actor, now }: CommandContext,
  { filing }: OpenFiling,
  values: FormValues,
  materials: readonly HandedIn[],
  done: CarriedOut,
): void {
  const { round } = done.run.state
  const insert = Prisma.sql`
    insert into filing_version (id, filing_id, org_id, line, round, values, materials, at, by_id, by_name)
    values (${newId()}::uuid, ${filing.id}::uuid, ${filing.orgId}::uuid, ${filing.line}, ${round}, ${JSON.stringify(values)}::jsonb,
      ${JSON.stringify(materials)}::jsonb, ${now}::timestamptz, ${actor.userId}::uuid, ${actor.name})`
  if (isFirst(done)) {
    change(insert)
    return
  }
  // Handed up anew in the same round, after a return inside the enterprise: the submission before stays for comparing.
  change(Prisma.sql`
    insert into filing_superseded (id, filing_id, org_id, line, round, values, materials, at, by_name)
    select ${newId()}::uuid, v.filing_id, v.org_id, v.line, v.round, v.values, v.materials, v.at, v.by_name
    from filing_version v where v.filing_id = ${filing.id}::uuid and v.round = ${round}
    on conflict (filing_id, round) do update set values = excluded.values, materials = excluded.materials, at = excluded.at,
      by_name = excluded.by_name`)
  change(Prisma.sql`${insert}
    on conflict (filing_id, round) do update set values = excluded.values, materials = excluded.materials, at = excluded.at,
      by_id = excluded.by_id, by_name = excluded.by_name`)
}

/** Whether nothing happened to the filing before this move but that its draft was begun. */
const isFirst = ({ before }: CarriedOut) => before.seq === 1

/** The paper the filing ends in: granted, refused or not accepted. */
async function issueAtEnd(
  context: CommandContext,
  open: OpenFiling,
  outcome: PaperOutcome,
  input: ActInput,
  body: string | null,
): Promise<void> {
  await context.flush()
  const filing = await context.tx.filing.findUniqueOrThrow({ where: { id: open.filing.id } })
  const paper = await issuePaper(context.tx, {
    filing,
    matter: recordedAs(open.version.matter, filing.decisionLevel),
    outcome,
    body,
    opinion: input.opinion,
    reason: input.reason,
    minutes: input.minutes,
    attachments: await attachmentsOf(context.tx, open, input.attachments ?? []),
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

/** The names of the materials that go along with the paper, in the order of the matter. Throws Refusal for one that was not handed in. */
async function attachmentsOf(tx: Tx, { filing, version: { matter } }: OpenFiling, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await tx.filingMaterial.findMany({ where: { filingId: filing.id, key: { in: [...keys] } }, select: { key: true } })
  const there = new Set(rows.map((row) => row.key))
  if (keys.some((key) => !there.has(key))) {
    const words = '所选附件不在本件的申报材料之中，请刷新后重选。'
    throw new Refusal('invalid', words, { attachments: words })
  }
  return matter.materials.filter((one) => keys.includes(one.key)).map((one) => one.name)
}
