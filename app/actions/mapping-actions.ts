'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'
import { removeMapping, saveMapping } from '@/lib/procurement/commands/mappings'

const path = '/ent/procurement/mappings'

export async function saveMappingAction(mapping: Record<string, unknown>) {
  const outcome = await settle(saveMapping.name, async () => runCommand(saveMapping, await apiActor(), mapping))
  if (!outcome.ok) return outcome
  revalidatePath(path)
  return { ok: true as const, ...outcome.result }
}

export async function removeMappingAction(values: FormValues): Promise<FormResult> {
  const outcome = await settle(removeMapping.name, async () => runCommand(removeMapping, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath(path)
  return { ok: true, message: '已删除' }
}
