import type { RoleCode } from '@/lib/identity/rules/roles'
import type { OrgScope } from '@/lib/identity/scope/scope-types'

/** Where a role can be held, how far it reaches, and which lines of business it opens. */
export type PostShape = {
  readonly org: 'sasac' | 'enterprise' | 'district' | 'external'
  readonly scopes: readonly OrgScope[]
  readonly department: 'required' | 'optional' | 'none'
  /** `department` = the department's own line. */
  readonly lines: 'department' | readonly string[]
}

type Rest = Partial<Omit<PostShape, 'org'>>
const shape = (org: PostShape['org'], scopes: readonly OrgScope[], rest: Rest = {}): PostShape => ({
  ...{ org, scopes, department: 'none', lines: [] },
  ...rest,
})
const every = { lines: ['all'] } as const
const seated = { department: 'required', lines: 'department' } as const
const anywhere = { department: 'optional' } as const

/** One row a role. The public has pages and no post. */
export const postShapes: Readonly<Record<Exclude<RoleCode, 'X-PUBLIC'>, PostShape>> = {
  'R-LEAD': shape('sasac', ['all'], { ...anywhere, ...every }),
  'R-CHIEF': shape('sasac', ['all'], seated),
  'R-OFFICER': shape('sasac', ['all', 'listed'], seated),
  'R-WINDOW': shape('sasac', ['all'], { ...anywhere, ...every }),
  'R-MON': shape('sasac', ['all'], { ...anywhere, ...every }),
  'R-MONHEAD': shape('sasac', ['all'], { ...anywhere, ...every }),
  'R-DATA': shape('sasac', ['all'], anywhere),
  'R-JJ': shape('sasac', ['all', 'listed'], { ...anywhere, lines: ['JJZ', 'ZHJD', 'JDJC'] }),
  'R-ZJ': shape('sasac', ['all', 'listed'], { ...anywhere, lines: ['ZHJD'] }),
  'R-MODEL': shape('sasac', ['own'], anywhere),
  'R-SYS': shape('sasac', ['own'], anywhere),
  'R-SEC': shape('sasac', ['own'], anywhere),
  'R-AUD': shape('sasac', ['own'], anywhere),
  'E-ADMIN': shape('enterprise', ['subtree', 'own']),
  'E-FILL': shape('enterprise', ['own'], every),
  'E-CHECK': shape('enterprise', ['own'], every),
  'E-HEAD': shape('enterprise', ['subtree', 'own'], every),
  'E-PARTY': shape('enterprise', ['own'], { lines: ['BGS', 'QYGG', 'LDRY', 'DJGZ'] }),
  'E-FIN': shape('enterprise', ['subtree', 'own'], { lines: ['CWJD', 'YS'] }),
  'E-PUR': shape('enterprise', ['subtree', 'own'], { lines: ['JDJC'] }),
  'E-JJ': shape('enterprise', ['own'], { lines: ['JJZ', 'ZHJD', 'JDJC'] }),
  'E-VIEW': shape('enterprise', ['subtree', 'own'], every),
  'D-ADMIN': shape('district', ['own']),
  'D-OFFICER': shape('district', ['district'], every),
  'D-HEAD': shape('district', ['district'], every),
  'X-AUDIT': shape('external', ['own']),
  'X-EXPERT': shape('external', ['own']),
}

/** Roles an administrator of an enterprise or a district gives to the people there; every other role is granted by the commission. */
export const staffRoles = {
  enterprise: ['E-FILL', 'E-CHECK', 'E-HEAD', 'E-PARTY', 'E-FIN', 'E-PUR', 'E-JJ', 'E-VIEW'],
  district: ['D-OFFICER', 'D-HEAD'],
} as const satisfies Record<string, readonly RoleCode[]>

export const scopeNames: Readonly<Record<OrgScope, string>> = {
  own: '仅本单位',
  subtree: '本单位及下级',
  all: '全部单位',
  district: '本区（市）所属',
  listed: '指定企业及下级',
}

export type WantedPost = { roleCode: string; orgKind: string; departmentCode: string | null; orgScope: OrgScope; listed: readonly string[] }

/** Why a post of this shape cannot be, in Chinese; null = it can. */
export function shapeProblem({ roleCode, orgKind, departmentCode, orgScope, listed }: WantedPost): string | null {
  const form = shapeOf(roleCode)
  if (!form) return '没有这种角色，或该角色不设账号'
  if (form.org !== orgKind) return '该角色不能设在这类单位'
  if (form.department === 'required' && !departmentCode) return '该角色须指定处室'
  if (form.department === 'none' && departmentCode) return '该角色不设处室'
  if (!form.scopes.includes(orgScope)) return `该角色的单位范围只能是：${form.scopes.map((scope) => scopeNames[scope]).join('、')}`
  if (orgScope === 'listed' && listed.length === 0) return '请指定分管企业'
  return null
}

/** The shape of a role by its code; undefined for a role that has no posts. */
export function shapeOf(roleCode: string): PostShape | undefined {
  return Object.hasOwn(postShapes, roleCode) ? postShapes[roleCode as keyof typeof postShapes] : undefined
}

/** Lines of business a post of this role opens. */
export function linesFor(roleCode: string, departmentCode: string | null): string[] {
  const lines = shapeOf(roleCode)?.lines ?? []
  return lines === 'department' ? (departmentCode ? [departmentCode] : []) : [...lines]
}
