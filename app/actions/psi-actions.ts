'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { answerPsi, endPsi, proposePsi, sendPsiMessage } from '@/lib/procurement/commands/psi'
import { psiMessages } from '@/lib/procurement/queries/psi'

async function change<I, O>(command: Command<I, O>, values: unknown, message: string): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/ent/procurement/psi', 'layout')
  return { ok: true, message }
}

export async function proposePsiAction(values: FormValues): Promise<FormResult> {
  return change(proposePsi, values, '已发出，等对方答复')
}

export async function answerPsiAction(values: FormValues): Promise<FormResult> {
  return change(answerPsi, values, values.agree ? '已同意，等对方发送第一步' : '已答复对方')
}

export async function endPsiAction(values: FormValues): Promise<FormResult> {
  return change(endPsi, values, '已结束，双方的消息已删除')
}

export async function sendPsiMessageAction(id: string, round: number, message: string): Promise<FormResult> {
  return change(sendPsiMessage, { id, round, message }, '已发送')
}

/** The messages of a comparison for the computation in the browser. */
export async function psiMessagesAction(id: string) {
  return settle(psiMessages.name, async () => runQuery(psiMessages, await apiActor(), { id }))
}
