'use server'

import { revalidatePath } from 'next/cache'
import { change } from '@/app/actions/change'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'
import { attachRuleFile, removePost, removeRule, savePost, saveRule } from '@/lib/procurement/commands/governance'
import { removeMapping, saveMapping } from '@/lib/procurement/commands/mappings'
import { confirmMatch, rematchPayments, undoMatch } from '@/lib/procurement/commands/matching'
import { attachEbsFile, markEbsItem, removeEbsFile, removeEbsPlatform, saveEbsPlatform } from '@/lib/procurement/ebs/commands'
import { removeTrade } from '@/lib/procurement/property/take-in'

const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function saveMappingAction(mapping: Record<string, unknown>) {
  const outcome = await settle(saveMapping.name, async () => runCommand(saveMapping, await apiActor(), mapping))
  if (!outcome.ok) return outcome
  revalidatePath('/ent/procurement/mappings')
  return { ok: true as const, ...outcome.result }
}

export async function removeMappingAction(values: FormValues): Promise<FormResult> {
  return change(removeMapping, filled(values), () => '已删除')
}

export async function rematchPaymentsAction(values: FormValues): Promise<FormResult> {
  return change(rematchPayments, filled(values), ({ matched }) => (matched > 0 ? `新对应 ${matched} 笔` : '没有新的对应'))
}

export async function confirmMatchAction(values: FormValues): Promise<FormResult> {
  return change(confirmMatch, filled(values), () => '已确认对应')
}

export async function undoMatchAction(values: FormValues): Promise<FormResult> {
  return change(undoMatch, filled(values), () => '已撤销')
}

export async function savePostAction(values: FormValues): Promise<FormResult> {
  return change(savePost, filled(values), () => '已保存')
}

export async function removePostAction(values: FormValues): Promise<FormResult> {
  return change(removePost, filled(values), () => '已删除')
}

export async function saveRuleAction(values: FormValues): Promise<FormResult> {
  return change(saveRule, filled(values), () => '已保存')
}

export async function removeRuleAction(values: FormValues): Promise<FormResult> {
  return change(removeRule, filled(values), () => '已删除')
}

export async function attachRuleFileAction(values: FormValues): Promise<FormResult> {
  return change(attachRuleFile, filled(values), () => '文件已附上')
}

export async function removeTradeAction(values: FormValues): Promise<FormResult> {
  return change(removeTrade, filled(values), () => '已删除')
}

export async function saveEbsPlatformAction(values: FormValues): Promise<FormResult> {
  return change(saveEbsPlatform, filled(values), () => '已保存')
}

export async function removeEbsPlatformAction(values: FormValues): Promise<FormResult> {
  return change(removeEbsPlatform, filled(values), () => '已删除')
}

export async function markEbsItemAction(values: FormValues): Promise<FormResult> {
  return change(markEbsItem, filled(values), () => '已保存')
}

export async function attachEbsFileAction(values: FormValues): Promise<FormResult> {
  return change(attachEbsFile, filled(values), () => '附件已上传')
}

export async function removeEbsFileAction(values: FormValues): Promise<FormResult> {
  return change(removeEbsFile, filled(values), () => '附件已移除')
}
