'use server'

import { change } from '@/app/actions/change'

import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { deactivateEnterprise, moveEnterprise, registerEnterprise } from '@/lib/identity/commands/enterprises'

export async function registerEnterpriseAction(values: FormValues): Promise<FormResult> {
  return change(registerEnterprise, values, ({ id }) => ({ ok: true, message: '企业已登记', href: `/gov/enterprises/${id}` }))
}

export async function moveEnterpriseAction(values: FormValues): Promise<FormResult> {
  return change(moveEnterprise, values, ({ enterprises }) => ({ ok: true, message: `隶属关系已调整，涉及 ${enterprises} 户` }))
}

export async function deactivateEnterpriseAction(values: FormValues): Promise<FormResult> {
  return change(deactivateEnterprise, values, () => ({ ok: true, message: '企业已注销' }))
}
