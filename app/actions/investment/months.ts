'use server'

import { change } from '@/app/actions/change'
import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { reportProgress } from '@/lib/investment/commands/report-progress'
import { askCorrection, markSeen } from '@/lib/investment/commands/reviews'

/** Values of a form without those left empty. */
const filled = (values: FormValues) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

export async function reportMonthAction(values: FormValues): Promise<FormResult> {
  const money = { ownFunds: '0', debtFunds: '0', fiscalFunds: '0', otherFunds: '0' }
  return change(reportProgress, { rows: [{ ...money, ...filled(values) }] }, ({ added, corrected }) =>
    added > 0 ? '已报送' : corrected > 0 ? '已更正，原来的数保留为历史版本' : '与已报送的相同，没有改动',
  )
}

export async function askCorrectionAction(values: FormValues): Promise<FormResult> {
  return change(askCorrection, filled(values), '已要求企业更正')
}

export async function markSeenAction(values: FormValues): Promise<FormResult> {
  return change(markSeen, filled(values), '已记为已阅')
}
