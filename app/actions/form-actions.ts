'use server'

import { change } from '@/app/actions/change'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { importExternalFigures } from '@/lib/finance/external/import'
import { decideFormDraft, discardFormDraft, editFormDraft, openFormDraft, submitFormDraft } from '@/lib/finance/form-versions/commands'

/** Opens the draft of a form and goes to it. */
export async function openFormDraftAction({ code }: FormValues): Promise<FormResult> {
  return change(openFormDraft, { code }, () => ({ ok: true, href: `/gov/finance/forms/${String(code)}/draft` }))
}

/** One change of one line; `kind` says which. */
export async function editFormDraftAction({ id, version, ...edit }: FormValues): Promise<FormResult> {
  return change(editFormDraft, { id, version, edit }, '已保存')
}

export async function submitFormDraftAction(values: FormValues): Promise<FormResult> {
  return change(submitFormDraft, values, '已报批，由另一人审批后生效')
}

export async function approveFormDraftAction({ code, ...values }: FormValues): Promise<FormResult> {
  return change(decideFormDraft, { ...values, approve: true }, ({ published }) => ({
    ...{ ok: true, message: `已发布第 ${published} 版`, href: `/gov/finance/forms?form=${String(code)}` },
  }))
}

export async function returnFormDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideFormDraft, { ...values, approve: false }, '已退回起草人')
}

export async function discardFormDraftAction(values: FormValues): Promise<FormResult> {
  return change(discardFormDraft, values, ({ code }) => ({ ok: true, message: '草稿已作废', href: `/gov/finance/forms?form=${code}` }))
}

export async function importExternalFiguresAction(values: FormValues): Promise<FormResult> {
  return change(importExternalFigures, values, ({ added, changed, same }) => `已导入：新增 ${added}，改动 ${changed}，未变 ${same}`)
}
