'use server'

import { change } from '@/app/actions/change'

import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import {
  decideIndicatorDraft,
  discardIndicatorDraft,
  openIndicatorDraft,
  saveIndicatorDraft,
  submitIndicatorDraft,
} from '@/lib/finance/commands/define-indicator'

/** Opens the draft of a code and goes to it. */
export async function openIndicatorDraftAction(values: FormValues): Promise<FormResult> {
  const code = String(values.code ?? '')
    .trim()
    .toUpperCase()
  return change(openIndicatorDraft, { code }, () => ({ ok: true, href: `/gov/finance/indicators/${code}/draft` }))
}

/** Saves the draft; what is wrong is told on the page, not refused. */
export async function saveIndicatorDraftAction({ id, version, ...body }: FormValues): Promise<FormResult> {
  return change(saveIndicatorDraft, { id, version, body }, ({ faults, twins }) => ({
    ok: true,
    message:
      faults.length > 0
        ? `已保存，还有 ${faults.length} 处需要改正`
        : twins.length > 0
          ? `已保存；公式与 ${twins.map(({ code }) => code).join('、')} 相同`
          : '已保存，没有发现问题',
  }))
}

export async function submitIndicatorDraftAction(values: FormValues): Promise<FormResult> {
  return change(submitIndicatorDraft, values, () => ({ ok: true, message: '已报批，由另一人审批后生效' }))
}

export async function approveIndicatorDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideIndicatorDraft, { ...values, approve: true }, ({ published, statements }) => ({
    ok: true,
    message: `已发布第 ${published} 版，重新计算 ${statements} 张报表`,
  }))
}

export async function returnIndicatorDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideIndicatorDraft, { ...values, approve: false }, () => ({ ok: true, message: '已退回起草人' }))
}

export async function discardIndicatorDraftAction(values: FormValues): Promise<FormResult> {
  return change(discardIndicatorDraft, values, ({ code, base }) => ({
    ok: true,
    message: '草稿已作废',
    href: base > 0 ? `/gov/finance/indicators/${code}` : '/gov/finance/indicators',
  }))
}
