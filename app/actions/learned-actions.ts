'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { publishLearned, requestTraining, withdrawLearned } from '@/lib/risk/commands/learned'

async function change<I, O>(command: Command<I, O>, values: unknown, message: string): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/gov/risk/learned')
  return { ok: true, message }
}

export async function requestTrainingAction(form: FormData): Promise<FormResult> {
  const file = form.get('file')
  const csv = file instanceof File && file.size > 0 ? await file.text() : null
  const text = (key: string) => String(form.get(key) ?? '')
  return change(
    requestTraining,
    { name: text('name'), csv, minBids: text('minBids'), split: text('split'), repeats: text('repeats') },
    '已开始训练，完成后卡片会出现在下面',
  )
}

export async function publishLearnedAction(values: FormValues): Promise<FormResult> {
  return change(publishLearned, values, '已发布')
}

export async function withdrawLearnedAction(values: FormValues): Promise<FormResult> {
  return change(withdrawLearned, values, '已撤下')
}
