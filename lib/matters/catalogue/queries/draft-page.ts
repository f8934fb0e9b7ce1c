import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { type DraftState, draftStates, newestOf } from '@/lib/platform/definition-draft'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { notDelegable } from '../../delegations/schema'
import { type CatalogueKind, changesIn, faultsIn, knownTo, previewOf } from '../kinds'

/** A draft with its faults, what it changes, and what the asker may do with it. */
export const catalogueDraft = defineQuery({
  name: 'catalogueDraft',
  permission: 'catalogue.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now }, { id }) => {
    const draft = isId(id) ? await tx.definitionDraft.findUnique({ where: { id } }) : null
    if (!draft) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
    const kind = draft.kind as CatalogueKind
    const known = await knownTo(tx)
    const newest = await newestOf(tx, kind, draft.code)
    const base =
      draft.baseVersion === 0
        ? null
        : await tx.definition.findUnique({ where: { kind_code_version: { kind, code: draft.code, version: draft.baseVersion } } })
    const mine = draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId
    const editable = ['draft', 'returned'].includes(draft.status) && draft.intent === 'publish'
    return {
      ...{ id: draft.id, kind, code: draft.code, name: draft.name, intent: draft.intent, base: draft.baseVersion },
      ...{ state: draftStates[draft.status as DraftState], status: draft.status, version: draft.version, today: shanghaiDate(now) },
      ...{ effectiveFrom: draft.effectiveFrom, note: draft.note, reason: draft.reason },
      ...{ editedBy: draft.editedByName, editedAt: draft.editedAt.toISOString() },
      ...{ submittedBy: draft.submittedByName, decidedBy: draft.decidedByName },
      body: draft.body as Record<string, unknown>,
      known: { departments: known.departments, roles: known.roles, matters: known.matters },
      choices: {
        departments: (await tx.department.findMany({ orderBy: { sort: 'asc' } })).map(({ code, name }) => ({ value: code, label: name })),
        // What may not be delegated is not offered.
        matters: known.definitions
          .filter((matter) => kind !== 'delegation' || notDelegable(matter) === null)
          .map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
      },
      faults: draft.intent === 'retire' ? [] : faultsIn(kind, draft.body, known),
      changes: changesIn(kind, base?.body ?? null, draft.body, known),
      /** Of a matter or 一件事 that has no version yet: what would be published, when nothing is wrong with it. */
      preview: draft.baseVersion === 0 ? previewOf(kind, draft.body, known) : null,
      /** The base was overtaken by another version meanwhile. */
      overtaken: newest !== null && newest.version !== draft.baseVersion && !['approved', 'discarded'].includes(draft.status),
      may: {
        edit: editable && actor.permissions.has('catalogue.edit'),
        discard: ['draft', 'returned'].includes(draft.status) && actor.permissions.has('catalogue.edit'),
        decide: draft.status === 'submitted' && actor.permissions.has('catalogue.approve') && !mine,
        /** Would decide, but had a hand in it. */
        barred: draft.status === 'submitted' && actor.permissions.has('catalogue.approve') && mine,
      },
    }
  },
})
