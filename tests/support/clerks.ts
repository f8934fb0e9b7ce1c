import type { FormValues } from '@/lib/forms/schema'
import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { attachMaterial } from '@/lib/matters/commands/materials'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { matterVersion } from '@/lib/matters/definitions'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { precheck } from '@/lib/matters/queries/precheck'
import { sampleValues } from '@/lib/matters/sample'
import { standingContent } from '@/lib/matters/signing/sign'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { openSession, visitorByToken } from '@/lib/platform/session'
import { rng } from '@/prisma/seed/rng'

const actors = new Map<string, Actor>()

/** The actor behind a login, with a session of its own; the same one within a test file. */
export async function actorOf(login: string): Promise<Actor> {
  const held = actors.get(login)
  if (held) return held
  const { token } = await asSystem('测试登录', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login } })
    return openSession(tx, { userId: user.id, kind: 'job', now: new Date(), idleMinutes: 600 })
  })
  const actor = await visitorByToken(token)
  if (!actor) throw new Error(`No session for ${login}`)
  actors.set(login, actor)
  return actor
}

/** An actor who works from a pool and may see the filing, but none of those named. */
export async function actorOfPool(pool: string, except: readonly string[] = [], filingId: string | null = null): Promise<Actor> {
  const login = await asSystem('测试找人', async (tx) => {
    const rows = await tx.$queryRaw<{ login: string }[]>`
      select u.login from actor_pool p join user_account u on u.id = p.user_id
      where p.pool = ${pool} and p.via_user_id is null and u.status = 'active' and not (u.id::text = any (${[...except]}::text[]))
        and (${filingId}::uuid is null or exists (select 1 from filing f where f.id = ${filingId}::uuid and (
          (exists (select 1 from actor_org o where o.user_id = u.id and o.org_id = f.org_id) and exists (select 1 from actor_line l where l.user_id = u.id and l.line = f.line))
          or exists (select 1 from actor_grant g where g.user_id = u.id and g.record_id = f.id))))
      order by u.login limit 1`
    return rows[0]?.login
  })
  if (!login) throw new Error(`Nobody works from ${pool}`)
  return actorOf(login)
}

/** A file that the actor has uploaded and not attached yet; its bytes are of no matter here. */
export async function looseFile(actor: Actor, name: string): Promise<string> {
  const id = newId()
  await asSystem('测试附件', (tx) =>
    tx.storedFile.create({
      data: {
        id,
        name,
        size: 10n,
        mime: 'application/pdf',
        sm3: id.replaceAll('-', '').repeat(2),
        storageKey: `test/${id}`,
        orgId: actor.orgId,
        uploadedBy: actor.userId,
        uploadedAt: new Date(),
      },
    }),
  )
  return id
}

/** Begins a filing of a matter and fills it in; gives its id. `chosen` fixes fields. */
export async function fillIn(matterCode: string, filler: Actor, chosen: FormValues = {}, seed = matterCode): Promise<string> {
  const { id } = await runCommand(createFiling, filler, { matter: matterCode })
  await fillDraft(id, filler, chosen, seed)
  return id
}

/** Fills in a draft with a plausible form, what the base supplies, and all materials. */
export async function fillDraft(id: string, filler: Actor, chosen: FormValues = {}, seed = id): Promise<void> {
  const { filing, matter, orgs } = await asSystem('测试取数', async (tx) => {
    const filing = await tx.filing.findUniqueOrThrow({ where: { id } })
    const own = await tx.org.findUniqueOrThrow({ where: { id: filing.orgId } })
    const below = await tx.org.findMany({ where: { kind: 'enterprise', parentId: filing.orgId }, orderBy: { code: 'asc' } })
    const known = [own.id, ...below.map((org) => org.id)]
    const rest = await tx.org.findMany({ where: { kind: 'enterprise', id: { notIn: known } }, orderBy: { code: 'asc' }, take: 4 })
    return { filing, matter: (await matterVersion(tx, filing.definitionId)).matter, orgs: [own, ...below, ...rest] }
  })
  const [applicant, target, ...others] = orgs.map((org) => ({ id: org.id, name: org.name, uscc: org.code }))
  const people = ['周示例', '吴示例', '郑示例']
  const context = { today: shanghaiDate(new Date()), applicant: applicant!, target: target!, others, contact: filler.name, people }
  const sample = { ...sampleValues(matter, rng(seed), context, chosen), applicant_org: filing.orgId }
  const first = await runCommand(saveDraft, filler, { id, version: filing.version, values: sample })
  if (first.unread.length > 0) throw new Error(`${matter.code}: ${JSON.stringify(first.unread)}`)
  // What the base knows now that target and applicant are named, as the form shows it to the person.
  const { facts } = await runQuery(filingRecord, filler, { id })
  const supplied: FormValues = {}
  for (const field of matter.form.fields) {
    const fact = field.source ? facts[field.source.fact] : undefined
    if (fact !== undefined && !(field.key in chosen)) supplied[field.key] = fact as FormValues[string]
  }
  await runCommand(saveDraft, filler, { id, version: first.version, values: { ...sample, ...supplied } })
  await handInAll(id, filler)
}

/** Uploads whatever the filing still lacks. */
export async function handInAll(id: string, filler: Actor): Promise<void> {
  const { missing } = await runQuery(precheck, filler, { id })
  for (const { key, name } of missing)
    await runCommand(attachMaterial, filler, { id, key, fileId: await looseFile(filler, `${name.slice(0, 20)}.pdf`) })
}

type Step = { taskId: string; pool: string; stepKey: string; holderId: string | null; parentTaskId: string | null; subjectId: string }

/** Open tasks of a filing, oldest first. */
export async function openTasks(id: string): Promise<Step[]> {
  const rows = await asSystem('测试取任务', (tx) => tx.task.findMany({ where: { subjectId: id, status: 'open' }, orderBy: { id: 'asc' } }))
  return rows.map((row) => ({
    taskId: row.id,
    pool: row.pool,
    stepKey: row.stepKey,
    holderId: row.holderId,
    parentTaskId: row.parentTaskId,
    subjectId: id,
  }))
}

/** The first task of a filing at a step, done or not. */
export async function taskOf(id: string, stepKey: string): Promise<string> {
  const where = { subjectId: id, stepKey }
  return (await asSystem('测试取任务', (tx) => tx.task.findFirstOrThrow({ where, orderBy: { id: 'asc' } }))).id
}

/** The signature of who cannot draw: the own name typed, over the filing as it stands. */
export async function typedSignature(actor: Actor, filingId: string) {
  const content = await asSystem('测试签名', async (tx) =>
    standingContent(tx, await tx.filing.findUniqueOrThrow({ where: { id: filingId } })),
  )
  return { method: 'typed' as const, name: actor.name, content, device: '测试' }
}

/** Does what a step is for, by somebody who may: gives who did it. */
export async function doStep(step: Step, more: Partial<Parameters<typeof runCommand>[2] & object> = {}): Promise<Actor> {
  const { kind, done } = await asSystem('测试取环节', async (tx) => {
    const run = await tx.flowRun.findFirstOrThrow({ where: { subjectId: step.subjectId } })
    const { matter } = await matterVersion(tx, run.definitionId)
    const doers = await tx.task.findMany({ where: { subjectId: step.subjectId, doneBy: { not: null } }, select: { doneBy: true } })
    return { kind: matter.flow.steps.find((one) => one.key === step.stepKey)!, done: doers.map((row) => row.doneBy!) }
  })
  const actor = step.holderId
    ? await actorById(step.holderId)
    : await actorOfPool(step.pool, done, step.subjectId).catch(() => actorOfPool(step.pool, [], step.subjectId))
  const action = kind.actions.includes('submit')
    ? 'submit'
    : kind.actions.includes('conclude')
      ? 'conclude'
      : kind.actions.includes('register')
        ? 'register'
        : 'pass'
  const extra = action === 'register' ? { result: 'pass', minutes: '委主任办公会纪要〔2026〕1号' } : {}
  const signed = step.pool.startsWith('R-LEAD') ? { signature: await typedSignature(actor, step.subjectId) } : {}
  await runCommand(actOnFiling, actor, {
    taskId: step.taskId,
    action,
    opinion: '经审查，材料齐全，程序合规，同意。',
    committed: true,
    ...extra,
    ...signed,
    ...more,
  })
  return actor
}

async function actorById(id: string): Promise<Actor> {
  const { login } = await asSystem('测试找人', (tx) => tx.userAccount.findUniqueOrThrow({ where: { id }, select: { login: true } }))
  return actorOf(login)
}

/** Carries a filing on until it ends, or stands at `until`; gives the steps it went through. */
export async function carryOn(id: string, until?: string): Promise<string[]> {
  const passed: string[] = []
  for (let turn = 0; turn < 40; turn++) {
    const [step] = await openTasks(id)
    if (!step || step.stepKey === until) return passed
    await doStep(step).catch((error) => {
      if (error instanceof Error) error.message = `${step.stepKey} ${step.pool}: ${error.message}`
      throw error
    })
    passed.push(step.stepKey)
  }
  throw new Error(`No end after 40 steps: ${passed.join(' > ')}`)
}

/** The filing's row as the platform itself sees it. */
export function filingOf(id: string) {
  return asSystem('测试取办件', (tx) => tx.filing.findUniqueOrThrow({ where: { id } }))
}
