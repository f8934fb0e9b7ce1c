'use server'

import { change } from '@/app/actions/change'

import { apiActor } from '@/app/session'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { importStandards } from '@/lib/finance/evaluation/standards'
import { settle } from '@/lib/platform/action'
import { type Command, runCommand } from '@/lib/platform/command'
import { askPayment, closePayment, explainPayment } from '@/lib/treasury/commands/follow'
import { removeLedgerRow } from '@/lib/treasury/commands/remove-ledger-row'
import { reportPayments } from '@/lib/treasury/commands/report-payments'
import { revealAccount, revealPayee } from '@/lib/treasury/commands/reveal'
import { addWord, removeWord, setThreshold } from '@/lib/treasury/commands/rules'
import { keyColumns } from '@/lib/treasury/ledgers/form'
import { readPaymentLines } from '@/lib/treasury/rules/report-lines'

async function reveal<I>(command: Command<I, { lines: string[] }>, title: string, values: FormValues): Promise<FormResult> {
  const outcome = await settle(command.name, async () => runCommand(command, await apiActor(), values))
  if (!outcome.ok) return outcome
  const note = '关闭后不再显示。这次查看已连同事由记入审计日志。'
  return { ok: true, message: '已记入审计日志', secret: { title, value: outcome.result.lines.join('\n'), copy: '复制原文', note } }
}

/** Values of a form without those left empty. */
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function askPaymentAction(values: FormValues): Promise<FormResult> {
  return change(askPayment, filled(values), ({ due }) => `已要求企业在 ${due} 前说明`)
}

export async function explainPaymentAction(values: FormValues): Promise<FormResult> {
  return change(explainPayment, values, () => '说明已提交')
}

export async function closePaymentAction(values: FormValues): Promise<FormResult> {
  return change(closePayment, filled(values), () => '已办结')
}

export async function revealAccountAction(values: FormValues): Promise<FormResult> {
  return reveal(revealAccount, '账号原文', values)
}

export async function revealPayeeAction(values: FormValues): Promise<FormResult> {
  return reveal(revealPayee, '收款方原文', values)
}

export async function setThresholdAction(values: FormValues): Promise<FormResult> {
  return change(setThreshold, filled(values), () => '阈值已保存')
}

export async function addWordAction(values: FormValues): Promise<FormResult> {
  return change(addWord, values, ({ word }) => `已加入“${word}”`)
}

export async function removeWordAction(values: FormValues): Promise<FormResult> {
  return change(removeWord, values, ({ word }) => `已移除“${word}”`)
}

/** Lines out of a spreadsheet are read first; what is wrong with them is said with the number of the line. */
export async function reportLinesAction(values: FormValues): Promise<FormResult> {
  const read = await settle('readPaymentLines', async () => readPaymentLines(String(values.lines ?? '').slice(0, 400_000)))
  if (!read.ok) return read
  return change(reportPayments, { payments: read.result }, ({ added, known, alerts }) => {
    const before = known > 0 ? `，${known} 笔此前已报送` : ''
    return `已入库 ${added} 笔${before}；${alerts > 0 ? `${alerts} 笔进入监测列表` : '没有需要关注的支付'}`
  })
}

/** The columns that name the row come as fields of their own, among those of other ledgers. */
export async function removeLedgerRowAction({ ledger, org, reason, ...given }: FormValues): Promise<FormResult> {
  const names = Object.hasOwn(keyColumns, String(ledger)) ? keyColumns[ledger as keyof typeof keyColumns] : []
  const key = Object.fromEntries(names.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])))
  return change(removeLedgerRow, { ledger, org, key, reason }, ({ name, along }) => {
    const also = along > 0 ? `，连同 ${along} 行` : ''
    return `已撤销${name}${also}，见“更正记录”`
  })
}

export async function importStandardsAction(values: FormValues): Promise<FormResult> {
  return change(importStandards, values, ({ count }) => `已导入 ${count} 个指标的标准值`)
}
