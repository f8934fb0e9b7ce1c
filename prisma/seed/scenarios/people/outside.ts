import type { PersonSketch } from './types'

const all = ['all'] as const

/** A district body has one administrator, two officers and two heads, so that the same filing is never examined and signed by one person. */
export function districtPeople(slug: string, bodyId: string): PersonSketch[] {
  const person = (word: string, title: string, role: string, lines: readonly string[]): PersonSketch => ({
    login: `${slug}-${word}`,
    orgId: bodyId,
    side: 'gov',
    title,
    posts: [{ role, scope: role === 'D-ADMIN' ? 'own' : 'district', lines }],
  })
  return [
    person('admin', '综合科科长', 'D-ADMIN', []),
    person('officer', '监管科科长', 'D-OFFICER', all),
    person('officer2', '监管科科员', 'D-OFFICER', all),
    person('head', '主要负责人', 'D-HEAD', all),
    person('head2', '分管负责人', 'D-HEAD', all),
  ]
}

const experts = ['资产评估师', '注册会计师', '律师', '造价工程师', '投资分析师', '行业技术专家']

/** Liaison officers of other departments and the experts; `orgOf` gives the id of an outside body by its name. */
export function externalPeople(orgOf: (name: string) => string): PersonSketch[] {
  const person = (login: string, orgId: string, title: string, role: string): PersonSketch => ({
    login,
    orgId,
    side: 'gov',
    title,
    posts: [{ role, scope: 'own', lines: [] }],
  })
  return [
    person('audit-liaison', orgOf('青岛市审计局'), '联络员', 'X-AUDIT'),
    person('finance-liaison', orgOf('青岛市财政局'), '联络员', 'X-AUDIT'),
    ...experts.map((title, index) => person(index === 0 ? 'expert' : `expert${index + 1}`, orgOf('外部专家库（示例）'), title, 'X-EXPERT')),
  ]
}
