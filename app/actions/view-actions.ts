'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { ActionResult } from '@/components/ui/action-result'
import { removeView, saveView } from '@/lib/identity/commands/saved-views'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'

export async function saveViewAction(input: { list: string; name: string; query: string }): Promise<ActionResult> {
  const outcome = await settle('saveView', async () => runCommand(saveView, await apiActor(), input))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: `已保存视图“${input.name}”` }
}

export async function removeViewAction(input: { id: string }): Promise<ActionResult> {
  const outcome = await settle('removeView', async () => runCommand(removeView, await apiActor(), input))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: '视图已删除' }
}
