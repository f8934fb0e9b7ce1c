'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { confirmMatch, rematchPayments, undoMatch } from '@/lib/procurement/commands/matching'

async function change<I, O>(command: Command<I, O>, values: FormValues, say: (result: O) => string): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: say(outcome.result) }
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
