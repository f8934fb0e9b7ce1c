'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormValues } from '@/components/identity/form/form-field'
import type { OpinionInput } from '@/components/patterns/opinion/opinion-types'
import type { ActionResult } from '@/components/ui/action-result'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import { commentRun } from '@/lib/flow/commands/comment-run'
import { recallSigner } from '@/lib/flow/commands/recall-signer'
import { rememberPhrase } from '@/lib/flow/commands/remember-phrase'
import { signTask } from '@/lib/flow/commands/sign-task'
import { urgeTask } from '@/lib/flow/commands/urge-task'
import { urgeLevelNames } from '@/lib/flow/words'
import { orgDirectory } from '@/lib/identity/queries/organisations'
import { actOnFiling } from '@/lib/matters/commands/act'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { attachMaterial, removeMaterial } from '@/lib/matters/commands/materials'
import { orderHandbook } from '@/lib/matters/commands/order-handbook'
import { rateFiling } from '@/lib/matters/commands/rate-filing'
import { revokePaper } from '@/lib/matters/commands/revoke-paper'
import { saveDraft } from '@/lib/matters/commands/save-draft'
import { giveVerdict } from '@/lib/matters/commands/verdict'
import { withdrawFiling } from '@/lib/matters/commands/withdraw'
import { draftState } from '@/lib/matters/queries/draft-state'
import { precheck } from '@/lib/matters/queries/precheck'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'

/** Runs a command for the person of this request and turns the outcome into what islands read. */
async function change<I, O>(command: Command<I, O>, input: unknown, key?: string) {
  return settle(command.name, async () => runCommand(command, await apiActor(), input, key ? { key } : {}))
}

function say(outcome: Awaited<ReturnType<typeof change>>, message: string, href?: string): ActionResult {
  if (!outcome.ok) return { ok: false, message: outcome.message, fields: outcome.fields }
  revalidatePath('/', 'layout')
  return { ok: true, message, ...(href ? { href } : {}) }
}

export async function createFilingAction(matter: string, orgId?: string): Promise<ActionResult> {
  const { side } = await apiActor()
  const outcome = await change(createFiling, { matter, ...(orgId ? { orgId } : {}) })
  if (!outcome.ok) return { ok: false, message: outcome.message, fields: outcome.fields }
  return { ok: true, href: `/${side}/filings/${outcome.result.id}/edit` }
}

/** Begins what has to be done before a filing, over the same target; the way back is kept in the address. */
export async function startPrerequisiteAction(matter: string, forFiling: string): Promise<ActionResult> {
  const outcome = await change(createFiling, { matter, forFiling })
  if (!outcome.ok) return { ok: false, message: outcome.message, fields: outcome.fields }
  return { ok: true, href: `/ent/filings/${outcome.result.id}/edit?for=${forFiling}` }
}

export async function orderHandbookAction(scope: string) {
  return change(orderHandbook, { scope })
}

/** Autosave: stale tells what the other editor wrote, so that the form can show both. */
export async function saveDraftAction(id: string, version: number, values: Record<string, unknown>) {
  const outcome = await change(saveDraft, { id, version, values })
  if (outcome.ok)
    return {
      version: outcome.result.version,
      savedAt: outcome.result.savedAt,
      facts: outcome.result.facts,
      origins: outcome.result.origins,
      carried: outcome.result.carried,
    }
  if (outcome.code === 'stale') {
    const theirs = await settle('draftState', async () => runQuery(draftState, await apiActor(), { id }))
    if (theirs.ok) return { conflict: theirs.result }
  }
  return outcome.code === 'unavailable' || outcome.code === 'unauthenticated' ? { later: outcome.message } : { error: outcome.message }
}

export async function precheckAction(id: string) {
  return settle('precheck', async () => runQuery(precheck, await apiActor(), { id }))
}

export async function attachMaterialAction(id: string, key: string, fileId: string): Promise<ActionResult & { id?: string }> {
  const outcome = await change(attachMaterial, { id, key, fileId })
  return outcome.ok ? { ...say(outcome, '材料已上传'), id: outcome.result.materialId } : say(outcome, '')
}

export async function removeMaterialAction(id: string, materialId: string): Promise<ActionResult> {
  return say(await change(removeMaterial, { id, materialId }), '已移除')
}

const doneWords: Record<string, string> = {
  submit: '已提交',
  answer: '补正已提交',
  pass: '已办理',
  return: '已退回',
  correct: '已告知补正，计时暂停',
  reject: '已作出不予受理决定',
  refuse: '已作出不同意决定',
  conclude: '已办结，文书正在制发',
  transfer: '已转办',
  add_signer: '已加签',
  register: '结果已登记',
  defer: '已记录缓议',
  ask_extension: '延期申请已提交审批',
  grant_extension: '已批准延期，并告知企业',
  deny_extension: '已告知不予延期',
}

/** One decision of the panel; what the extra fields mean depends on the action. */
export async function decideAction({ taskId, action, opinion, extra, key, signature }: OpinionInput): Promise<ActionResult> {
  if (action === 'sign_agree' || action === 'sign_refuse')
    return say(await change(signTask, { taskId, agrees: action === 'sign_agree', opinion }, key), '加签意见已提交')
  const [id, name] = (extra.target ?? '').split('|')
  const input = {
    taskId,
    action,
    opinion,
    ...(extra.version ? { version: Number(extra.version) } : {}),
    ...(extra.to ? { to: extra.to } : {}),
    ...(extra.reason ? { reason: extra.reason } : {}),
    ...(extra.items
      ? {
          items: extra.items
            .split('\n')
            .map((item) => item.trim())
            .filter(Boolean),
        }
      : {}),
    ...(extra.days ? { days: Number(extra.days) } : {}),
    ...(extra.answerDays ? { answerDays: Number(extra.answerDays) } : {}),
    ...(extra.result ? { result: extra.result } : {}),
    ...(extra.minutes ? { minutes: extra.minutes } : {}),
    ...(extra.attachments ? { attachments: extra.attachments.split(',') } : {}),
    ...(id && name ? { target: { id, name } } : {}),
    ...(extra.committed ? { committed: extra.committed.includes('yes') } : {}),
    ...(signature ? { signature } : {}),
  }
  const outcome = await change(actOnFiling, input, key)
  // A short opinion becomes one of the person's phrases; failing at that is not worth a word.
  if (outcome.ok && opinion.length >= 2 && opinion.length <= 60) await change(rememberPhrase, { text: opinion })
  return say(outcome, doneWords[action] ?? '已办理')
}

export async function submitFilingAction(
  taskId: string,
  version: number,
  answer: boolean,
  opinion: string,
  key: string,
): Promise<ActionResult> {
  const outcome = await change(actOnFiling, { taskId, action: answer ? 'answer' : 'submit', version, opinion }, key)
  return say(outcome, answer ? '补正已提交' : '已提交', outcome.ok ? `/ent/filings/${outcome.result.filingId}` : undefined)
}

export async function withdrawAction(id: string, reason: string): Promise<ActionResult> {
  return say(await change(withdrawFiling, { id, reason }), '已撤回')
}

export async function rateAction(id: string, stars: number, text: string): Promise<ActionResult> {
  return say(await change(rateFiling, { id, stars, text }), '感谢评价')
}

export async function revokePaperAction(values: FormValues): Promise<ActionResult> {
  const outcome = await change(revokePaper, values)
  return say(outcome, outcome.ok ? `已撤销 ${outcome.result.number}` : '')
}

export async function verdictAction(filingId: string, ruleId: string, verdict: string, note: string): Promise<ActionResult> {
  return say(await change(giveVerdict, { filingId, ruleId, verdict, note }), '核查结果已记录')
}

export async function batchTasksAction({ ids }: { action: string; ids: readonly string[] }): Promise<ActionResult> {
  return say(await change(claimTasks, { taskIds: [...ids] }), `已签收 ${ids.length} 件`)
}

export async function urgeAction(subjectId: string, opinion: string): Promise<ActionResult> {
  const outcome = await change(urgeTask, { subjectId, ...(opinion ? { opinion } : {}) })
  return say(outcome, outcome.ok ? `已催办，提醒到${urgeLevelNames[outcome.result.level]}` : '')
}

export async function commentAction(subjectId: string, opinion: string, open: boolean): Promise<ActionResult> {
  return say(await change(commentRun, { subjectId, opinion, audience: open ? 'all' : 'own' }), '留言已记录')
}

export async function recallSignerAction(taskId: string): Promise<ActionResult> {
  return say(await change(recallSigner, { taskId }), '已撤回加签')
}

export async function searchOrgsAction(words: string) {
  const found = await settle('orgDirectory', async () => runQuery(orgDirectory, await apiActor(), { words, own: false }))
  return found.ok ? found.result : []
}
