import { Decimal, roundTo } from '@/lib/kernel/decimal'
import { type Evaluated, evaluate } from '@/lib/kernel/expr/evaluate'
import { type ParseResult, parse } from '@/lib/kernel/expr/parser'
import { type Environment, type Scope, unitOf } from '@/lib/kernel/expr/types'
import { unitMeaning } from '@/lib/kernel/expr/units'
import { workCalendar } from '@/lib/kernel/workday'
import { scaleOf } from './parse/number'
import type { FormContext, ParsableField } from './parse/parsed'
import type { FormRow, FormValue } from './schema'

const trees = new Map<string, ParseResult>()
const mostTrees = 4000

/** Parses a source once; definitions are immutable, so their few hundred sources stay. */
export function treeOf(source: string): ParseResult {
  const known = trees.get(source)
  if (known) return known
  if (trees.size >= mostTrees) trees.clear()
  const tree = parse(source)
  trees.set(source, tree)
  return tree
}

/** Everything an expression of a form may look at. */
export function scopeOf(environment: Environment, values: Readonly<Record<string, FormValue>>, context: FormContext): Scope {
  return {
    environment,
    fields: values,
    facts: context.facts ?? {},
    params: context.params ?? {},
    materials: context.materials ?? new Set(),
    today: context.today ?? '',
    calendar: context.calendar ?? workCalendar,
  }
}

/** Evaluates; a source that does not parse is unknown with that as its reason. */
export function evaluateSource(source: string, scope: Scope): Evaluated {
  const tree = treeOf(source)
  if (tree.ok) return evaluate(tree.ast, scope)
  return { value: null, type: 'null', missing: { reason: `表达式有误：${tree.errors[0]?.message ?? source}`, refs: [] } }
}

/** True only where the condition is known to hold: what waits for an entry does not hold yet. */
export function holds(source: string, scope: Scope): boolean {
  return evaluateSource(source, scope).value === true
}

/** The result as the field stores it: numbers in the field's unit, rounded half up to its decimals; null while something is missing. */
export function computedValue(source: string, field: ParsableField, scope: Scope): Exclude<FormValue, FormRow[]> {
  const { value } = evaluateSource(source, scope)
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (Decimal.isDecimal(value)) {
    const { factor } = unitMeaning(unitOf(field.type, field.unit))
    return roundTo(value.div(factor), scaleOf(field)).toFixed()
  }
  const items = value.filter((item) => typeof item === 'string' || Decimal.isDecimal(item)).map(String)
  return items.length > 0 ? items : null
}
