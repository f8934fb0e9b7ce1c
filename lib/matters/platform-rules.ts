import { joinConditions } from '@/lib/kernel/expr/rewrite'
import { mattersIn } from './one-thing/matters-in'
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

/** Checks of projects against the main businesses in force, by the matters whose forms ask for an industry. */
const projectRules: Readonly<Record<string, MatterRule>> = {
  'GZ-GH-02': {
    ...{ id: 'PT-R02', level: '预警', title: '主业属性与主业目录一致', at: 'submit', when: 'not_empty(industry)' },
    check: 'core_match = base.project.core_match',
    message: '填报的主业属性与按现行主业目录判断的不一致',
    mend: '请核对所属行业和主业属性；目录已变化的，先办理主责主业核定与动态调整（GZ-GH-06）',
    basis: '平台规则：主业属性以经核定的主业目录为准',
    fields: ['core_match'],
  },
  'GZ-GH-03': {
    ...{ id: 'PT-R03', level: '预警', title: '项目确属主业目录以外', at: 'submit', when: 'not_empty(industry)' },
    check: "base.project.core_match = '非主业'",
    message: '按现行主业目录，项目所属行业属于主业或者拟培育主业，不应按非主业投资申报',
    mend: '请核对所属行业；属主业的改按重大投资项目（GZ-GH-02）申报',
    basis: '平台规则：主业属性以经核定的主业目录为准',
    fields: ['industry'],
  },
}

/** The checks of the platform for a matter, of a 一件事 those of its parts too, under the condition that makes each a part. */
function rulesFor(matter: Pick<MatterDefinition, 'code' | 'parts'>): MatterRule[] {
  const projects = mattersIn(matter).flatMap(({ code, names, when }) => {
    const rule = projectRules[code]
    // The base reads `industry` and `core_match` by these names; a part whose fields are called otherwise is not judged by them.
    if (!rule || names.industry || names.core_match) return []
    return [{ ...rule, when: joinConditions('and', [when, rule.when])! }]
  })
  return [...platformRules, ...projects]
}

/** The matter with its own checks only, as its published text has them. */
export function withoutPlatformRules(matter: MatterDefinition): MatterDefinition {
  return { ...matter, rules: matter.rules.filter((rule) => !rulesFor(matter).some((one) => one.id === rule.id)) }
}

/** The matter with the checks of the platform after its own. Idempotent. */
export function withPlatformRules(matter: MatterDefinition): MatterDefinition {
  const there = new Set(matter.rules.map((rule) => rule.id))
  return { ...matter, rules: [...matter.rules, ...rulesFor(matter).filter((rule) => !there.has(rule.id))] }
}
