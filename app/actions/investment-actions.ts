'use server'

import { change } from '@/app/actions/change'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { changeInvestProject, decideInvestChange } from '@/lib/investment/commands/changes'
import { decideInvestPlan, proposeInvestPlan } from '@/lib/investment/commands/plans'
import { keepMilestone, registerInvestProject } from '@/lib/investment/commands/projects'
import { reportProgress } from '@/lib/investment/commands/report-progress'
import { askCorrection, markSeen } from '@/lib/investment/commands/reviews'
import { readPlanLines } from '@/lib/investment/rules/plan-lines'
import { settle } from '@/lib/platform/action'

/** Values of a form without those left empty. */
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function registerProjectAction(values: FormValues): Promise<FormResult> {
  return change(registerInvestProject, filled(values), ({ id }) => ({
    ...{ ok: true, message: '已登记，请补充节点；开工后按月填报', href: `/ent/investment/projects/${id}` },
  }))
}

export async function reportMonthAction(values: FormValues): Promise<FormResult> {
  const money = { ownFunds: '0', debtFunds: '0', fiscalFunds: '0', otherFunds: '0' }
  return change(reportProgress, { rows: [{ ...money, ...filled(values) }] }, ({ added, corrected }) =>
    added > 0 ? '已报送' : corrected > 0 ? '已更正，原来的数保留为历史版本' : '与已报送的相同，没有改动',
  )
}

export async function keepMilestoneAction(values: FormValues): Promise<FormResult> {
  return change(keepMilestone, filled(values), '节点已保存')
}

export async function changeProjectAction(values: FormValues): Promise<FormResult> {
  return change(changeInvestProject, filled(values), ({ status }) => (status === 'proposed' ? '已提交，由监管机构核定后生效' : '已登记'))
}

export async function decideChangeAction(values: FormValues): Promise<FormResult> {
  return change(decideInvestChange, filled(values), ({ status }) => (status === 'confirmed' ? '已核定，即时生效' : '已退回'))
}

export async function askCorrectionAction(values: FormValues): Promise<FormResult> {
  return change(askCorrection, filled(values), '已要求企业更正')
}

export async function markSeenAction(values: FormValues): Promise<FormResult> {
  return change(markSeen, filled(values), '已记为已阅')
}

/** Lines out of a spreadsheet are read first; which line is wrong is said with its number. */
export async function proposePlanAction(values: FormValues): Promise<FormResult> {
  const { lines, ...rest } = filled(values)
  const read = await settle('readPlanLines', async () => readPlanLines(String(lines ?? '').slice(0, 400_000)))
  if (!read.ok) return read
  const zero = { overseas: '0', ownFunds: '0', debtFunds: '0', fiscalFunds: '0' }
  const answer = await change(proposeInvestPlan, { ...zero, ...rest, items: read.result }, ({ number }) => `第 ${number} 版已提交核定`)
  const fault = answer.ok ? undefined : Object.entries(answer.fields ?? {}).find(([key]) => key.startsWith('items'))
  if (!fault || answer.ok) return answer
  const row = /^items\.(\d+)/.exec(fault[0])?.[1]
  return { ...answer, fields: { ...answer.fields, lines: row ? `第 ${Number(row) + 1} 行：${fault[1]}` : fault[1] } }
}

export async function decidePlanAction(values: FormValues): Promise<FormResult> {
  return change(decideInvestPlan, filled(values), ({ status }) => (status === 'confirmed' ? '已核定，即时生效' : '已退回'))
}
