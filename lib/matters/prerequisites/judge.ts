import { settle, withoutHidden } from '@/lib/forms/conditions'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValues } from '@/lib/forms/schema'
import type { Scope } from '@/lib/kernel/expr/types'
import type { RuleResult } from '@/lib/matters/rules-run'
import type { MatterDefinition } from '@/lib/matters/schema'
import {
  type Prerequisite,
  type PrerequisiteState,
  type PrerequisiteStates,
  prerequisitesOf,
  type Remedy,
  targetField,
} from './prerequisite'

/** A result with the ways to what has to be done first. */
export type CheckResult = RuleResult & { remedies?: readonly Remedy[] }
type Names = Readonly<Record<string, string>>

/**
 * Puts the prerequisites beside the results of a matter's rules: those a rule already judges lend it their way out and are not
 * reported again, every other gets a result of its own. Decided and in hand are enough; what the situation waives does not apply. Pure.
 */
export function withPrerequisites(
  matter: MatterDefinition,
  values: FormValues,
  context: FormContext,
  { states, names }: { states: PrerequisiteStates; names: Names },
  results: readonly RuleResult[],
): CheckResult[] {
  const applies = situationOf(matter, values, context)
  const all = prerequisitesOf(matter)
  const judged = results.map((result): CheckResult => {
    // One that was decided and does not satisfy the rule (an appraisal that has expired) is done once more.
    const own = all.filter((one) => one.rule === result.ruleId && applies(one))
    const open = result.result === 'failed' || result.result === 'undecided'
    return open && own.length > 0 ? { ...result, remedies: own.map((one) => remedyOf(one, states, names)) } : result
  })
  const added = all
    .filter((one) => !results.some((result) => result.ruleId === one.rule) && one.rule === undefined)
    .map((one) => resultOf(one, matter, applies(one), { states, names }))
  return [...judged, ...added]
}

/** Whether the situation that the form describes asks for a prerequisite; one whose condition is not known yet is asked for. */
function situationOf(matter: MatterDefinition, values: FormValues, context: FormContext): (one: Prerequisite) => boolean {
  const scopeNow = () => {
    const settled = settle(matter.form, values, context)
    return scopeOf(environmentOf(matter.form, context.surroundings), withoutHidden(settled.values, settled.conditions), context)
  }
  let scope: Scope | undefined
  return (one) => {
    if (one.when === undefined) return true
    scope ??= scopeNow()
    return evaluateSource(one.when, scope).value !== false
  }
}

function resultOf(
  one: Prerequisite,
  matter: MatterDefinition,
  applies: boolean,
  { states, names }: { states: PrerequisiteStates; names: Names },
): CheckResult {
  const found = states[one.matter]
  const name = names[one.matter] ?? one.matter
  const field = one.same === 'target' ? targetField(matter) : null
  const shown = (result: RuleResult['result'], reason: string | null): CheckResult => ({
    ...{ ruleId: one.id, level: one.level, at: 'submit', title: titleOf(name), result, reason },
    basis: one.basis ?? `《一本通》“${matter.name}”业务依赖：${one.description}`,
    mend: `先办理“${name}”，上报后再报送本件；已在平台之外办结的，在说明中写明文号`,
    ...{ fields: field ? [field] : [], used: [], findings: [] },
  })
  if (!applies) return shown('not_applicable', null)
  if (!found || found.state === 'targetless') return shown('undecided', '尚未选择标的，无法查找前置事项')
  if (found.state === 'decided' || found.state === 'in_hand') return shown('passed', null)
  const reason = `${one.same === 'target' ? '同一标的' : '本企业'}没有已办结或者在办的“${name}”（${one.description}）${found.state === 'draft' ? '，草稿尚未上报' : ''}`
  return { ...shown('failed', reason), remedies: [remedyOf(one, states, names)] }
}

/** What the check of a prerequisite is called. */
export function titleOf(name: string): string {
  return `前置事项：${name.length > 24 ? `${name.slice(0, 23)}…` : name}`
}

function remedyOf(one: Prerequisite, states: PrerequisiteStates, names: Names): Remedy {
  const found: PrerequisiteState = states[one.matter] ?? { state: 'none', filingId: null, number: null }
  return { matter: one.matter, name: names[one.matter] ?? one.matter, ...found }
}
