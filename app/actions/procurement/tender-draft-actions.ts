'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { openTenderDraft, removeTenderDraft, saveTenderDraft, sendTenderDraft } from '@/lib/procurement/commands/drafts'
import { tenderDraft } from '@/lib/procurement/queries/drafts'

const path = '/ent/procurement/tenders/new'

/** Opens an empty form, or one with what the platform has of a tender, and goes there; whoever may not sees the page say so. */
export async function openTenderDraftAction(form: FormData): Promise<void> {
  const tenderId = form.get('tender')
  const input = typeof tenderId === 'string' && tenderId ? { tenderId } : {}
  const outcome = await settle(openTenderDraft.name, async () => runCommand(openTenderDraft, await apiActor(), input))
  redirect(outcome.ok ? `${path}?draft=${outcome.result.id}` : path)
}

export async function saveTenderDraftAction(id: string, version: number, values: Record<string, unknown>) {
  const outcome = await settle(saveTenderDraft.name, async () => runCommand(saveTenderDraft, await apiActor(), { id, version, values }))
  if (outcome.ok) return outcome.result
  if (outcome.code === 'stale') {
    const theirs = await settle(tenderDraft.name, async () => runQuery(tenderDraft, await apiActor(), { id }))
    if (theirs.ok) return { conflict: theirs.result }
  }
  return outcome.code === 'unavailable' || outcome.code === 'unauthenticated' ? { later: outcome.message } : { error: outcome.message }
}

export async function sendTenderDraftAction(id: string, version: number) {
  const outcome = await settle(sendTenderDraft.name, async () =>
    runCommand(sendTenderDraft, await apiActor(), { id, version }, { key: `send:${id}:${version}` }),
  )
  return outcome.ok ? { ok: true as const, importId: outcome.result.importId } : outcome
}

export async function removeTenderDraftAction(values: FormValues): Promise<FormResult> {
  const outcome = await settle(removeTenderDraft.name, async () => runCommand(removeTenderDraft, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath(path)
  return { ok: true, message: '已删除' }
}
