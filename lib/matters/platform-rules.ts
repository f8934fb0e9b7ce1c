import type { MatterDefinition, MatterRule } from './schema'

/** Checks that every matter has beside its own; numbered PT, kept with the software because they speak of the platform and not of a regulation. */
export const platformRules: readonly MatterRule[] = [
  {
    id: 'PT-R01',
    level: '预警',
    title: '三十天内没有同标题的申报',
    at: 'submit',
    when: 'not_empty(title)',
    check: 'base.title.same_30d = 0',
    message: '本企业三十天内已上报过标题相同的办件，可能是重复申报',
    mend: '属同一事项的，请撤回其中一件；确需分次申报的，请在标题中写明标的、期次或者年度以示区别',
    basis: '平台规则：同一事项不得重复申报',
    fields: ['title'],
  },
]

/** The matter with its own checks only, as its published text has them. */
export function withoutPlatformRules(matter: MatterDefinition): MatterDefinition {
  return { ...matter, rules: matter.rules.filter((rule) => !platformRules.some((one) => one.id === rule.id)) }
}

/** The matter with the checks of the platform after its own. Idempotent. */
export function withPlatformRules(matter: MatterDefinition): MatterDefinition {
  const there = new Set(matter.rules.map((rule) => rule.id))
  return { ...matter, rules: [...matter.rules, ...platformRules.filter((rule) => !there.has(rule.id))] }
}
