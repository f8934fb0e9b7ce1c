import { decideFormDraft, editFormDraft, openFormDraft, submitFormDraft } from '@/lib/finance/form-versions/commands'
import { formDraft } from '@/lib/finance/form-versions/queries'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../clerks'

type Draft = { id: string; version: number }

/** The open draft of a form, begun by the officer of the finance department where there is none. */
export async function openedForm(code: 'flash' | 'annual'): Promise<Draft> {
  const officer = await actorOf('cwjd-officer')
  const { id } = await runCommand(openFormDraft, officer, { code })
  const { draft } = await runQuery(formDraft, officer, { code })
  if (draft!.status !== 'submitted') return { id, version: draft!.version }
  // One that an earlier try handed on comes back first.
  const returned = { id, version: draft!.version, approve: false, reason: '请补充依据' }
  await runCommand(decideFormDraft, await actorOf('cwjd-chief'), returned)
  return openedForm(code)
}

/** The same after changes of its lines, one by one. */
export async function editedForm(code: 'flash' | 'annual', edits: readonly object[]): Promise<Draft> {
  const draft = await openedForm(code)
  for (const edit of edits) draft.version = (await runCommand(editFormDraft, await actorOf('cwjd-officer'), { ...draft, edit })).version
  return draft
}

/** The same, handed on for a period. */
export async function submittedForm(code: 'flash' | 'annual', edits: readonly object[], from: number): Promise<Draft> {
  const draft = await editedForm(code, edits)
  const { version } = await runCommand(submitFormDraft, await actorOf('cwjd-officer'), { ...draft, from, note: '按新的编报通知调整' })
  return { id: draft.id, version }
}
