'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { acknowledgeLenience, dismissLenience, issueLenience, revokeLenience } from '@/lib/matters/lenience/commands'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'

async function change<I, O>(command: Command<I, O>, values: unknown, say: (result: O) => string): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: say(outcome.result) }
}

export async function issueLenienceAction(values: FormValues): Promise<FormResult> {
  return change(issueLenience, values, ({ number }) => `已发出 ${number}`)
}

export async function dismissLenienceAction(values: FormValues): Promise<FormResult> {
  return change(dismissLenience, values, () => '已记录，不再提示')
}

export async function revokeLenienceAction(values: FormValues): Promise<FormResult> {
  return change(revokeLenience, values, () => '已撤销，并告知企业')
}

export async function acknowledgeLenienceAction(values: FormValues): Promise<FormResult> {
  return change(acknowledgeLenience, values, () => '已确认收到')
}
