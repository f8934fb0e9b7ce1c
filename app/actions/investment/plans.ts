'use server'

import { change } from '@/app/actions/change'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { decideInvestPlan, proposeInvestPlan } from '@/lib/investment/commands/plans'
import { readPlanLines } from '@/lib/investment/rules/plan-lines'
import { settle } from '@/lib/platform/action'

/** Values of a form without those left empty. */
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

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
