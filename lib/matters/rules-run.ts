import { settle, withoutHidden } from '@/lib/forms/conditions'
import { formatWithUnit } from '@/lib/forms/display'
import { environmentOf } from '@/lib/forms/environment'
import { evaluateSource, scopeOf, treeOf } from '@/lib/forms/expression'
import type { FormContext } from '@/lib/forms/parse/parsed'
import type { FormValue, FormValues } from '@/lib/forms/schema'
import { explain, type Finding } from '@/lib/kernel/expr/explain'
import { references } from '@/lib/kernel/expr/references'
import type { NamedType, Scope } from '@/lib/kernel/expr/types'
import type { WorkCalendar } from '@/lib/kernel/workday'
import { baseFacts, surroundingsOf } from './facts'
import { params as namedParams } from './params'
import type { MatterDefinition, MatterRule } from './schema'

/** What the rules look at beside the form. A fact that is absent leaves its rules undecided; a parameter that is absent does too. */
export type RuleContext = {
  readonly facts: Readonly<Record<string, FormValue>>
  readonly params: Readonly<Record<string, unknown>>
  /** Keys of the materials handed in. */
  readonly materials: ReadonlySet<string>
  /** Business day `YYYY-MM-DD`. */
  readonly today: string
  readonly calendar?: WorkCalendar | undefined
}

/** A value a rule looked at, as people read it; `from` tells form, base and parameter apart. */
export type UsedValue = { name: string; label: string; value: string; from: '表单' | '底座' | '参数' }

export type RuleOutcome = 'passed' | 'failed' | 'manual' | 'undecided' | 'not_applicable'

/** What became of one rule. `manual` = a person checks; `undecided` = a value is missing and a person checks; neither is a pass. */
export type RuleResult = {
  ruleId: string
  level: MatterRule['level']
  at: MatterRule['at']
  title: string
  result: RuleOutcome
  /** failed: what is wrong; manual, undecided: what is missing; otherwise null. */
  reason: string | null
  basis: string
  mend: string
  fields: string[]
  used: UsedValue[]
  /** The working, condition by condition: both sides and their difference. */
  findings: Finding[]
}

/** Runs every rule of a matter over a form, in the order of the catalogue. Pure; hidden fields count as empty. */
export function runRules(
  matter: Pick<MatterDefinition, 'form' | 'materials' | 'rules'>,
  values: FormValues,
  context: RuleContext,
): RuleResult[] {
  const form: FormContext = { ...context, calendar: context.calendar, surroundings: surroundingsOf(matter) }
  const settled = settle(matter.form, values, form)
  const counted = withoutHidden(settled.values, settled.conditions)
  const scope = scopeOf(environmentOf(matter.form, form.surroundings), counted, form)
  return matter.rules.map((rule) => runRule(rule, matter, counted, scope))
}

function runRule(rule: MatterRule, matter: Pick<MatterDefinition, 'form'>, values: FormValues, scope: Scope): RuleResult {
  const { id, level, at, title, basis, mend, fields } = rule
  const result = (outcome: RuleOutcome, reason: string | null, source: string | undefined): RuleResult => ({
    ...{ ruleId: id, level, at, title, result: outcome, reason, basis, mend, fields },
    ...workingOf(source, matter, values, scope),
  })
  const applies = rule.when === undefined ? undefined : evaluateSource(rule.when, scope)
  if (applies?.value === false) return result('not_applicable', null, undefined)
  if (rule.check === undefined) return result('manual', `底座尚无：${rule.missingFact}`, undefined)
  if (applies && applies.value !== true) return result('undecided', applies.missing?.reason ?? null, rule.when)
  const kept = evaluateSource(rule.check, scope)
  if (kept.value === null) return result('undecided', kept.missing.reason, rule.check)
  return kept.value === true ? result('passed', null, rule.check) : result('failed', rule.message, rule.check)
}

/** The values a source looks at and how its conditions came out. */
function workingOf(source: string | undefined, matter: Pick<MatterDefinition, 'form'>, values: FormValues, scope: Scope) {
  const tree = source === undefined ? undefined : treeOf(source)
  if (!tree?.ok) return { used: [], findings: [] }
  const names = references(tree.ast, scope.environment)
  const wanted = new Set([...names.fields, ...names.tables])
  const used: UsedValue[] = matter.form.fields
    .filter((field) => wanted.has(field.key))
    .map((field) => ({ name: field.key, label: field.label, value: formatWithUnit(field, values[field.key]), from: '表单' }))
  for (const name of names.facts) used.push(named(name, baseFacts[name], scope.facts[name], '底座'))
  for (const name of names.params) used.push(named(`param.${name}`, namedParams[name], scope.params[name], '参数'))
  return { used, findings: explain(tree.ast, scope) }
}

function named(name: string, type: NamedType | undefined, value: unknown, from: UsedValue['from']): UsedValue {
  const shown = { type: 'text' as const, label: type?.label ?? name, unit: null }
  const text = Array.isArray(value) ? value.join('、') : typeof value === 'boolean' ? value : value === undefined ? null : String(value)
  const unit = type?.unit && typeof text === 'string' ? (type.unit === '%' ? '%' : ` ${type.unit}`) : ''
  return { name, label: shown.label, value: `${formatWithUnit(shown, text)}${unit}`, from }
}
