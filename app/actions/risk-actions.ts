'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { askExplanation, endSnooze, explainCase, judgeFinding, snoozeFinding } from '@/lib/risk/commands/follow'
import { answerRectification, askRectification, checkRectification } from '@/lib/risk/commands/rectify'
import { cancelRun, startRun } from '@/lib/risk/commands/runs'
import { copySettings, decideWithdrawal, draftSetting, publishSetting, withdrawSetting } from '@/lib/risk/commands/settings'
import { decideTreeDraft, discardTreeDraft, openTreeDraft, saveTreeDraft, submitTreeDraft } from '@/lib/risk/tree/commands'
import type { TreeBody } from '@/lib/risk/tree/definition'

async function change<I, O>(command: Command<I, O>, values: unknown, say: (result: O) => string): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message: say(outcome.result) }
}

/** Values of a form without those left empty. */
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function askExplanationAction(values: FormValues): Promise<FormResult> {
  return change(askExplanation, filled(values), ({ due }) => `已要求企业在 ${due} 前说明`)
}

export async function explainCaseAction(values: FormValues): Promise<FormResult> {
  return change(explainCase, values, () => '说明已提交，等待核查')
}

export async function judgeFindingAction(values: FormValues): Promise<FormResult> {
  return change(judgeFinding, values, () => '认定已记录')
}

export async function askRectificationAction(values: FormValues): Promise<FormResult> {
  return change(askRectification, values, ({ dueOn }) => `已责令企业在 ${dueOn} 前整改`)
}

export async function answerRectificationAction(values: FormValues): Promise<FormResult> {
  return change(answerRectification, values, () => '整改情况已报送，等待核查')
}

export async function checkRectificationAction(values: FormValues): Promise<FormResult> {
  return change(checkRectification, filled(values), () => (values.passed ? '整改通过，线索已销号' : '已退回企业重新整改'))
}

export async function snoozeFindingAction(values: FormValues): Promise<FormResult> {
  return change(snoozeFinding, values, ({ until }) => `已暂缓至 ${until}`)
}

export async function endSnoozeAction(values: FormValues): Promise<FormResult> {
  return change(endSnooze, values, () => '已解除，下次运行起恢复提示')
}

export async function startRunAction(values: FormValues): Promise<FormResult> {
  const { models, orgId, ...rest } = filled(values) as Record<string, string>
  const codes = (models ?? '')
    .toUpperCase()
    .split(/[\s,，、]+/)
    .filter(Boolean)
  return change(startRun, { ...rest, ...(orgId ? { orgs: [orgId] } : {}), models: codes }, () => '已开始，进度见列表')
}

export async function cancelRunAction(values: FormValues): Promise<FormResult> {
  return change(cancelRun, values, () => '将在当前模型结束后停止')
}

export async function draftSettingAction(values: FormValues): Promise<FormResult> {
  const { modelCode, orgId, enabled, reason, mode, ...parameters } = values
  return change(
    draftSetting,
    { modelCode, orgId: orgId || undefined, enabled: enabled === true, reason, mode: mode || 'live', parameters },
    () => '已存为草稿，正在回测',
  )
}

export async function publishSettingAction(values: FormValues): Promise<FormResult> {
  return change(publishSetting, values, () => '已发布')
}

export async function withdrawSettingAction(values: FormValues): Promise<FormResult> {
  return change(withdrawSetting, values, ({ asked }) => (asked ? '已申请撤回，由另一人决定；决定前仍按这项调整运行' : '已撤回'))
}

export async function decideWithdrawalAction({ decision, ...values }: FormValues): Promise<FormResult> {
  const agreed = decision === 'agree' ? true : decision === 'decline' ? false : undefined
  return change(decideWithdrawal, { ...values, agreed }, ({ agreed }) =>
    agreed ? '已撤回，恢复上一项设置' : '不同意撤回，继续按这项调整运行',
  )
}

export async function copySettingsAction(values: FormValues): Promise<FormResult> {
  return change(copySettings, values, ({ copied }) => `已复制 ${copied} 项为草稿`)
}

/** Opens the draft of the tree of indicators and goes to it. */
export async function openTreeDraftAction(values: FormValues): Promise<FormResult> {
  const outcome = await change(openTreeDraft, filled(values), () => '已起草')
  return outcome.ok ? { ...outcome, href: '/gov/risk/indicators/draft' } : outcome
}

/** Saves the draft as it is; what is wrong is told on the page, not refused. */
export async function saveTreeDraftAction(draft: { id: string; version: number; body: TreeBody }): Promise<FormResult> {
  return change(saveTreeDraft, draft, ({ faults }) =>
    faults.length > 0 ? `已保存，还有 ${faults.length} 处需要改正` : '已保存，没有发现问题',
  )
}

export async function submitTreeDraftAction(values: FormValues): Promise<FormResult> {
  return change(submitTreeDraft, values, () => '已报批，由另一人审批后生效')
}

export async function approveTreeDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideTreeDraft, { ...values, approve: true }, ({ published, from }) => `已发布第 ${published} 版，自 ${from} 起施行`)
}

export async function returnTreeDraftAction(values: FormValues): Promise<FormResult> {
  return change(decideTreeDraft, { ...values, approve: false }, () => '已退回起草人')
}

export async function discardTreeDraftAction(values: FormValues): Promise<FormResult> {
  return change(discardTreeDraft, values, () => '草稿已作废')
}
