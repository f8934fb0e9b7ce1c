'use server'

import { change } from '@/app/actions/change'

import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { createDelegation, revokeDelegation } from '@/lib/identity/commands/delegation'
import { confirmCircular, publishCircular, readNotices } from '@/lib/identity/commands/notices'
import { addPhrase, removePhrase } from '@/lib/identity/commands/phrases'
import { removeView } from '@/lib/identity/commands/saved-views'
import { endOtherSessions, endOwnSession } from '@/lib/identity/commands/sessions'

const done = (message: string) => (): FormResult => ({ ok: true, message })
// What is typed in a local time field is Beijing time.
const instant = (value: unknown) => (value ? `${String(value)}:00+08:00` : '')

export async function readNoticesAction({ ids }: { action: string; ids: readonly string[] }): Promise<FormResult> {
  return change(readNotices, { ids: [...ids] }, ({ count }) => ({ ok: true, message: `已标为已读 ${count} 条` }))
}

export async function readAllNoticesAction(): Promise<FormResult> {
  return change(readNotices, {}, ({ count }) => ({ ok: true, message: `已标为已读 ${count} 条` }))
}

export async function confirmCircularAction(values: FormValues): Promise<FormResult> {
  return change(confirmCircular, values, done('已确认收到'))
}

export async function publishCircularAction(values: FormValues): Promise<FormResult> {
  return change(publishCircular, values, ({ id }) => ({ ok: true, message: '公告已发布', href: `/gov/notices/circulars/${id}` }))
}

export async function delegateAction(values: FormValues): Promise<FormResult> {
  const input = { ...values, fromAt: instant(values.fromAt), toAt: instant(values.toAt) }
  return change(createDelegation, input, ({ to }) => ({ ok: true, message: `已委托${to}代办` }))
}

export async function revokeDelegationAction(values: FormValues): Promise<FormResult> {
  return change(revokeDelegation, values, done('委托已收回'))
}

export async function endOwnSessionAction(values: FormValues): Promise<FormResult> {
  return change(endOwnSession, values, done('该设备已退出'))
}

export async function endOtherSessionsAction(): Promise<FormResult> {
  return change(endOtherSessions, {}, ({ count }) => ({ ok: true, message: `已退出其他 ${count} 台设备` }))
}

export async function addPhraseAction(values: FormValues): Promise<FormResult> {
  return change(addPhrase, values, done('常用意见已添加'))
}

export async function removePhraseAction(values: FormValues): Promise<FormResult> {
  return change(removePhrase, values, done('常用意见已删除'))
}

export async function removeViewFormAction(values: FormValues): Promise<FormResult> {
  return change(removeView, values, done('视图已删除'))
}
