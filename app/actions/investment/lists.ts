'use server'

import { change } from '@/app/actions/change'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { decideListDraft, discardListDraft, editListDraft, openListDraft, submitListDraft } from '@/lib/investment/lists/commands'
import type { ListKind } from '@/lib/investment/lists/kinds'
import { listPath } from '@/lib/investment/lists/path'
import { reportSegments, reviseSegments, saveSegments, type TypedLine } from '@/lib/investment/main-business/segments'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'

const text = (value: unknown) => String(value ?? '').trim()
const head = (values: FormValues) => ({ id: values.id, version: Number(values.version) })
const place = (values: FormValues) => (text(values.at) === '' ? null : Number(values.at))

/** Opens the draft of a list and goes to it. */
export async function openListDraftAction({ kind, orgId, filingId }: FormValues): Promise<FormResult> {
  const input = { kind, orgId: text(orgId) || undefined, filingId: text(filingId) || undefined }
  return change(openListDraft, input, ({ id }) => ({ ok: true, href: `/gov${listPath(kind as ListKind, id)}` }))
}

/** Keeps one business of a catalogue; codes come as text with any mark between them. */
export async function saveBusinessAction(values: FormValues): Promise<FormResult> {
  const codes = text(values.codes)
    .toUpperCase()
    .split(/[\s,，、;；]+/)
    .filter(Boolean)
  const until = text(values.until) ? Number(values.until) : null
  const item = { name: values.name, kind: values.kind, codes, until: values.kind === '主业' ? null : until }
  return change(editListDraft, { ...head(values), at: place(values), item }, '已保存')
}

export async function saveDutyAction({ duty, document, ...values }: FormValues): Promise<FormResult> {
  return change(editListDraft, { ...head(values), at: 'head', item: { duty, document } }, '已保存')
}

/** Keeps one clause of the negative list. */
export async function saveClauseAction(values: FormValues): Promise<FormResult> {
  const { category, text: words, condition, matters, source, checked } = values
  const item = { no: Number(values.no), category, text: words, condition: text(condition), matters, source, checked: checked === true }
  return change(editListDraft, { ...head(values), at: place(values), item }, '已保存')
}

export async function removeListItemAction(values: FormValues): Promise<FormResult> {
  return change(editListDraft, { ...head(values), at: place(values), item: null }, '已删除')
}

export async function submitListDraftAction(values: FormValues): Promise<FormResult> {
  const { effectiveFrom, note } = values
  return change(submitListDraft, { ...head(values), effectiveFrom, note }, '已报批，由另一人审批后生效')
}

export async function approveListDraftAction(values: FormValues): Promise<FormResult> {
  const input = { ...head(values), reason: values.reason, approve: true }
  return change(decideListDraft, input, ({ published }) => `已发布第 ${published} 版`)
}

export async function returnListDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideListDraft, { ...head(values), reason: values.reason, approve: false }, '已退回起草人')
}

export async function discardListDraftAction(values: FormValues): Promise<FormResult> {
  return change(discardListDraft, head(values), ({ kind, orgId }) => ({
    ...{ ok: true, message: '草稿已作废' },
    href: kind === 'main_business' ? `/gov/investment/main-business/${orgId}` : '/gov/investment/negative-list',
  }))
}

/** Saves typed lines; the page keeps what was refused. */
export async function saveSegmentsAction(input: { year: number; version: number | null; lines: TypedLine[] }) {
  return settle(saveSegments.name, async () => runCommand(saveSegments, await apiActor(), input))
}

export async function reportSegmentsAction(values: FormValues): Promise<FormResult> {
  return change(reportSegments, { ...head(values), explanation: values.explanation }, ({ year, compared, apart }) =>
    compared ? `${year} 年已报送${apart > 0 ? '，差额已附说明' : '，与决算一致'}` : `${year} 年已报送；没有已受理的决算，未核对`,
  )
}

export async function reviseSegmentsAction({ year, reason }: FormValues): Promise<FormResult> {
  return change(reviseSegments, { year, reason }, '已建立更正，报送前原数继续有效')
}
