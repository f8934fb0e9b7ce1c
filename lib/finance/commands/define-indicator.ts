import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { isDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { beginDraft, changeDraft, draftAt, editedBy, newestOf, openDraftOf, publish } from '@/lib/platform/definition-draft'
import { checkIndicator, indicatorChanges } from '../indicators/check-draft'
import { type Indicator, indicatorSchema } from '../indicators/definition'
import { publishEdition } from '../indicators/editions'
import { currentEdition } from '../indicators/keep-indicators'
import { newestForms } from '../indicators/newest-forms'

const kind = 'indicator'
const id = z.uuid('草稿编号不正确')
const code = z
  .string()
  .trim()
  .max(10)
  .regex(/^[A-Z]{2}[0-9]{2}[A-Z]?$/, '编码为两个大写字母加两位数字，如 GM16')

/** Fields as the editor sends them; whether they are right is told by the checks, so that a draft can be saved half done. */
const bodySchema = z.record(z.string().max(20), z.union([z.string().max(4000), z.boolean()]))

/** What the checks of a draft look at outside it. */
export async function checksOf(tx: Tx, body: unknown) {
  const { indicators } = await currentEdition(tx)
  const departments = await tx.department.findMany({ select: { code: true } })
  return checkIndicator(
    body,
    indicators,
    departments.map((row) => row.code),
    await newestForms(tx),
  )
}

/** Opens the draft of an indicator: the one in hand, or a new one from the newest version; of a code that does not exist yet an empty one. Gives the id. */
export const openIndicatorDraft = defineCommand({
  name: 'openIndicatorDraft',
  permission: 'finance.define',
  input: z.object({ code }),
  run: async ({ tx, actor, now, audit }, { code: wanted }) => {
    const inHand = await openDraftOf(tx, kind, wanted)
    if (inHand) return { id: inHand.id }
    const newest = await newestOf(tx, kind, wanted)
    const blank = {
      code: wanted,
      name: '',
      group: '',
      unit: '%',
      formula: '',
      direction: 'up',
      calibre: '',
      annualize: false,
      basis: 'design',
    }
    const body = (newest?.body as object) ?? { ...blank, frequency: 'month', owner: 'CWJD', sensitivity: 'L2' }
    const draft = { kind, code: wanted, orgId: null, name: newest?.name ?? `新指标 ${wanted}`, baseVersion: newest?.version ?? 0, body }
    const draftId = await beginDraft(tx, draft, actor, now)
    audit({ subjectKind: 'indicator', subjectId: wanted, detail: { base: draft.baseVersion } })
    return { id: draftId }
  },
})

/** Saves a draft as far as it goes and tells its faults. The code cannot be changed. */
export const saveIndicatorDraft = defineCommand({
  name: 'saveIndicatorDraft',
  permission: 'finance.define',
  input: z.object({ id, version: versionSchema, body: bodySchema }),
  run: async ({ tx, actor, now, audit }, { id: draftId, version, body }) => {
    const draft = await indicatorDraftAt(tx, draftId, version, ['draft', 'returned'])
    if (body.code !== draft.code) throw new Refusal('invalid', `指标编码应为 ${draft.code}，不能改动`, { code: `编码应为 ${draft.code}` })
    const { note, ...rest } = body
    const kept = typeof note === 'string' && note.trim() === '' ? rest : body
    const name = typeof body.name === 'string' && body.name.trim() ? body.name.trim().slice(0, 120) : draft.name
    const next = await changeDraft(tx, draft, { body: kept, name, ...editedBy(draft, actor, now) })
    audit({ subjectKind: 'indicator', subjectId: draft.code, detail: { draft: draftId, version: next } })
    const { faults, twins } = await checksOf(tx, kept)
    return { version: next, faults, twins }
  },
})

/** Hands a draft to another person, with the month from which it is to be in force; only without a fault, and only if it changes something. */
export const submitIndicatorDraft = defineCommand({
  name: 'submitIndicatorDraft',
  permission: 'finance.define',
  input: z.object({
    ...{ id, version: versionSchema, effectiveFrom: z.string().max(10) },
    note: z.string().trim().min(2, '请写明修改说明').max(300, '不超过 300 字'),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id: draftId, version, effectiveFrom, note }) => {
    const draft = await indicatorDraftAt(tx, draftId, version, ['draft', 'returned'])
    const indicator = await checked(tx, draft.body)
    const newest = await newestOf(tx, kind, draft.code)
    requireMonth(effectiveFrom, newest)
    if (newest && indicatorChanges(indicatorSchema.parse(newest.body), indicator).length === 0)
      throw new Refusal('invalid', `草稿与第 ${newest.version} 版没有差异，无需报批。`)
    const submitted = { submittedAt: now, submittedBy: actor.userId, submittedByName: actor.name }
    const next = await changeDraft(tx, draft, { status: 'submitted', effectiveFrom, note, reason: null, ...submitted })
    audit({ subjectKind: 'indicator', subjectId: draft.code, detail: { draft: draftId, effectiveFrom, note } })
    emit('indicator.submitted', { subjectKind: 'indicator', subjectId: draftId })
    return { version: next }
  },
})

/** Throws a draft away; it stays in the record as discarded. */
export const discardIndicatorDraft = defineCommand({
  name: 'discardIndicatorDraft',
  permission: 'finance.define',
  input: z.object({ id, version: versionSchema }),
  run: async ({ tx, actor, now, audit }, { id: draftId, version }) => {
    const draft = await indicatorDraftAt(tx, draftId, version, ['draft', 'returned'])
    await changeDraft(tx, draft, { status: 'discarded', decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name })
    audit({ subjectKind: 'indicator', subjectId: draft.code, detail: { draft: draftId, discarded: true } })
    return { code: draft.code, base: draft.baseVersion }
  },
})

/**
 * Decides a submitted draft: a person who neither edited nor submitted it publishes it as the next version and has the values of the periods from then on
 * worked out anew, or returns it with a reason. Throws Refusal(forbidden | stale | invalid).
 */
export const decideIndicatorDraft = defineCommand({
  name: 'decideIndicatorDraft',
  permission: 'finance.approve',
  input: z.object({
    ...{ id, version: versionSchema, approve: z.boolean() },
    reason: z.string().trim().max(300, '不超过 300 字').default(''),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id: draftId, version, approve, reason }) => {
    const draft = await indicatorDraftAt(tx, draftId, version, ['submitted'])
    if (draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId)
      throw new Refusal('forbidden', '起草、修改和报批的人不能审批同一份草稿，请由另一人审批。')
    if (!approve && reason.length < 2) throw new Refusal('invalid', '请写明退回理由', { reason: '请写明退回理由' })
    let published: { published: number; statements: number; from: number } | null = null
    if (approve) {
      await checked(tx, draft.body)
      const from = requireMonth(draft.effectiveFrom ?? '', await newestOf(tx, kind, draft.code))
      const next = await publish(tx, draft, draft.effectiveFrom!, actor, now)
      const { id: definitionId } = (await newestOf(tx, kind, draft.code))!
      published = { published: next, from, statements: await publishEdition(tx, { code: draft.code, definitionId, fromPeriod: from }, now) }
    }
    const decided = { decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name, reason: reason || null }
    await changeDraft(tx, draft, { status: approve ? 'approved' : 'returned', ...decided })
    audit({ subjectKind: 'indicator', subjectId: draft.code, detail: { draft: draftId, approve, reason, ...(published ?? {}) } })
    emit('indicator.decided', { subjectKind: 'indicator', subjectId: draftId })
    return { approved: approve, ...(published ?? {}) }
  },
})

async function indicatorDraftAt(tx: Tx, draftId: string, version: number, states: Parameters<typeof draftAt>[3]) {
  const draft = await draftAt(tx, draftId, version, states)
  if (draft.kind !== kind) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
  return draft
}

/** The indicator of a draft without faults. Throws Refusal(invalid) with a message a field. */
async function checked(tx: Tx, body: unknown): Promise<Indicator> {
  const { indicator, faults } = await checksOf(tx, body)
  if (indicator) return indicator
  const fields = Object.fromEntries(faults.map((fault) => [fault.field || '_', `${fault.label}：${fault.message}`]))
  throw new Refusal('invalid', `草稿有 ${faults.length} 处需要改正：${faults[0]?.label}：${faults[0]?.message}`, fields)
}

/** The month from which a version is in force; versions of a code take turns in their order. Throws Refusal(invalid). */
function requireMonth(day: string, newest: { version: number; effectiveFrom: string } | null): number {
  const wrong = !isDate(day)
    ? '生效日期格式应为 2026-01-01'
    : !day.endsWith('-01')
      ? '指标按月计算，生效日期应为某月 1 日'
      : newest && newest.effectiveFrom > day
        ? `第 ${newest.version} 版自 ${newest.effectiveFrom} 起施行，生效日期不得早于该日`
        : null
  if (wrong) throw new Refusal('invalid', wrong, { effectiveFrom: wrong })
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
}
