'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { attachRuleFile, removePost, removeRule, savePost, saveRule } from '@/lib/procurement/commands/governance'

async function change<I, O>(command: Command<I, O>, values: FormValues, message: string): Promise<FormResult> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), given))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message }
}

export async function savePostAction(values: FormValues): Promise<FormResult> {
  return change(savePost, values, '已保存')
}

export async function removePostAction(values: FormValues): Promise<FormResult> {
  return change(removePost, values, '已删除')
}

export async function saveRuleAction(values: FormValues): Promise<FormResult> {
  return change(saveRule, values, '已保存')
}

export async function removeRuleAction(values: FormValues): Promise<FormResult> {
  return change(removeRule, values, '已删除')
}

export async function attachRuleFileAction(values: FormValues): Promise<FormResult> {
  return change(attachRuleFile, values, '文件已附上')
}
