import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { versionSchema } from '@/lib/kernel/version'
import { isDate } from '@/lib/kernel/workday'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { beginDraft, changeDraft, draftAt, editedBy, newestOf, openDraftOf, publish } from '@/lib/platform/definition-draft'
import { catalogueCode, isGroup, mainBusinessKind } from '../main-business/catalogue'
import { type Item, itemsIn, kinds, type ListKind, listChanges, listKind, negativeListKey } from './kinds'

const id = z.uuid('草稿编号不正确')
const decided = '核定文件待填'

/** Opens the draft of a list: the one in hand, or a new one from the newest version; of a group's catalogue also from its decided filing GZ-GH-06. Gives the id. */
export const openListDraft = defineCommand({
  name: 'openListDraft',
  permission: 'business.define',
  input: z.object({ kind: listKind, orgId: z.uuid('没有这家企业').optional(), filingId: z.uuid('办件编号不正确').optional() }),
  run: async ({ tx, actor, now, audit }, { kind, orgId, filingId }) => {
    const { code, name, owner } = await listOf(tx, kind, orgId)
    const inHand = await openDraftOf(tx, kind, code)
    if (inHand) return { id: inHand.id }
    const newest = await newestOf(tx, kind, code)
    const blank =
      kind === mainBusinessKind ? { duty: '', document: decided, filingId: null, filingNumber: null, businesses: [] } : { clauses: [] }
    const base = (newest?.body as Item) ?? blank
    const body = filingId && owner ? await withFiling(tx, base, owner, filingId, now.getUTCFullYear()) : base
    const draftId = await beginDraft(tx, { kind, code, orgId: owner, name, baseVersion: newest?.version ?? 0, body }, actor, now)
    audit({ subjectKind: kind, subjectId: code, detail: { base: newest?.version ?? 0, filingId: filingId ?? null } })
    return { id: draftId }
  },
})

/** Changes a draft: one of its items (`at` from 0, null = a further one), what stands beside them (`head`), or takes an item out (`item` null). Throws Refusal(invalid) with a message a field. */
export const editListDraft = defineCommand({
  name: 'editListDraft',
  permission: 'business.define',
  input: z.object({
    ...{ id, version: versionSchema, at: z.union([z.number().int().min(0).max(500), z.literal('head')]).nullable() },
    item: z.record(z.string().max(40), z.unknown()).nullable(),
  }),
  run: async ({ tx, actor, now, audit }, { id: draftId, version, at, item }) => {
    const { draft, kind } = await listDraftAt(tx, draftId, version, ['draft', 'returned'])
    const { items: key, item: shape, head, order } = kinds[kind]
    const body = draft.body as Item
    const items = itemsIn(kind, body)
    if (typeof at === 'number' && at >= items.length) throw new Refusal('not_found', '这一项已不在草稿中，请刷新。')
    let next: Item
    if (at === 'head') next = { ...body, ...(read(head, item ?? {}) as Item) }
    else {
      const kept = items.filter((_, index) => index !== at)
      const written = item === null ? [] : [read(shape, item) as Item]
      next = { ...body, [key]: kept.toSpliced(typeof at === 'number' ? at : kept.length, 0, ...written).toSorted(order) }
      if (item !== null) await requireFitting(tx, kind, { ...body, [key]: written })
    }
    const newVersion = await changeDraft(tx, draft, { body: next, ...editedBy(draft, actor, now) })
    audit({ subjectKind: kind, subjectId: draft.code, detail: { draft: draftId, at, version: newVersion } })
    return { version: newVersion }
  },
})

/** Hands a draft to another person with the day from which it is to be in force; only without a fault, and only if it changes something. */
export const submitListDraft = defineCommand({
  name: 'submitListDraft',
  permission: 'business.define',
  input: z.object({
    ...{ id, version: versionSchema, effectiveFrom: z.string().max(10) },
    note: z.string().trim().min(2, '请写明修改说明').max(300, '不超过 300 字'),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id: draftId, version, effectiveFrom, note }) => {
    const { draft, kind } = await listDraftAt(tx, draftId, version, ['draft', 'returned'])
    const body = await wholeOf(tx, kind, draft.body as Item)
    const newest = await newestOf(tx, kind, draft.code)
    requireDay(effectiveFrom, newest)
    if (newest && JSON.stringify(newest.body) === JSON.stringify(body))
      throw new Refusal('invalid', `草稿与第 ${newest.version} 版没有差异，无需报批。`)
    const submitted = { submittedAt: now, submittedBy: actor.userId, submittedByName: actor.name }
    const next = await changeDraft(tx, draft, { status: 'submitted', effectiveFrom, note, reason: null, ...submitted })
    audit({ subjectKind: kind, subjectId: draft.code, detail: { draft: draftId, effectiveFrom, note } })
    emit('list.submitted', { subjectKind: kind, subjectId: draftId })
    return { version: next }
  },
})

/** Throws a draft away; it stays in the record as discarded. */
export const discardListDraft = defineCommand({
  name: 'discardListDraft',
  permission: 'business.define',
  input: z.object({ id, version: versionSchema }),
  run: async ({ tx, actor, now, audit }, { id: draftId, version }) => {
    const { draft, kind } = await listDraftAt(tx, draftId, version, ['draft', 'returned'])
    await changeDraft(tx, draft, { status: 'discarded', decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name })
    audit({ subjectKind: kind, subjectId: draft.code, detail: { draft: draftId, discarded: true } })
    return { kind, orgId: draft.orgId }
  },
})

/** Decides a submitted draft: a person who neither edited nor submitted it publishes it as the next version, or returns it with a reason. */
export const decideListDraft = defineCommand({
  name: 'decideListDraft',
  permission: 'business.approve',
  input: z.object({
    ...{ id, version: versionSchema, approve: z.boolean() },
    reason: z.string().trim().max(300, '不超过 300 字').default(''),
  }),
  run: async ({ tx, actor, now, audit, emit }, { id: draftId, version, approve, reason }) => {
    const { draft, kind } = await listDraftAt(tx, draftId, version, ['submitted'])
    if (draft.editors.includes(actor.userId) || draft.submittedBy === actor.userId)
      throw new Refusal('forbidden', '起草、修改和报批的人不能审批同一份草稿，请由另一人审批。')
    if (!approve && reason.length < 2) throw new Refusal('invalid', '请写明退回理由', { reason: '请写明退回理由' })
    if (approve) requireDay(draft.effectiveFrom ?? '', await newestOf(tx, kind, draft.code))
    const body = approve ? await wholeOf(tx, kind, draft.body as Item) : (draft.body as Item)
    const published = approve ? await publish(tx, { ...draft, body: body as never }, draft.effectiveFrom!, actor, now) : null
    const decision = { decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name, reason: reason || null }
    await changeDraft(tx, draft, { status: approve ? 'approved' : 'returned', ...decision })
    const changes =
      approve && published && published > 1 ? listChanges(kind, await bodyOf(tx, kind, draft.code, published - 1), body).length : null
    audit({ subjectKind: kind, subjectId: draft.code, detail: { draft: draftId, approve, reason, published, changes } })
    emit('list.decided', { subjectKind: kind, subjectId: draftId })
    return { approved: approve, published }
  },
})

const bodyOf = async (tx: Tx, kind: string, code: string, version: number) =>
  (await tx.definition.findUnique({ where: { kind_code_version: { kind, code, version } } }))?.body as Item | null

/** The code, name and owner of a list. Throws Refusal(not_found) for an enterprise out of sight, Refusal(invalid) for one that is no group. */
async function listOf(tx: Tx, kind: ListKind, orgId: string | undefined): Promise<{ code: string; name: string; owner: string | null }> {
  if (kind !== mainBusinessKind) return { code: negativeListKey.code, name: kinds[kind].title, owner: null }
  const org = orgId ? await tx.org.findUnique({ where: { id: orgId } }) : null
  if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或您无权查看。')
  if (!isGroup(org)) throw new Refusal('invalid', '主业目录按集团核定，请选择所属集团。')
  return { code: catalogueCode(org.code), name: `${org.shortName}主业目录`, owner: org.id }
}

type FilingRow = { number: string | null; paper: string | null; values: Record<string, unknown> }

/** A catalogue with what a decided filing GZ-GH-06 of the group changes in it. Throws Refusal(not_found). */
async function withFiling(tx: Tx, body: Item, orgId: string, filingId: string, year: number): Promise<Item> {
  const [row] = await tx.$queryRaw<FilingRow[]>`
    select f.number, f.paper_number as paper, f.values from filing f
    where f.id = ${filingId}::uuid and f.org_id = ${orgId}::uuid and f.matter_code = 'GZ-GH-06' and f.status = 'concluded'`
  if (!row) throw new Refusal('not_found', '没有这件已办结的主责主业核定与动态调整，请核对。')
  const { adjust_type: type, business, industry_codes: codes, incubate_years: years } = row.values
  const name = String(business ?? '').slice(0, 60)
  const rest = itemsIn(mainBusinessKind, body).filter((item) => item.name !== name)
  const cultivated = type === '新增拟培育'
  const until = cultivated ? year + Number(years ?? 3) : null
  const line = { name, kind: cultivated ? '拟培育' : '主业', codes: Array.isArray(codes) ? codes : [], until }
  return {
    ...body,
    document: row.paper ?? row.number ?? decided,
    ...{ filingId, filingNumber: row.number },
    businesses: type === '退出' ? rest : [...rest, line],
  }
}

async function listDraftAt(tx: Tx, draftId: string, version: number, states: Parameters<typeof draftAt>[3]) {
  const draft = await draftAt(tx, draftId, version, states)
  const kind = listKind.safeParse(draft.kind)
  if (!kind.success) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
  return { draft, kind: kind.data }
}

/** What a shape makes of an input. Throws Refusal(invalid) with a message a field. */
function read(shape: z.ZodType, value: unknown): unknown {
  const found = shape.safeParse(value)
  if (found.success) return found.data
  const fields = Object.fromEntries(found.error.issues.map((issue) => [String(issue.path[0] ?? '_'), chinese(issue.message)]))
  throw new Refusal('invalid', `有 ${Object.keys(fields).length} 处需要改正：${Object.values(fields)[0]}`, fields)
}

const chinese = (message: string) => (/[\u4e00-\u9fff]/.test(message) ? message : '未填写，或不在允许的范围内')

/** Keeps an item whose own faults are known from being saved. */
async function requireFitting(tx: Tx, kind: ListKind, body: Item): Promise<void> {
  const [fault] = await kinds[kind].faults(tx, body)
  if (fault) throw new Refusal('invalid', fault, { [kind === mainBusinessKind ? 'codes' : 'condition']: fault })
}

/** The body of a draft that may be handed on. Throws Refusal(invalid) with everything that is wrong. */
async function wholeOf(tx: Tx, kind: ListKind, body: Item): Promise<Item> {
  const found = kinds[kind].whole.safeParse(body)
  const faults = found.success
    ? await kinds[kind].faults(tx, found.data as Item)
    : found.error.issues.map(({ path, message }) => `${path.join('.')}：${chinese(message)}`)
  if (faults.length > 0) throw new Refusal('invalid', `草稿有 ${faults.length} 处需要改正：${faults.slice(0, 3).join('；')}`)
  return found.data as Item
}

/** Versions of a list take turns in their order. Throws Refusal(invalid). */
function requireDay(day: string, newest: { version: number; effectiveFrom: string } | null): void {
  const wrong = !isDate(day)
    ? '生效日期格式应为 2026-01-01'
    : newest && newest.effectiveFrom > day
      ? `第 ${newest.version} 版自 ${newest.effectiveFrom} 起施行，生效日期不得早于该日`
      : null
  if (wrong) throw new Refusal('invalid', wrong, { effectiveFrom: wrong })
}
