'use server'

import { change } from '@/app/actions/change'

import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import type { ActionResult } from '@/components/ui/action-result'
import { beginMatter, beginOneThing } from '@/lib/matters/catalogue/commands/begin-matter'
import { decideCatalogueDraft, retireMatter, submitCatalogueDraft } from '@/lib/matters/catalogue/commands/decide-draft'
import { discardCatalogueDraft, openDraft, saveCatalogueDraft } from '@/lib/matters/catalogue/commands/edit-draft'
import { importMatter } from '@/lib/matters/catalogue/commands/import-matter'
import { catalogueDraft } from '@/lib/matters/catalogue/queries/draft-page'
import { settle } from '@/lib/platform/action'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'

const draftHref = (id: string) => `/gov/catalogue/drafts/${id}`
const recordHref = (kind: string, code: string) => (kind === 'delegation' ? `/gov/catalogue/delegations/${code}` : `/gov/catalogue/${code}`)

/** Begins a new matter and goes to its editor. */
export async function beginMatterAction(values: FormValues): Promise<FormResult> {
  return change(beginMatter, values, ({ id }) => ({ ok: true, message: '已建立草稿', href: draftHref(id) }))
}

export async function beginOneThingAction(values: FormValues): Promise<FormResult> {
  return change(beginOneThing, values, ({ id }) => ({ ok: true, message: '已建立草稿', href: draftHref(id) }))
}

/** Opens the draft of a matter or list and goes to it. */
export async function openDraftAction(kind: string, code: string): Promise<ActionResult> {
  return change(openDraft, { kind, code }, ({ id }) => ({ ok: true, href: draftHref(id) }))
}

/** Autosave of the editor: the body as the platform keeps it with its faults, or what somebody else saved meanwhile. */
export async function saveCatalogueDraftAction(id: string, version: number, body: Record<string, unknown>) {
  const outcome = await settle('saveCatalogueDraft', async () => runCommand(saveCatalogueDraft, await apiActor(), { id, version, body }))
  if (outcome.ok) return outcome.result
  if (outcome.code === 'stale') {
    const theirs = await settle('catalogueDraft', async () => runQuery(catalogueDraft, await apiActor(), { id }))
    if (theirs.ok) {
      const { body, version, editedBy, editedAt } = theirs.result
      return { conflict: { values: { body: JSON.stringify(body) }, version, by: editedBy, at: editedAt } }
    }
  }
  return outcome.code === 'unavailable' || outcome.code === 'unauthenticated' ? { later: outcome.message } : { error: outcome.message }
}

export async function submitCatalogueDraftAction(values: FormValues): Promise<FormResult> {
  return change(submitCatalogueDraft, values, () => ({ ok: true, message: '已报批，由另一人审批后生效' }))
}

export async function approveDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideCatalogueDraft, { ...values, approve: true }, (result) => ({
    ok: true,
    message: `已批准，自 ${result.effectiveFrom} 起施行；在办件仍按原版本办理`,
  }))
}

export async function returnDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideCatalogueDraft, { ...values, approve: false }, () => ({ ok: true, message: '已退回起草人' }))
}

export async function discardDraftAction(values: FormValues): Promise<FormResult> {
  return change(discardCatalogueDraft, values, ({ kind, code }) => ({ ok: true, message: '草稿已作废', href: recordHref(kind, code) }))
}

export async function retireMatterAction(values: FormValues): Promise<FormResult> {
  return change(retireMatter, values, ({ id }) => ({ ok: true, message: '停用申请已报批', href: draftHref(id) }))
}

export async function importMatterAction(text: string): Promise<FormResult> {
  return change(importMatter, { text }, ({ id, faults }) => ({
    ok: true,
    message: faults > 0 ? `已导入为草稿，还有 ${faults} 处需要改正` : '已导入为草稿',
    href: draftHref(id),
  }))
}
