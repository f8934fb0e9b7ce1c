'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { deactivateEnterprise, moveEnterprise, registerEnterprise } from '@/lib/identity/commands/enterprises'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'

async function change<I, O>(command: Command<I, O>, values: unknown, say: (result: O) => FormResult): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return say(outcome.result)
}

export async function registerEnterpriseAction(values: FormValues): Promise<FormResult> {
  return change(registerEnterprise, values, ({ id }) => ({ ok: true, message: '企业已登记', href: `/gov/enterprises/${id}` }))
}

export async function moveEnterpriseAction(values: FormValues): Promise<FormResult> {
  return change(moveEnterprise, values, ({ enterprises }) => ({ ok: true, message: `隶属关系已调整，涉及 ${enterprises} 户` }))
}

export async function deactivateEnterpriseAction(values: FormValues): Promise<FormResult> {
  return change(deactivateEnterprise, values, () => ({ ok: true, message: '企业已注销' }))
}
