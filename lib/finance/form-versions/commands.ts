import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { defineCommand } from '@/lib/platform/command'
import { type Tx, withBaseRights } from '@/lib/platform/db'
import { beginDraft, changeDraft, draftAt, editedBy, newestOf, openDraftOf, publish } from '@/lib/platform/definition-draft'
import { cellsOf, formFaults } from '../statement/form'
import { lineCodes } from '../statement/line-codes'
import { currentChecks, firstDayOf, formVersion } from '../statement/read'
import { readFormBody, type StatementFormBody } from '../statement/release'
import { formChanges } from './changes'
import { applyEdit, formEditSchema, frozen } from './edit'
import { sumChoices } from './uses'

export const formKind = 'statement_form'
export const formCodes = ['flash', 'annual'] as const
const code = z.enum(formCodes, '请选择快报或决算')
const draftRef = { id: z.uuid('草稿编号不正确'), version: versionSchema }
const editable = ['draft', 'returned'] as const

/**
 * Opens the draft of a form: the one in hand, or a copy of its newest version with every line at its place and the official numbers as they are shown
 * now. Gives the id.
 */
export const openFormDraft = defineCommand({
  name: 'openFormDraft',
  permission: 'finance.define',
  input: z.object({ code }),
  run: async ({ tx, actor, now, audit }, { code: wanted }) => {
    const inHand = await openDraftOf(tx, formKind, wanted)
    if (inHand) return { id: inHand.id }
    const newest = await newestOf(tx, formKind, wanted)
    if (!newest) throw new Refusal('not_found', '没有这种报表。')
    const version = await formVersion(tx, newest.id)
    const codes = await lineCodes(tx, version, 219912)
    const form = frozen(version.form)
    const sheets = form.sheets.map((page) => ({
      ...page,
      lines: page.lines.map((line) => ({ ...line, officialCode: codes[`${page.key}.${line.key}`] ?? null })),
    }))
    const body = { ...form, sheets }
    const id = await beginDraft(
      tx,
      { kind: formKind, code: wanted, orgId: null, name: form.name, baseVersion: newest.version, body },
      actor,
      now,
    )
    audit({ subjectKind: 'statement_form', subjectId: wanted, detail: { base: newest.version } })
    return { id }
  },
})

/** Changes one line of a draft: adds, renames, moves, numbers, retires. Keys stay; a line of an earlier version is never taken out. */
export const editFormDraft = defineCommand({
  name: 'editFormDraft',
  permission: 'finance.define',
  input: z.object({ ...draftRef, edit: formEditSchema }),
  run: async ({ tx, actor, now, audit }, { id, version, edit }) => {
    const draft = await formDraftAt(tx, id, version, editable)
    const form = readFormBody(draft.body)
    const body = applyEdit(form, edit, sumChoices(form, await currentChecks(tx)))
    const next = await changeDraft(tx, draft, { body, status: 'draft', ...editedBy(draft, actor, now) })
    const { kind, sheet } = edit
    audit({
      subjectKind: 'statement_form',
      subjectId: draft.code,
      detail: { draft: id, version: next, edit: kind, sheet, line: lineOf(edit) },
    })
    return { version: next }
  },
})

/** Hands a draft to another person, with the period from which statements are made under it; only if it changes something. */
export const submitFormDraft = defineCommand({
  name: 'submitFormDraft',
  permission: 'finance.define',
  input: z.object({
    ...draftRef,
    from: z.coerce.number('请选择自哪一期起施行').int('期间写作六位数字，如 202701'),
    note: z.string().trim().min(2, '请写明修改说明').max(300, '不超过 300 字'),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id, version, from, note }) => {
    const draft = await formDraftAt(tx, id, version, editable)
    const form = checked(draft.body)
    const newest = await newestOf(tx, formKind, draft.code)
    requirePeriod(form, from, newest)
    if (newest && formChanges(readFormBody(newest.body), form).length === 0 && newest.version === draft.baseVersion)
      throw new Refusal('invalid', `草稿与第 ${newest.version} 版没有差异，无需报批。`)
    const submitted = { submittedAt: now, submittedBy: actor.userId, submittedByName: actor.name }
    const next = await changeDraft(tx, draft, { status: 'submitted', effectiveFrom: firstDayOf(from), note, reason: null, ...submitted })
    audit({ subjectKind: 'statement_form', subjectId: draft.code, detail: { draft: id, from, note } })
    emit('statement-form.submitted', { subjectKind: 'statement-form', subjectId: id })
    return { version: next }
  },
})

/** Throws a draft away; it stays in the record as discarded. */
export const discardFormDraft = defineCommand({
  name: 'discardFormDraft',
  permission: 'finance.define',
  input: z.object(draftRef),
  run: async ({ tx, actor, now, audit }, { id, version }) => {
    const draft = await formDraftAt(tx, id, version, editable)
    await changeDraft(tx, draft, { status: 'discarded', decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name })
    audit({ subjectKind: 'statement_form', subjectId: draft.code, detail: { draft: id, discarded: true } })
    return { code: draft.code }
  },
})

/**
 * Decides a submitted draft: a person who neither edited nor submitted it puts it in force as the next version with its cells, or returns it with a
 * reason. Statements already begun keep their version. Throws Refusal(forbidden | stale | invalid).
 */
export const decideFormDraft = defineCommand({
  name: 'decideFormDraft',
  permission: 'finance.approve',
  input: z.object({
    ...{ ...draftRef, approve: z.boolean() },
    reason: z.string().trim().max(300, '不超过 300 字').default(''),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id, version, approve, reason }) => {
    const draft = await formDraftAt(tx, id, version, ['submitted'])
    if (draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId)
      throw new Refusal('forbidden', '起草、修改和报批的人不能审批同一份草稿，请由另一人审批。')
    if (!approve && reason.length < 2) throw new Refusal('invalid', '请写明退回理由', { reason: '请写明退回理由' })
    let published: number | null = null
    if (approve) {
      const body = frozen(checked(draft.body))
      requirePeriod(body, periodOf(draft.effectiveFrom!), await newestOf(tx, formKind, draft.code))
      published = await publish(tx, { ...draft, body }, draft.effectiveFrom!, actor, now)
      await layOutCells(tx, (await newestOf(tx, formKind, draft.code))!.id, body)
    }
    const decided = { decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name, reason: reason || null }
    await changeDraft(tx, draft, { status: approve ? 'approved' : 'returned', ...decided })
    audit({ subjectKind: 'statement_form', subjectId: draft.code, detail: { draft: id, approve, reason, published } })
    emit('statement-form.decided', { subjectKind: 'statement-form', subjectId: id })
    return { approved: approve, published }
  },
})

const lineOf = (edit: z.infer<typeof formEditSchema>) => (edit.kind === 'add' ? edit.key : edit.line)

async function formDraftAt(tx: Tx, id: string, version: number, states: Parameters<typeof draftAt>[3]) {
  const draft = await draftAt(tx, id, version, states)
  if (draft.kind !== formKind) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
  return draft
}

function checked(body: unknown): StatementFormBody {
  const form = readFormBody(body)
  const [fault] = formFaults(form)
  if (fault) throw new Refusal('invalid', `草稿需要改正：${fault}。`)
  return form
}

/** The period (`YYYYMM`) from which a day says that a version is in force. */
export const periodOf = (day: string) => Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))

/** Versions take turns in their order, each from a period of its form on. Throws Refusal(invalid). */
function requirePeriod({ periodKind }: StatementFormBody, from: number, newest: { version: number; effectiveFrom: string } | null): void {
  const month = from % 100
  const wrong =
    from < 200001 || from > 219912 || month < 1 || month > 12
      ? '期间写作六位数字，如 202701'
      : periodKind === 'year' && month !== 12
        ? '决算自某年 12 月这一期起施行，如 202612'
        : newest && periodOf(newest.effectiveFrom) > from
          ? `第 ${newest.version} 版自 ${newest.effectiveFrom.slice(0, 7)} 的报表起施行，新版本不得早于该期`
          : null
  if (wrong) throw new Refusal('invalid', wrong, { from: wrong })
}

/** Where each cell of the version lies, for whatever reads arrays. */
async function layOutCells(tx: Tx, formId: string, form: StatementFormBody): Promise<void> {
  const data = [...cellsOf(form).values()].map(({ closed: _, ...cell }) => ({ formId, ...cell }))
  await withBaseRights(tx, () => tx.statementCell.createMany({ data }))
}
