import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type CommandContext, defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { beginDraft, changeDraft, draftAt, newestOf, publish } from '@/lib/platform/definition-draft'
import type { DefinitionDraft } from '@/lib/platform/generated/client'
import { isRecipe } from '../../one-thing/schema'
import type { CatalogueFault } from '../check'
import { type CatalogueKind, changesIn, faultsIn, kindOf, knownTo } from '../kinds'
import { composedNow, publishJoint } from '../publish-joint'
import { comingDay } from './edit-draft'

const day = z.string().max(10)
const note = z.string().trim().min(2, '请写明修改说明').max(300, '不超过 300 字')

/** Refuses what has faults: one message a place. Throws Refusal(invalid). */
export function refuseFaults(faults: readonly CatalogueFault[], what: string): void {
  if (faults.length === 0) return
  const fields = Object.fromEntries(faults.map((fault) => [fault.path || '_', `${fault.place}：${fault.message}`]))
  throw new Refusal('invalid', `${what}有 ${faults.length} 处需要改正：${faults[0]!.place}：${faults[0]!.message}`, fields)
}

/** A day not before the newest version takes effect, so that versions take turns in their order. Throws Refusal(invalid). */
async function requireDay(tx: Tx, kind: CatalogueKind, code: string, effectiveFrom: string, now: Date): Promise<void> {
  const newest = await newestOf(tx, kind, code)
  const wrong =
    comingDay(now)(effectiveFrom) ??
    (newest && newest.effectiveFrom > effectiveFrom
      ? `第 ${newest.version} 版自 ${newest.effectiveFrom} 起施行，生效日期不得早于该日`
      : null)
  if (wrong) throw new Refusal('invalid', wrong, { effectiveFrom: wrong })
}

/** Hands a draft to another person for approval, with the day it is to take effect; only without a fault, and only if it changes something. */
export const submitCatalogueDraft = defineCommand({
  name: 'submitCatalogueDraft',
  permission: 'catalogue.edit',
  input: z.object({ id: z.uuid('草稿编号不正确'), version: versionSchema, effectiveFrom: day, note }),
  run: async ({ tx, actor, now, audit, emit }, { id, version, effectiveFrom, note }) => {
    const draft = await draftAt(tx, id, version, ['draft', 'returned'])
    const kind = draft.kind as CatalogueKind
    const known = await knownTo(tx)
    refuseFaults(faultsIn(kind, draft.body, known), '草稿')
    await requireDay(tx, kind, draft.code, effectiveFrom, now)
    const base = await newestOf(tx, kind, draft.code)
    if (base && base.retired !== true && changesIn(kind, base.body, draft.body, known).length === 0)
      throw new Refusal('invalid', `草稿与第 ${base.version} 版没有差异，无需报批`)
    const submitted = { submittedAt: now, submittedBy: actor.userId, submittedByName: actor.name }
    const next = await changeDraft(tx, draft, { status: 'submitted', effectiveFrom, note, reason: null, ...submitted })
    audit({ subjectKind: 'catalogue', subjectId: draft.code, detail: { draft: id, effectiveFrom, note } })
    emit('catalogue.submitted', { subjectKind: 'catalogue', subjectId: id })
    return { version: next }
  },
})

/**
 * Decides a submitted draft: a person who neither edited nor submitted it publishes it as the next version, or returns it with a reason.
 * Filings in hand stay on the version they were made under. Throws Refusal(forbidden | stale | invalid).
 */
export const decideCatalogueDraft = defineCommand({
  name: 'decideCatalogueDraft',
  permission: 'catalogue.approve',
  input: z.object({
    id: z.uuid('草稿编号不正确'),
    version: versionSchema,
    approve: z.boolean(),
    reason: z.string().trim().max(300, '不超过 300 字').default(''),
  }),
  run: async (context, { id, version, approve, reason }) => {
    const { tx, actor, now, audit } = context
    const draft = await draftAt(tx, id, version, ['submitted'])
    if (draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId)
      throw new Refusal('forbidden', '起草、修改和报批的人不能审批同一份草稿，请由另一人审批。')
    if (!approve && reason.length < 2) throw new Refusal('invalid', '请写明退回理由', { reason: '请写明退回理由' })
    const decided = { decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name, reason: reason || null }
    const published = approve ? await publishNow(context, draft) : null
    await changeDraft(tx, draft, { status: approve ? 'approved' : 'returned', ...decided })
    audit({ subjectKind: 'catalogue', subjectId: draft.code, detail: { draft: id, approve, reason, ...(published ?? {}) } })
    context.emit('catalogue.decided', { subjectKind: 'catalogue', subjectId: id })
    return { approved: approve, ...(published ?? {}) }
  },
})

/** What is published of a draft: its body, of a 一件事 the definition composed from it. */
async function asPublished(tx: Tx, draft: DefinitionDraft): Promise<DefinitionDraft> {
  return draft.kind === 'one_thing' && isRecipe(draft.body) ? { ...draft, body: await composedNow(tx, draft.body) } : draft
}

/** A day that passed while the draft waited becomes today: nothing takes effect backwards. */
async function publishNow({ tx, actor, now }: CommandContext, draft: DefinitionDraft) {
  const kind = draft.kind as CatalogueKind
  const today = shanghaiDate(now)
  const effectiveFrom = draft.effectiveFrom && draft.effectiveFrom > today ? draft.effectiveFrom : today
  if (draft.intent === 'publish') refuseFaults(faultsIn(kind, draft.body, await knownTo(tx)), '草稿')
  await requireDay(tx, kind, draft.code, effectiveFrom, now)
  const published = await publish(tx, await asPublished(tx, draft), effectiveFrom, actor, now)
  const joint = kind === 'matter' ? await publishJoint(tx, draft, effectiveFrom, actor, now) : []
  return { published, effectiveFrom, joint }
}

/** Asks for a matter to be taken out of the catalogue from a day on (停用); the second person decides as with a change. Gives the draft's id. */
export const retireMatter = defineCommand({
  name: 'retireMatter',
  permission: 'catalogue.edit',
  input: z.object({ code: z.string().max(20), effectiveFrom: day, note }),
  run: async ({ tx, actor, now, audit, emit }, { code, effectiveFrom, note }) => {
    const kind = kindOf(code)
    const newest = await newestOf(tx, kind, code)
    if (!newest) throw new Refusal('not_found', `没有编码为 ${code} 的监管事项。`)
    if (newest.retired) throw new Refusal('conflict', `${newest.name}已定于 ${newest.effectiveFrom} 停用。`)
    await requireDay(tx, kind, code, effectiveFrom, now)
    const wanted = {
      kind,
      code,
      orgId: null,
      name: newest.name,
      baseVersion: newest.version,
      body: newest.body as object,
    }
    const submitted = { submittedAt: now, submittedBy: actor.userId, submittedByName: actor.name }
    const id = await beginDraft(tx, wanted, actor, now, { intent: 'retire', status: 'submitted', effectiveFrom, note, ...submitted })
    audit({ subjectKind: 'catalogue', subjectId: code, detail: { draft: id, retire: effectiveFrom, note } })
    emit('catalogue.submitted', { subjectKind: 'catalogue', subjectId: id })
    return { id }
  },
})
