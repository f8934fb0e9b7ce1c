import type { Actor } from '@/lib/kernel/actor'
import { canonicalJson } from '@/lib/kernel/canonical'
import { Refusal } from '@/lib/kernel/refusal'
import { sm3 } from './crypto'
import { type Tx, withBaseRights } from './db'
import type { DefinitionDraft } from './generated/client'
import { isId, newId } from './id'

/** States of a draft as people call them. */
export const draftStates = { draft: '草稿', submitted: '待审', returned: '已退回', approved: '已批准', discarded: '已作废' } as const
export type DraftState = keyof typeof draftStates

const open = ['draft', 'submitted', 'returned']

/** The draft of this id, still in the given states. Throws Refusal(not_found | conflict | stale). */
export async function draftAt(tx: Tx, id: string, version: number, states: readonly DraftState[]): Promise<DefinitionDraft> {
  const draft = isId(id) ? await tx.definitionDraft.findUnique({ where: { id } }) : null
  if (!draft) throw new Refusal('not_found', '没有这份草稿，或您无权查看。')
  const state = draft.status as DraftState
  if (!states.includes(state)) throw new Refusal('conflict', `草稿现为“${draftStates[state]}”，不能这样办理，请刷新。`)
  if (draft.version !== version) throw new Refusal('stale', `${draft.editedByName}刚刚修改了这份草稿，请刷新后再办理。`)
  return draft
}

/** The open draft of a code; at most one at a time. */
export function openDraftOf(tx: Tx, kind: string, code: string): Promise<DefinitionDraft | null> {
  return tx.definitionDraft.findFirst({ where: { kind, code, status: { in: open } } })
}

/** The newest version of a code, in force or not yet. */
export function newestOf(tx: Tx, kind: string, code: string) {
  return tx.definition.findFirst({ where: { kind, code }, orderBy: { version: 'desc' } })
}

/** Changes a draft that is as the person last saw it; gives its new version. Throws Refusal(stale). */
export async function changeDraft(tx: Tx, draft: DefinitionDraft, data: Record<string, unknown>): Promise<number> {
  const version = draft.version + 1
  const { count } = await tx.definitionDraft.updateMany({ where: { id: draft.id, version: draft.version }, data: { ...data, version } })
  if (count !== 1) throw new Refusal('stale', '他人刚刚修改了这份草稿，请刷新后再办理。')
  return version
}

/** Who changed a draft this time, among everybody who did. */
export function editedBy(draft: Pick<DefinitionDraft, 'editors'>, actor: Actor, now: Date) {
  return {
    ...{ editedAt: now, editedBy: actor.userId, editedByName: actor.name },
    editors: [...new Set([...draft.editors, actor.userId])],
  }
}

type NewDraft = { kind: string; code: string; orgId: string | null; name: string; baseVersion: number; body: object }

/** Begins a draft; gives its id. Throws Refusal(conflict) when one is open already. */
export async function beginDraft(tx: Tx, wanted: NewDraft, actor: Actor, now: Date, more: Record<string, unknown> = {}): Promise<string> {
  const other = await openDraftOf(tx, wanted.kind, wanted.code)
  if (other)
    throw new Refusal(
      'conflict',
      `${wanted.name}已有一份${draftStates[other.status as DraftState]}的草稿（${other.editedByName}），请先办完。`,
    )
  const id = newId()
  const data = { ...wanted, id, status: 'draft', createdAt: now, ...editedBy({ editors: [] }, actor, now), ...more }
  await tx.definitionDraft.create({ data })
  return id
}

type NewVersion = Pick<DefinitionDraft, 'code' | 'name' | 'orgId'> & {
  kind: string
  version: number
  effectiveFrom: string
  retired: boolean
  body: object
}

/** Writes a version as a new immutable row, with the draft that made it necessary and who approved it. */
export async function writeVersion(tx: Tx, next: NewVersion, draft: DefinitionDraft, actor: Actor, now: Date): Promise<void> {
  const { line } = next.body as { line?: unknown }
  const data = {
    ...{ ...next, id: newId(), line: typeof line === 'string' ? line : null },
    ...{ digest: sm3(canonicalJson(next.body)), createdAt: now, createdBy: actor.userId, createdByName: actor.name },
    ...{ draftedBy: draft.submittedBy, draftedByName: draft.submittedByName, note: draft.note },
  }
  await withBaseRights(tx, () => tx.definition.create({ data }))
}

/** Publishes an approved draft as the next version of its code. Throws Refusal(stale) when its base was overtaken. */
export async function publish(tx: Tx, draft: DefinitionDraft, effectiveFrom: string, actor: Actor, now: Date): Promise<number> {
  const newest = await newestOf(tx, draft.kind, draft.code)
  if ((newest?.version ?? 0) !== draft.baseVersion)
    throw new Refusal('stale', `草稿依据第 ${draft.baseVersion} 版，现已有第 ${newest?.version} 版，请退回后据新版重新起草。`)
  const version = draft.baseVersion + 1
  const { kind, code, name, orgId } = draft
  const next = { kind, code, version, name, orgId, effectiveFrom, retired: draft.intent === 'retire', body: draft.body as object }
  await writeVersion(tx, next, draft, actor, now)
  return version
}
