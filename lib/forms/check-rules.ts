import { environmentOf } from './environment'
import { evaluateSource, scopeOf } from './expression'
import type { FormIssue } from './issues'
import type { FormContext } from './parse/parsed'
import type { FormDefinition, FormRule, FormValues } from './schema'

/** What became of one rule: kept, broken, or not decided because something is missing (never shown as passed). */
export type RuleResult = {
  readonly rule: FormRule
  readonly outcome: 'passed' | 'failed' | 'not_applicable' | 'unknown'
  /** Why it could not be decided. */
  readonly reason: string | null
}

/** Evaluates every rule across fields over normalised values. */
export function evaluateRules(definition: FormDefinition, values: FormValues, context: FormContext = {}): RuleResult[] {
  const scope = scopeOf(environmentOf(definition, context.surroundings), values, context)
  return definition.rules.map((rule): RuleResult => {
    const applies = rule.when === undefined ? true : evaluateSource(rule.when, scope)
    if (applies !== true && applies.value === null) return { rule, outcome: 'unknown', reason: applies.missing.reason }
    if (applies !== true && applies.value !== true) return { rule, outcome: 'not_applicable', reason: null }
    const kept = evaluateSource(rule.check, scope)
    if (kept.value === null) return { rule, outcome: 'unknown', reason: kept.missing.reason }
    return { rule, outcome: kept.value === true ? 'passed' : 'failed', reason: null }
  })
}

/** Broken rules as issues at their first field; what could not be decided breaks nothing. */
export function checkRules(definition: FormDefinition, values: FormValues, context: FormContext = {}): FormIssue[] {
  return evaluateRules(definition, values, context)
    .filter((result) => result.outcome === 'failed')
    .map(({ rule }) => ({ path: rule.fields.slice(0, 1), message: rule.message, level: rule.level }))
}
