import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { type DraftState, draftStates, newestOf, openDraftOf } from '@/lib/platform/definition-draft'
import { defineQuery } from '@/lib/platform/query'
import { checksOf } from '../commands/define-indicator'
import { indicatorChanges } from '../indicators/check-draft'
import type { Indicator } from '../indicators/definition'
import { addedLines } from '../indicators/named-forms'
import { newestForms } from '../indicators/newest-forms'

/** Drafts of indicators that are not decided yet. Everybody who reads the library may ask; the wall shows them to those who define or approve. */
export const indicatorDrafts = defineQuery({
  name: 'indicatorDrafts',
  permission: 'finance.read',
  input: z.object({}),
  run: async ({ tx }) => {
    const drafts = await tx.definitionDraft.findMany({
      where: { kind: 'indicator', status: { in: ['draft', 'submitted', 'returned'] } },
      orderBy: { editedAt: 'desc' },
      take: 100,
    })
    return drafts.map(({ id, code, name, status, editedByName, editedAt, effectiveFrom }) => ({
      ...{ id, code, name, status, state: draftStates[status as DraftState], by: editedByName, at: editedAt.toISOString(), effectiveFrom },
    }))
  },
})
export type IndicatorDraftRow = Awaited<ReturnType<typeof indicatorDrafts.run>>[number]

/** The open draft of a code with its faults, indicators that say the same, what it changes, and what the asker may do with it; `draft` null without one. */
export const indicatorDraft = defineQuery({
  name: 'indicatorDraft',
  permission: 'finance.read',
  input: z.object({ code: z.string().max(10) }),
  run: async ({ tx, actor }, { code }) => {
    if (!/^[A-Z]{2}[0-9]{2}[A-Z]?$/.test(code)) throw new Refusal('not_found', '没有这项指标。')
    const newest = await newestOf(tx, 'indicator', code)
    const draft = await openDraftOf(tx, 'indicator', code)
    const head = {
      code,
      name: draft?.name ?? newest?.name ?? code,
      newest: newest?.version ?? 0,
      mayOpen: actor.permissions.has('finance.define'),
    }
    if (!draft) return { ...head, draft: null }
    const base =
      draft.baseVersion === 0
        ? null
        : await tx.definition.findUnique({ where: { kind_code_version: { kind: 'indicator', code, version: draft.baseVersion } } })
    const body = draft.body as Partial<Indicator>
    const mine = draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId
    const approver = draft.status === 'submitted' && actor.permissions.has('finance.approve')
    return {
      ...head,
      draft: {
        ...{ id: draft.id, base: draft.baseVersion, version: draft.version, status: draft.status },
        ...{ state: draftStates[draft.status as DraftState], effectiveFrom: draft.effectiveFrom, note: draft.note, reason: draft.reason },
        ...{ editedBy: draft.editedByName, editedAt: draft.editedAt.toISOString(), submittedBy: draft.submittedByName },
        ...{ decidedBy: draft.decidedByName, body },
        ...(await checksOf(tx, draft.body)),
        changes: indicatorChanges(base ? (base.body as Partial<Indicator>) : null, body),
        added: addedLines(await newestForms(tx)),
        departments: (await tx.department.findMany({ orderBy: { sort: 'asc' } })).map((row) => ({ value: row.code, label: row.name })),
        overtaken: newest !== null && newest.version !== draft.baseVersion,
        may: {
          edit: ['draft', 'returned'].includes(draft.status) && head.mayOpen,
          decide: approver && !mine,
          barred: approver && mine,
        },
      },
    }
  },
})
export type OpenIndicatorDraft = NonNullable<Awaited<ReturnType<typeof indicatorDraft.run>>['draft']>
