import { administrators } from '@/lib/identity/rules/exclusions'

/** Longest delegation, in days. A figure of this platform; the rule behind it is only that there is an end (SC030). */
export const maxDelegationDays = 60

/** A person as the rules of delegation see them: posts in force today. */
export type Delegable = {
  readonly id: string
  readonly orgId: string
  readonly active: boolean
  readonly roles: readonly string[]
}

/** Roles whose desk may be handed over for a time; views, administration and outside roles may not. */
export const delegableRoles: readonly string[] = [
  'R-LEAD',
  'R-CHIEF',
  'R-OFFICER',
  'R-WINDOW',
  'E-FILL',
  'E-CHECK',
  'E-HEAD',
  'D-OFFICER',
  'D-HEAD',
]

const approvingRoles = ['R-OFFICER', 'R-CHIEF', 'R-LEAD']

/**
 * Why a delegation may not be made, in Chinese; null = may be made. Both belong to the same organisation, so that the delegate
 * never sees another enterprise's rows; what was delegated to a person cannot be passed on because only own posts count.
 */
export function delegationProblem(from: Delegable, to: Delegable, period: { readonly fromAt: Date; readonly toAt: Date }): string | null {
  if (from.id === to.id) return '不能委托给本人'
  if (!to.active) return '受托人账号已停用'
  if (from.orgId !== to.orgId) return '只能委托给本单位人员'
  if ([...from.roles, ...to.roles].some((role) => administrators.some((admin) => admin === role))) return '三员岗位不得委托，也不得接受委托'
  if (!from.roles.some((role) => delegableRoles.includes(role))) return '您的岗位没有可以委托的待办'
  if (to.roles.includes('R-WINDOW') && from.roles.some((role) => approvingRoles.includes(role))) return '受理窗口不可审批，不能受托审批岗位'
  if (period.toAt <= period.fromAt) return '结束时间须晚于开始时间'
  const days = (period.toAt.getTime() - period.fromAt.getTime()) / 86_400_000
  return days > maxDelegationDays ? `委托期限最长 ${maxDelegationDays} 天` : null
}
