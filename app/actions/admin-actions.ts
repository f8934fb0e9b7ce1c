'use server'

import { change } from '@/app/actions/change'

import type { FormResult, FormValues } from '@/components/identity/form/form-field'
import { resetFactor, resetPassword, resetStaffFactor, resetStaffPassword } from '@/lib/identity/commands/account-secrets'
import {
  disableAccount,
  disableStaff,
  enableAccount,
  enableStaff,
  unlockAccount,
  unlockStaff,
} from '@/lib/identity/commands/account-status'
import { createAccount, createStaff } from '@/lib/identity/commands/create-account'
import { decideGrant } from '@/lib/identity/commands/decide-grant'
import { updateDepartment, updateOrg } from '@/lib/identity/commands/register'
import { requestGrant, requestRevoke, withdrawGrant } from '@/lib/identity/commands/request-grant'
import { revokeSession } from '@/lib/identity/commands/sessions'
import { setStaffRoles } from '@/lib/identity/commands/staff-roles'
import { setParameter } from '@/lib/matters/commands/set-parameter'

const once = '口令只显示这一次，请当面或电话告知本人，不要通过聊天软件转发。本人首次登录须修改。'
const secret =
  (title: string, hrefOf?: (id: string) => string) =>
  ({ id, password }: { id: string; password: string }): FormResult => ({
    ok: true,
    secret: { title, value: password, note: once },
    ...(hrefOf ? { href: hrefOf(id) } : {}),
  })
const lines = (value: unknown) =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export async function createAccountAction(values: FormValues): Promise<FormResult> {
  return change(
    createAccount,
    values,
    secret('账号已开通，初始口令：', (id) => `/gov/admin/users/${id}`),
  )
}
export async function disableAccountAction(values: FormValues): Promise<FormResult> {
  return change(disableAccount, values, '账号已停用，全部会话已结束')
}
export async function enableAccountAction(values: FormValues): Promise<FormResult> {
  return change(enableAccount, values, '账号已启用')
}
export async function unlockAccountAction(values: FormValues): Promise<FormResult> {
  return change(unlockAccount, values, '账号已解锁')
}
export async function resetPasswordAction(values: FormValues): Promise<FormResult> {
  return change(resetPassword, values, secret('口令已重置，新的初始口令：'))
}
export async function resetFactorAction(values: FormValues): Promise<FormResult> {
  return change(resetFactor, values, '动态口令已重置，本人下次登录时重新登记')
}

export async function createStaffAction(values: FormValues): Promise<FormResult> {
  return change(createStaff, values, secret('账号已开通，初始口令：'))
}
export async function disableStaffAction(values: FormValues): Promise<FormResult> {
  return change(disableStaff, values, '账号已停用，全部会话已结束')
}
export async function enableStaffAction(values: FormValues): Promise<FormResult> {
  return change(enableStaff, values, '账号已启用')
}
export async function unlockStaffAction(values: FormValues): Promise<FormResult> {
  return change(unlockStaff, values, '账号已解锁')
}
export async function resetStaffPasswordAction(values: FormValues): Promise<FormResult> {
  return change(resetStaffPassword, values, secret('口令已重置，新的初始口令：'))
}
export async function resetStaffFactorAction(values: FormValues): Promise<FormResult> {
  return change(resetStaffFactor, values, '动态口令已重置')
}
export async function setStaffRolesAction(values: FormValues): Promise<FormResult> {
  return change(setStaffRoles, values, '岗位已调整，本人须重新登录')
}

export async function requestGrantAction(values: FormValues): Promise<FormResult> {
  const input = { ...values, fromDate: values.fromDate || undefined, toDate: values.toDate || null }
  return change(requestGrant, input, '授权申请已提交安全保密管理员审批')
}
export async function requestRevokeAction(values: FormValues): Promise<FormResult> {
  return change(requestRevoke, values, '收回申请已提交安全保密管理员审批')
}
export async function withdrawGrantAction(values: FormValues): Promise<FormResult> {
  return change(withdrawGrant, values, '申请已撤回')
}
export async function decideGrantAction(values: FormValues): Promise<FormResult> {
  return change(decideGrant, values, ({ status }) => ({
    ok: true,
    message: status === 'approved' ? '已批准，即时生效' : '已作出不予批准决定',
  }))
}
export async function revokeSessionAction(values: FormValues): Promise<FormResult> {
  return change(revokeSession, values, '会话已终止')
}

export async function updateDepartmentAction(values: FormValues): Promise<FormResult> {
  return change(updateDepartment, { ...values, duties: lines(values.duties) }, '处室资料已保存')
}
export async function updateOrgAction(values: FormValues): Promise<FormResult> {
  return change(updateOrg, values, '企业资料已保存')
}
export async function setParameterAction(values: FormValues): Promise<FormResult> {
  return change(setParameter, { ...values, orgId: values.orgId || null }, '参数已设置')
}
