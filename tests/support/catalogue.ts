import type { Actor } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { decideCatalogueDraft, submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { openDraft, saveCatalogueDraft } from '@/lib/matters/catalogue/commands/edit-draft'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import type { MatterDefinition } from '@/lib/matters/schema'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from './clerks'

export const editor = () => actorOf('zcfg-officer')
export const approver = () => actorOf('zcfg-chief')

/** A draft of a matter with a change made in it, saved by the editor. */
export async function drafted(
  code: string,
  change: (matter: MatterDefinition) => void,
  who?: Actor,
): Promise<{ id: string; version: number }> {
  const actor = who ?? (await editor())
  const { id } = await runCommand(openDraft, actor, { kind: 'matter', code })
  const { body, version } = await runQuery(catalogueDraft, actor, { id })
  const changed = structuredClone(body) as unknown as MatterDefinition
  change(changed)
  return { id, version: (await runCommand(saveCatalogueDraft, actor, { id, version, body: changed })).version }
}

/** The same, submitted for a day. */
export async function submittedDraft(code: string, change: (matter: MatterDefinition) => void, effectiveFrom = shanghaiDate(new Date())) {
  const { id, version } = await drafted(code, change)
  const note = '按通知要求修改'
  return { id, version: (await runCommand(submitCatalogueDraft, await editor(), { id, version, effectiveFrom, note })).version }
}

/** A delegation list of a group (or `all`), edited, submitted and approved. */
export async function delegated(code: string, items: readonly Record<string, unknown>[]): Promise<void> {
  const actor = await editor()
  const { id } = await runCommand(openDraft, actor, { kind: 'delegation', code })
  const opened = await runQuery(catalogueDraft, actor, { id })
  const saved = await runCommand(saveCatalogueDraft, actor, { id, version: opened.version, body: { items } })
  const wanted = { id, version: saved.version, effectiveFrom: shanghaiDate(new Date()), note: '年度授权' }
  const { version } = await runCommand(submitCatalogueDraft, actor, wanted)
  await runCommand(decideCatalogueDraft, await approver(), { id, version, approve: true })
}

/** Changed, submitted and approved by the second person: in force from that day. */
export async function published(code: string, change: (matter: MatterDefinition) => void, effectiveFrom?: string) {
  const { id, version } = await submittedDraft(code, change, effectiveFrom)
  return runCommand(decideCatalogueDraft, await approver(), { id, version, approve: true })
}
