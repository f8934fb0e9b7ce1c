'use server'

import { redirect } from 'next/navigation'
import { apiActor } from '@/app/session'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'
import { openTradeDraft, sendTradeDraft } from '@/lib/procurement/property/enter-trade'

const path = '/ent/procurement/property/new'

/** Opens an empty form, or one with what the platform has of a transaction, and goes there; whoever may not sees the page say so. */
export async function openTradeDraftAction(form: FormData): Promise<void> {
  const tradeId = form.get('trade')
  const input = typeof tradeId === 'string' && tradeId ? { tradeId } : {}
  const outcome = await settle(openTradeDraft.name, async () => runCommand(openTradeDraft, await apiActor(), input))
  redirect(outcome.ok ? `${path}?draft=${outcome.result.id}` : path)
}

export async function sendTradeDraftAction(id: string, version: number) {
  const outcome = await settle(sendTradeDraft.name, async () =>
    runCommand(sendTradeDraft, await apiActor(), { id, version }, { key: `trade:${id}:${version}` }),
  )
  return outcome.ok ? { ok: true as const, tradeId: outcome.result.tradeId } : outcome
}
