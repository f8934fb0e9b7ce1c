import { openIndicatorDraft, saveIndicatorDraft, submitIndicatorDraft } from '@/lib/finance/commands/define-indicator'
import { indicatorDraft } from '@/lib/finance/queries/indicator-drafts'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../clerks'

type Body = Record<string, string | boolean>

/** A draft of an indicator with these fields changed, saved by the officer of the finance department. */
export async function draftedIndicator(code: string, change: Body): Promise<{ id: string; version: number }> {
  const officer = await actorOf('cwjd-officer')
  const { id } = await runCommand(openIndicatorDraft, officer, { code })
  const { draft } = await runQuery(indicatorDraft, officer, { code })
  const body = { ...(draft!.body as Body), ...change }
  return { id, version: (await runCommand(saveIndicatorDraft, officer, { id, version: draft!.version, body })).version }
}

/** The same, submitted for a month. */
export async function submittedIndicator(code: string, change: Body, effectiveFrom: string): Promise<{ id: string; version: number }> {
  const { id, version } = await draftedIndicator(code, change)
  const submitted = { id, version, effectiveFrom, note: '按通知调整口径' }
  return { id, version: (await runCommand(submitIndicatorDraft, await actorOf('cwjd-officer'), submitted)).version }
}
