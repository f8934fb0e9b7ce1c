'use server'

import { change } from '@/app/actions/change'

import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { redeliver, testWebhook } from '@/lib/openapi/commands/deliveries'
import { createApiKey, revokeApiKey, stopApiKey } from '@/lib/openapi/commands/keys'
import { redeliverOffice, setOffice, testOffice } from '@/lib/openapi/commands/office'
import { setInterfaceRule } from '@/lib/openapi/commands/set-interface-rule'
import { createWebhook, removeWebhook, rotateWebhookSecret, updateWebhook } from '@/lib/openapi/commands/webhooks'

const signing = ({ secret }: { secret: string }): FormResult => ({
  ok: true,
  secret: { title: '签名密钥：', value: secret, note: '只显示这一次，请交接收系统的开发人员保存；遗失后可更换。', copy: '复制签名密钥' },
})

export async function createApiKeyAction(values: FormValues): Promise<FormResult> {
  return change(createApiKey, values, ({ id, key }) => ({
    ok: true,
    secret: {
      title: '接口密钥：',
      value: key,
      note: '只显示这一次，请交信息系统的开发人员妥善保存，不要写进程序代码或聊天记录。',
      copy: '复制密钥',
    },
    href: `/ent/interface/keys/${id}`,
  }))
}
export async function revokeApiKeyAction(values: FormValues): Promise<FormResult> {
  return change(revokeApiKey, values, '密钥已撤销，即时生效')
}
export async function stopApiKeyAction(values: FormValues): Promise<FormResult> {
  return change(stopApiKey, values, '密钥已撤销，即时生效')
}

export async function createWebhookAction(values: FormValues): Promise<FormResult> {
  return change(createWebhook, values, signing)
}
export async function updateWebhookAction(values: FormValues): Promise<FormResult> {
  return change(updateWebhook, values, '回调已保存')
}
export async function switchWebhookAction({ enabled, ...values }: FormValues): Promise<FormResult> {
  const on = enabled === 'true'
  return change(updateWebhook, { ...values, enabled: on }, on ? '回调已启用，待投递的消息随即补投' : '回调已停用')
}
export async function rotateWebhookSecretAction(values: FormValues): Promise<FormResult> {
  return change(rotateWebhookSecret, values, signing)
}
export async function removeWebhookAction(values: FormValues): Promise<FormResult> {
  return change(removeWebhook, values, '回调已删除')
}
export async function testWebhookAction(values: FormValues): Promise<FormResult> {
  return change(testWebhook, values, () => ({ ok: true, message: '测试消息已排入投递', href: '/ent/interface?tab=deliveries' }))
}

export async function redeliverAction({ ids }: { action: string; ids: readonly string[] }): Promise<FormResult> {
  return change(redeliver, { ids: [...ids] }, ({ count }) => ({ ok: true, message: `已重新投递 ${count} 条` }))
}
export async function redeliverOneAction({ id }: FormValues): Promise<FormResult> {
  return change(redeliver, { ids: [id] }, '已重新投递')
}

export async function setInterfaceRuleAction(values: FormValues): Promise<FormResult> {
  return change(setInterfaceRule, { ...values, orgId: values.orgId || null }, '设置已生效')
}

export async function setOfficeAction({ version, ...values }: FormValues): Promise<FormResult> {
  return change(setOffice, { ...values, version: Number(version) }, '对接设置已保存')
}
export async function testOfficeAction(): Promise<FormResult> {
  return change(testOffice, {}, () => ({ ok: true, message: '测试消息已排入推送', href: '/gov/admin/interface?tab=office-log' }))
}
export async function redeliverOfficeAction({ ids }: { action: string; ids: readonly string[] }): Promise<FormResult> {
  return change(redeliverOffice, { ids: [...ids] }, ({ count }) => ({ ok: true, message: `已重新推送 ${count} 条` }))
}
export async function redeliverOneOfficeAction({ id }: FormValues): Promise<FormResult> {
  return change(redeliverOffice, { ids: [id] }, '已重新推送')
}
