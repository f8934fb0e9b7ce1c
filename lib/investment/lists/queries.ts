import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { type DraftState, draftStates, newestOf } from '@/lib/platform/definition-draft'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { type Item, itemsIn, kinds, listChanges, listKind } from './kinds'

/** An open or decided draft of a list with its items, what it changes, what keeps it from being handed on, and what the asker may do with it. */
export const listDraft = defineQuery({
  name: 'listDraft',
  permission: 'business.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor }, { id }) => {
    const draft = isId(id) ? await tx.definitionDraft.findUnique({ where: { id } }) : null
    const known = listKind.safeParse(draft?.kind)
    if (!draft || !known.success) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
    const kind = known.data
    const body = draft.body as Item
    const newest = await newestOf(tx, kind, draft.code)
    const base =
      draft.baseVersion === 0
        ? null
        : await tx.definition.findUnique({ where: { kind_code_version: { kind, code: draft.code, version: draft.baseVersion } } })
    const whole = kinds[kind].whole.safeParse(body)
    const faults = whole.success
      ? await kinds[kind].faults(tx, whole.data as Item)
      : whole.error.issues.map(({ message }) => (/[\u4e00-\u9fff]/.test(message) ? message : '有内容未填写，或不在允许的范围内'))
    const mine = draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId
    const approver = draft.status === 'submitted' && actor.permissions.has('business.approve')
    return {
      ...{
        id: draft.id,
        kind,
        orgId: draft.orgId,
        name: draft.name,
        base: draft.baseVersion,
        version: draft.version,
        status: draft.status,
      },
      ...{ state: draftStates[draft.status as DraftState], effectiveFrom: draft.effectiveFrom, note: draft.note, reason: draft.reason },
      ...{ editedBy: draft.editedByName, editedAt: draft.editedAt.toISOString(), submittedBy: draft.submittedByName },
      items: itemsIn(kind, body),
      head: { document: String(body.document ?? ''), duty: String(body.duty ?? ''), filingNumber: String(body.filingNumber ?? '') },
      ...{ faults: [...new Set(faults)], changes: listChanges(kind, (base?.body as Item) ?? null, body) },
      overtaken: (newest?.version ?? 0) !== draft.baseVersion && draft.status !== 'approved',
      may: {
        edit: ['draft', 'returned'].includes(draft.status) && actor.permissions.has('business.define'),
        decide: approver && !mine,
        barred: approver && mine,
      },
    }
  },
})
export type ListDraft = Awaited<ReturnType<typeof listDraft.run>>
