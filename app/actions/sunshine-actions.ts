'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { attachRuleFile, removePost, removeRule, savePost, saveRule } from '@/lib/procurement/commands/governance'
import { removeMapping, saveMapping } from '@/lib/procurement/commands/mappings'
import { confirmMatch, rematchPayments, undoMatch } from '@/lib/procurement/commands/matching'

async function change<I, O>(command: Command<I, O>, values: FormValues, say: (result: O) => string): Promise<FormResult> {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), given))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: say(outcome.result) }
}

export async function saveMappingAction(mapping: Record<string, unknown>) {
  const outcome = await settle(saveMapping.name, async () => runCommand(saveMapping, await apiActor(), mapping))
  if (!outcome.ok) return outcome
  revalidatePath('/ent/procurement/mappings')
  return { ok: true as const, ...outcome.result }
}

export async function removeMappingAction(values: FormValues): Promise<FormResult> {
  return change(removeMapping, values, () => '已删除')
}

export async function rematchPaymentsAction(values: FormValues): Promise<FormResult> {
  return change(rematchPayments, values, ({ matched }) => (matched > 0 ? `新对应 ${matched} 笔` : '没有新的对应'))
}

export async function confirmMatchAction(values: FormValues): Promise<FormResult> {
  return change(confirmMatch, values, () => '已确认对应')
}

export async function undoMatchAction(values: FormValues): Promise<FormResult> {
  return change(undoMatch, values, () => '已撤销')
}

export async function savePostAction(values: FormValues): Promise<FormResult> {
  return change(savePost, values, () => '已保存')
}

export async function removePostAction(values: FormValues): Promise<FormResult> {
  return change(removePost, values, () => '已删除')
}

export async function saveRuleAction(values: FormValues): Promise<FormResult> {
  return change(saveRule, values, () => '已保存')
}

export async function removeRuleAction(values: FormValues): Promise<FormResult> {
  return change(removeRule, values, () => '已删除')
}

export async function attachRuleFileAction(values: FormValues): Promise<FormResult> {
  return change(attachRuleFile, values, () => '文件已附上')
}
