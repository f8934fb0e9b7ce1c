import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { beginDraft, changeDraft, draftAt, editedBy, newestOf, openDraftOf, publish } from '@/lib/platform/definition-draft'
import { treeChanges, treeCode, treeFaults, treeKind, treeName, treeSchema } from './definition'
import { treeVersion } from './in-force'

const id = z.uuid('草稿编号不正确')

/** The tree as an editor sends it: of a shape that can be kept half done; whether it is right is told by the checks. */
const roughSchema = z.object({
  classes: z
    .array(
      z.object({
        ...{ name: z.string().max(100), weight: z.number().int().min(-10_000).max(100_000) },
        groups: z
          .array(
            z.object({
              ...{ name: z.string().max(100), weight: z.number().int().min(-10_000).max(100_000) },
              models: z
                .array(
                  z.object({ code: z.string().max(12), name: z.string().max(200), weight: z.number().int().min(-10_000).max(100_000) }),
                )
                .max(1000),
            }),
          )
          .max(200),
      }),
    )
    .max(40),
})

/**
 * Opens the draft of the tree: the one in hand, or a new one from the newest version, or from the earlier one named, by which a version is undone.
 * Gives the id. Throws Refusal(not_found | conflict).
 */
export const openTreeDraft = defineCommand({
  name: 'openTreeDraft',
  permission: 'risk.tune',
  input: z.object({ from: z.coerce.number().int().min(0).max(100_000).optional() }),
  run: async ({ tx, actor, now, audit }, { from }) => {
    const inHand = await openDraftOf(tx, treeKind, treeCode)
    if (inHand && from !== undefined) throw new Refusal('conflict', `${inHand.editedByName}的草稿尚未办完，请先作废或者办完。`)
    if (inHand) return { id: inHand.id }
    const newest = (await newestOf(tx, treeKind, treeCode))?.version ?? 0
    const body = await treeVersion(tx, from ?? newest)
    if (!body) throw new Refusal('not_found', `没有第 ${from} 版。`)
    const draft = { kind: treeKind, code: treeCode, orgId: null, name: treeName, baseVersion: newest, body }
    const draftId = await beginDraft(tx, draft, actor, now, from === undefined ? {} : { note: `恢复第 ${from} 版` })
    audit({ subjectKind: 'risk-tree', subjectId: treeCode, detail: { base: newest, ...(from === undefined ? {} : { from }) } })
    return { id: draftId }
  },
})

/** Saves a draft as far as it goes and tells its faults. */
export const saveTreeDraft = defineCommand({
  name: 'saveTreeDraft',
  permission: 'risk.tune',
  input: z.object({ id, version: versionSchema, body: roughSchema }),
  run: async ({ tx, actor, now, audit }, { id: draftId, version, body }) => {
    const draft = await treeDraftAt(tx, draftId, version, ['draft', 'returned'])
    const next = await changeDraft(tx, draft, { body, ...editedBy(draft, actor, now) })
    audit({ subjectKind: 'risk-tree', subjectId: treeCode, detail: { draft: draftId, version: next } })
    return { version: next, faults: treeFaults(body) }
  },
})

/** Hands a draft to another person, with the day from which it is to be in force; only without a fault, and only if it changes something. */
export const submitTreeDraft = defineCommand({
  name: 'submitTreeDraft',
  permission: 'risk.tune',
  input: z.object({
    ...{ id, version: versionSchema, effectiveFrom: z.iso.date('生效日期格式应为 2026-01-01') },
    note: z.string().trim().min(2, '请写明修改说明').max(300, '不超过 300 字'),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id: draftId, version, effectiveFrom, note }) => {
    const draft = await treeDraftAt(tx, draftId, version, ['draft', 'returned'])
    const body = checked(draft.body)
    const newest = await newestOf(tx, treeKind, treeCode)
    const base = await treeVersion(tx, newest?.version ?? 0)
    const least = [shanghaiDate(now), newest?.effectiveFrom ?? ''].toSorted().at(-1)!
    if (effectiveFrom < least)
      throw new Refusal('invalid', `生效日期不得早于 ${least}`, {
        effectiveFrom: `生效日期不得早于 ${least}（今天，或者上一版的生效日期）`,
      })
    if (base && treeChanges(base, body).length === 0)
      throw new Refusal('invalid', `草稿与${newest ? `第 ${newest.version} 版` : '平台预置'}没有差异，无需报批。`)
    const submitted = { submittedAt: now, submittedBy: actor.userId, submittedByName: actor.name }
    const next = await changeDraft(tx, draft, { status: 'submitted', effectiveFrom, note, reason: null, ...submitted })
    audit({ subjectKind: 'risk-tree', subjectId: treeCode, detail: { draft: draftId, effectiveFrom, note } })
    emit('risk.tree.submitted', { subjectKind: 'risk-tree', subjectId: draftId })
    return { version: next }
  },
})

/** Throws a draft away; it stays in the record as discarded. */
export const discardTreeDraft = defineCommand({
  name: 'discardTreeDraft',
  permission: 'risk.tune',
  input: z.object({ id, version: versionSchema }),
  run: async ({ tx, actor, now, audit }, { id: draftId, version }) => {
    const draft = await treeDraftAt(tx, draftId, version, ['draft', 'returned'])
    await changeDraft(tx, draft, { status: 'discarded', decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name })
    audit({ subjectKind: 'risk-tree', subjectId: treeCode, detail: { draft: draftId, discarded: true } })
    return { base: draft.baseVersion }
  },
})

/**
 * Decides a submitted draft: a person who neither edited nor submitted it publishes it as the next version, or returns it with a reason.
 * Throws Refusal(forbidden | stale | invalid).
 */
export const decideTreeDraft = defineCommand({
  name: 'decideTreeDraft',
  permission: 'risk.publish',
  input: z.object({
    ...{ id, version: versionSchema, approve: z.boolean() },
    reason: z.string().trim().max(300, '不超过 300 字').default(''),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id: draftId, version, approve, reason }) => {
    const draft = await treeDraftAt(tx, draftId, version, ['submitted'])
    if (draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId)
      throw new Refusal('forbidden', '起草、修改和报批的人不能审批同一份草稿，请由另一人审批。')
    if (!approve && reason.length < 2) throw new Refusal('invalid', '请写明退回理由', { reason: '请写明退回理由' })
    if (approve) checked(draft.body)
    const published = approve ? await publish(tx, draft, draft.effectiveFrom!, actor, now) : null
    const decided = { decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name, reason: reason || null }
    await changeDraft(tx, draft, { status: approve ? 'approved' : 'returned', ...decided })
    audit({ subjectKind: 'risk-tree', subjectId: treeCode, detail: { draft: draftId, approve, reason, published } })
    emit('risk.tree.decided', { subjectKind: 'risk-tree', subjectId: draftId })
    return { published, from: draft.effectiveFrom }
  },
})

async function treeDraftAt(tx: Tx, draftId: string, version: number, states: Parameters<typeof draftAt>[3]) {
  const draft = await draftAt(tx, draftId, version, states)
  if (draft.kind !== treeKind) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
  return draft
}

/** The tree of a draft without faults. Throws Refusal(invalid). */
function checked(body: unknown) {
  const faults = treeFaults(body)
  if (faults.length > 0) throw new Refusal('invalid', `草稿有 ${faults.length} 处需要改正：${faults[0]}`)
  return treeSchema.parse(body)
}
