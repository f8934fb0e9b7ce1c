'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { decideKeyChange, requestKeyChange, withdrawKeyChange } from '@/lib/matters/seal/commands/change-key'
import { decideSeal, withdrawSeal } from '@/lib/matters/seal/commands/decide-seal'
import { requestReseal, requestSeal } from '@/lib/matters/seal/commands/request-seal'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'

async function change<I, O>(command: Command<I, O>, values: unknown, message: string, href?: string): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message, ...(href ? { href } : {}) }
}

export async function requestSealAction(values: FormValues): Promise<FormResult> {
  return change(requestSeal, values, '用印申请已提交，待办公室负责人审批', '/gov/seals?tab=open')
}
export async function requestResealAction(values: FormValues): Promise<FormResult> {
  return change(requestReseal, values, '重新盖章申请已提交，待办公室负责人审批')
}
export async function decideSealAction(values: FormValues): Promise<FormResult> {
  return change(decideSeal, values, values.approve ? '已批准，正在落章' : '已不予批准')
}
export async function withdrawSealAction(values: FormValues): Promise<FormResult> {
  return change(withdrawSeal, values, '用印申请已撤回')
}
export async function requestKeyChangeAction(values: FormValues): Promise<FormResult> {
  return change(requestKeyChange, { ...values, name: values.name || undefined }, '密钥变更申请已提交，待办公室负责人批准')
}
export async function decideKeyChangeAction(values: FormValues): Promise<FormResult> {
  return change(decideKeyChange, values, values.approve ? '已批准，密钥变更即时生效' : '已不予批准')
}
export async function withdrawKeyChangeAction(values: FormValues): Promise<FormResult> {
  return change(withdrawKeyChange, values, '密钥变更申请已撤回')
}
