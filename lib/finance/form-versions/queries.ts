import { z } from 'zod'
import { type DraftState, draftStates, newestOf, openDraftOf } from '@/lib/platform/definition-draft'
import { defineQuery } from '@/lib/platform/query'
import { currentEdition } from '../indicators/keep-indicators'
import { lineCodes } from '../statement/line-codes'
import { currentChecks, formVersion } from '../statement/read'
import { readFormBody } from '../statement/release'
import { formChanges } from './changes'
import { formCodes, formKind, periodOf } from './commands'
import { lostWith, sumChoices } from './uses'

const code = z.enum(formCodes)

/** A form with its versions, newest first, what each changed, and the lines of one of them (the newest by default). */
export const statementFormRecord = defineQuery({
  name: 'statementFormRecord',
  permission: 'finance.read',
  input: z.object({ code, version: z.number().int().min(1).max(9999).optional() }),
  run: async ({ tx, actor }, { code: wanted, version }) => {
    const rows = await tx.definition.findMany({ where: { kind: formKind, code: wanted }, orderBy: { version: 'desc' } })
    const forms = rows.map((row) => ({ ...row, form: readFormBody(row.body) }))
    const shown = forms.find((one) => one.version === version) ?? forms[0]!
    const draft = await openDraftOf(tx, formKind, wanted)
    return {
      ...{ code: wanted, name: shown.form.name, periodKind: shown.form.periodKind, version: shown.version, sheets: shown.form.sheets },
      codes: await lineCodes(tx, await formVersion(tx, shown.id), 219912),
      versions: forms.map(({ version: number, effectiveFrom, createdByName, draftedByName, note, form }, index) => ({
        ...{ version: number, from: periodOf(effectiveFrom), by: createdByName, draftedBy: draftedByName, note },
        changes: forms[index + 1] ? formChanges(forms[index + 1]!.form, form) : [],
      })),
      draft: draft && { state: draftStates[draft.status as DraftState], by: draft.editedByName },
      mayOpen: actor.permissions.has('finance.define'),
    }
  },
})
export type StatementFormRecord = Awaited<ReturnType<typeof statementFormRecord.run>>

/** The open draft of a form: its lines, what it changes, what is no longer asked then, and what the asker may do; `draft` null without one. */
export const formDraft = defineQuery({
  name: 'formDraft',
  permission: 'finance.read',
  input: z.object({ code }),
  run: async ({ tx, actor }, { code: wanted }) => {
    const newest = (await newestOf(tx, formKind, wanted))!
    const draft = await openDraftOf(tx, formKind, wanted)
    const head = { code: wanted, name: newest.name, newest: newest.version, mayOpen: actor.permissions.has('finance.define') }
    if (!draft) return { ...head, draft: null }
    const where = { kind_code_version: { kind: formKind, code: wanted, version: draft.baseVersion } }
    const base = readFormBody((await tx.definition.findUniqueOrThrow({ where })).body)
    const form = readFormBody(draft.body)
    const [checks, { indicators }] = [await currentChecks(tx), await currentEdition(tx)]
    const already = new Set(lostWith(base, checks, indicators))
    const mine = draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId
    const approver = draft.status === 'submitted' && actor.permissions.has('finance.approve')
    return {
      ...head,
      draft: {
        ...{ id: draft.id, base: draft.baseVersion, version: draft.version, status: draft.status },
        ...{ state: draftStates[draft.status as DraftState], from: draft.effectiveFrom ? periodOf(draft.effectiveFrom) : null },
        ...{ note: draft.note, reason: draft.reason, decidedBy: draft.decidedByName, submittedBy: draft.submittedByName },
        ...{ editedBy: draft.editedByName, editedAt: draft.editedAt.toISOString() },
        ...{ periodKind: form.periodKind, sheets: form.sheets, changes: formChanges(base, form) },
        lost: lostWith(form, checks, indicators).filter((one) => !already.has(one)),
        sums: sumChoices(form, checks),
        overtaken: newest.version !== draft.baseVersion,
        may: { edit: ['draft', 'returned'].includes(draft.status) && head.mayOpen, decide: approver && !mine, barred: approver && mine },
      },
    }
  },
})
export type OpenFormDraft = NonNullable<Awaited<ReturnType<typeof formDraft.run>>['draft']>
