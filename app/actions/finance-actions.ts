'use server'

import { revalidatePath } from 'next/cache'
import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { importLineCodes } from '@/lib/finance/commands/line-codes'
import { explainCheck, remarkCell } from '@/lib/finance/commands/notes'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { reviseStatement } from '@/lib/finance/commands/revise-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { decideTargets, proposeTargets } from '@/lib/finance/commands/targets'
import { urgeReports } from '@/lib/finance/commands/urge-reports'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'

async function change<I, O>(command: Command<I, O>, values: unknown, message: string): Promise<FormResult & { result?: O }> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  revalidatePath('/', 'layout')
  return { ok: true, message, result: outcome.result }
}

const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function beginStatementAction(values: FormValues): Promise<FormResult> {
  const done = await change(beginStatement, { ...filled(values), period: Number(values.period) }, '已建立，可以填写')
  return done.ok && done.result ? { ok: true, message: done.message, href: `/ent/finance/statements/${done.result.id}` } : done
}

/** Saves typed cells, or turns to another unit of filing; the page keeps what was refused. */
export async function saveStatementAction(input: {
  id: string
  version: number
  cells: Record<string, string>
  computed?: readonly string[]
  unit?: '元' | '万元'
}) {
  const { id, version, cells, computed = [], unit } = input
  return settle(saveStatement.name, async () =>
    runCommand(saveStatement, await apiActor(), { id, version, cells, computed, ...(unit ? { unit } : {}) }),
  )
}

const said: Readonly<Record<string, string>> = {
  submit: '已提交审核',
  pass: '已通过',
  return: '已退回',
  conclude: '已受理',
  withdraw: '已撤回',
}

export async function actOnStatementAction(values: FormValues): Promise<FormResult> {
  return change(actOnStatement, filled(values), said[String(values.action)] ?? '已办理')
}

export async function explainCheckAction(values: FormValues): Promise<FormResult> {
  return change(explainCheck, values, '说明已保存')
}

export async function remarkCellAction(values: FormValues): Promise<FormResult> {
  return change(remarkCell, values, '批注已保存，退回时一并送达')
}

export async function reviseStatementAction(values: FormValues): Promise<FormResult> {
  return change(reviseStatement, values, '已建立新的一版，原版在新版受理前继续有效')
}

export async function importLineCodesAction(values: FormValues): Promise<FormResult> {
  const done = await change(importLineCodes, filled(values), '')
  return done.ok && done.result ? { ok: true, message: `已导入 ${done.result.count} 个项目的官方行次` } : done
}

export async function urgeReportsAction(values: FormValues): Promise<FormResult> {
  const done = await change(urgeReports, { ...filled(values), period: Number(values.period) }, '已催报')
  if (!done.ok || !done.result) return done
  const { urged, already } = done.result
  return { ok: true, message: `已向 ${urged} 户催报${already > 0 ? `，另有 ${already} 户今日已催过` : ''}` }
}

/** Typed yearly values of one enterprise: `v:<code>` fields that are filled, and one further subject. */
export async function proposeTargetsAction(values: FormValues): Promise<FormResult> {
  const { orgId, year, kind, basis, subject, value } = filled(values)
  const typed = Object.entries(filled(values)).flatMap(([key, text]) =>
    key.startsWith('v:') ? [{ orgId, subject: key.slice(2), value: text }] : [],
  )
  const further = subject && value ? [{ orgId, subject, value }] : []
  const done = await change(proposeTargets, { year, kind, basis, rows: [...typed, ...further] }, '已提交核定')
  if (!done.ok || !done.result) return done
  const { proposed, unchanged } = done.result
  return { ok: true, message: proposed > 0 ? `${proposed} 个数已提交核定${unchanged > 0 ? `，${unchanged} 个未变` : ''}` : '没有改动' }
}

export async function decideTargetsAction(values: FormValues): Promise<FormResult> {
  const { ids, ...rest } = values
  const message = rest.decision === 'return' ? '已退回' : '已核定'
  return change(decideTargets, { ...filled(rest), ids: String(ids ?? '').split(',') }, message)
}

export async function confirmTargetsAction({ ids }: { action: string; ids: readonly string[] }): Promise<FormResult> {
  return change(decideTargets, { ids: [...ids], decision: 'confirm' }, `已核定 ${ids.length} 个数`)
}
