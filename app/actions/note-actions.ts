'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { ActionResult } from '@/components/ui/action-result'
import { type AnnotationInput, annotateFiling } from '@/lib/matters/signing/commands/annotate'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'

/** Writes a note or an answer; open pages of the filing are told by the relay. */
export async function annotateAction(input: AnnotationInput): Promise<ActionResult> {
  const outcome = await settle(annotateFiling.name, async () => runCommand(annotateFiling, await apiActor(), input))
  if (!outcome.ok) return { ok: false, message: outcome.message, fields: outcome.fields }
  revalidatePath('/', 'layout')
  return { ok: true, message: '批注已记录' }
}
