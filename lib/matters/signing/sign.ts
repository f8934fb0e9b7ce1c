import type { CarriedOut } from '@/lib/flow/carry-out'
import { poolRole } from '@/lib/flow/pools'
import type { FlowTask } from '@/lib/flow/state'
import { Refusal } from '@/lib/kernel/refusal'
import type { OpenFiling } from '@/lib/matters/workspace'
import type { CommandContext } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { isSignature } from './rules/ink'
import { contentDigest, partDigest, type SignedSubject, subjectDigest } from './rules/subject'
import type { SignatureInput } from './schema'

/** The parameter that says whether leaders have to sign by hand. */
export const leadSignature = 'lead_signature'

/** Whether this move has to be signed: a leader's word on the filing, while the parameter asks for it. */
export function mustSign(
  task: Pick<FlowTask, 'pool' | 'parentTaskId'> | undefined,
  action: string,
  params: Record<string, unknown>,
): boolean {
  const leads = task !== undefined && task.parentTaskId === null && poolRole(task.pool) === 'R-LEAD'
  return leads && (action === 'pass' || action === 'refuse') && String(params[leadSignature]) === '1'
}

/** Which of these tasks are a leader's to sign, for the decision panel. */
export function tasksToSign(tasks: readonly Pick<FlowTask, 'id' | 'pool' | 'parentTaskId'>[], params: Record<string, unknown>): string[] {
  return tasks.filter((task) => mustSign(task, 'pass', params)).map((task) => task.id)
}

/** The digest of a filing's form and materials as they stand. */
export async function standingContent(tx: Tx, filing: { id: string; values: unknown }): Promise<string> {
  const materials = await tx.filingMaterial.findMany({ where: { filingId: filing.id }, select: { key: true, name: true, sm3: true } })
  return contentDigest(filing.id, filing.values, materials)
}

/** Refuses a signature that is missing, empty, somebody else's name, or over a form that has changed since the person read it. */
export async function requireSignature(
  { tx, actor }: CommandContext,
  { filing }: OpenFiling,
  signature: SignatureInput | undefined,
  needed: boolean,
): Promise<void> {
  if (!signature) {
    if (needed) throw new Refusal('invalid', '领导审签须手写签名，请签名后再提交。', { signature: '请手写签名，或者键入姓名确认' })
    return
  }
  if (signature.method === 'drawn' && !isSignature(signature.ink))
    throw new Refusal('invalid', '签名笔画过少，请重新签名。', { signature: '签名笔画过少' })
  if (signature.method === 'typed' && signature.name !== actor.name)
    throw new Refusal('invalid', '键入的姓名与登录人不一致。', { signature: `请键入本人姓名“${actor.name}”` })
  if (signature.content !== (await standingContent(tx, filing)))
    throw new Refusal('stale', '申报内容在您打开之后有改动，签名没有生效，请刷新后重新签名。')
}

/** Keeps the signature with the move it belongs to, over exactly what was decided; its digest goes into the audit trail. */
export async function keepSignature(
  { tx, actor, now, audit }: CommandContext,
  { filing }: OpenFiling,
  signature: SignatureInput,
  { moved, performer, run }: CarriedOut,
): Promise<void> {
  const event = moved.events[0]!
  const mark = signature.method === 'drawn' ? signature.ink : { name: signature.name }
  const step = run.definition.steps.find((one) => one.key === event.stepKey)
  const subject: SignedSubject = {
    ...{ filingId: filing.id, number: filing.number, title: filing.title, runId: event.runId, taskId: event.taskId ?? '' },
    ...{ eventId: event.id, step: step?.name ?? null, round: event.round, action: event.action },
    ...{ content: signature.content, opinion: partDigest(event.opinion), data: event.data },
    signer: { id: performer.id, name: performer.name, onBehalfOf: performer.onBehalfOf?.id ?? null },
    ...{ sessionId: actor.sessionId, method: signature.method, mark: partDigest(mark), device: signature.device, at: now.toISOString() },
  }
  const digest = subjectDigest(subject)
  await tx.signature.create({
    data: {
      ...{ id: newId(), filingId: filing.id, orgId: filing.orgId, line: filing.line, side: actor.side, eventId: event.id },
      ...{ taskId: subject.taskId, round: event.round, action: event.action, userId: actor.userId, userName: actor.name },
      ...{ sessionId: actor.sessionId, device: signature.device, method: signature.method, strokes: mark, digest, at: now },
      subject: JSON.parse(JSON.stringify(subject)),
    },
  })
  audit({
    subjectKind: 'filing',
    subjectId: filing.id,
    orgId: filing.orgId,
    detail: { signature: digest, event: event.id, method: signature.method },
  })
}
