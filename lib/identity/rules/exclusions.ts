import { type RoleCode, roleCodes } from '@/lib/identity/rules/roles'

/** Two roles that one person may not hold together. `within` = org: only at the same organisation. */
export type Exclusion = { readonly a: RoleCode; readonly b: RoleCode; readonly within: 'anywhere' | 'org'; readonly why: string }

/** The three administrators of GB/T 22239-2019 三级 8.1.5. */
export const administrators: readonly RoleCode[] = ['R-SYS', 'R-SEC', 'R-AUD']
/** Who cannot sign in with a password alone (SC006): the three administrators and the leaders. */
export const needsSecondFactor: readonly RoleCode[] = [...administrators, 'R-LEAD']

const approving: readonly RoleCode[] = ['R-OFFICER', 'R-CHIEF', 'R-LEAD']
const enterpriseSteps = '填报人、审核人、签发人不得为同一人'

/** The separation of duties as a table; the order of `a` and `b` means nothing. */
export const exclusions: readonly Exclusion[] = [
  ...administrators.flatMap((a, index) =>
    roleCodes
      .filter((b) => b !== a && !administrators.slice(0, index).includes(b))
      .map((b): Exclusion => ({ a, b, within: 'anywhere', why: administrators.includes(b) ? '三员互斥' : '三员不得兼任业务角色' })),
  ),
  ...approving.map((b): Exclusion => ({ a: 'R-WINDOW', b, within: 'anywhere', why: '受理窗口不可审批' })),
  ...['R-MON' as const, 'R-MONHEAD' as const].flatMap((a) =>
    [...approving, 'R-WINDOW' as const].map((b): Exclusion => ({ a, b, within: 'anywhere', why: '监测中心不可办理审批' })),
  ),
  { a: 'R-OFFICER', b: 'R-CHIEF', within: 'anywhere', why: '初审人与复核人不得为同一人' },
  { a: 'R-OFFICER', b: 'R-LEAD', within: 'anywhere', why: '初审人与审签人不得为同一人' },
  { a: 'D-OFFICER', b: 'D-HEAD', within: 'anywhere', why: '初审人与复核人不得为同一人' },
  { a: 'E-FILL', b: 'E-CHECK', within: 'org', why: enterpriseSteps },
  { a: 'E-FILL', b: 'E-HEAD', within: 'org', why: enterpriseSteps },
  { a: 'E-CHECK', b: 'E-HEAD', within: 'org', why: enterpriseSteps },
  { a: 'E-PUR', b: 'X-EXPERT', within: 'anywhere', why: '采购管理岗与评审专家须回避' },
]

/** The rules a set of posts breaks; empty = may be granted. */
export function brokenExclusions(posts: readonly { readonly roleCode: string; readonly orgId: string }[]): Exclusion[] {
  return exclusions.filter(({ a, b, within }) =>
    posts.some(
      (one) => one.roleCode === a && posts.some((other) => other.roleCode === b && (within === 'anywhere' || other.orgId === one.orgId)),
    ),
  )
}
