'use server'

import { change } from '@/app/actions/change'

import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { acknowledgeLenience, dismissLenience, issueLenience, revokeLenience } from '@/lib/matters/lenience/commands'

export async function issueLenienceAction(values: FormValues): Promise<FormResult> {
  return change(issueLenience, values, ({ number }) => `已发出 ${number}`)
}

export async function dismissLenienceAction(values: FormValues): Promise<FormResult> {
  return change(dismissLenience, values, () => '已记录，不再提示')
}

export async function revokeLenienceAction(values: FormValues): Promise<FormResult> {
  return change(revokeLenience, values, () => '已撤销，并告知企业')
}

export async function acknowledgeLenienceAction(values: FormValues): Promise<FormResult> {
  return change(acknowledgeLenience, values, () => '已确认收到')
}
