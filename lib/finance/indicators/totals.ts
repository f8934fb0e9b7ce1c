import { evaluateTree, inUnit, numberOf } from '../formula/evaluate-formula'
import type { Formula } from '../formula/formula'
import type { Amounts } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import { compileOver } from './compute'
import type { Indicator } from './definition'

/** A statement that goes into a sum: whose it is, its form and amounts. */
export type Summand = { readonly orgId: string; readonly form: StatementForm; readonly amounts: Amounts }

/** An indicator of a sum, in its unit (decimal text, null = nothing in it or a divisor is zero), and whose statements are in it. */
export type Total = { readonly value: string | null; readonly orgs: ReadonlySet<string> }

/**
 * An indicator of many statements together: cells are added up by their stable path (so that two versions of a form can stand in one sum), and the
 * formula is worked out over the sums, so that a rate is a rate of sums. A statement that left a cell of the formula open is not in the sum.
 */
export function totalOf(indicator: Pick<Indicator, 'formula' | 'unit'>, statements: readonly Summand[], period: number): Total {
  const sums = new Map<string, bigint>()
  const compiled = new Map<StatementForm, Formula | null>()
  const orgs = new Set<string>()
  let newest: Summand | undefined
  for (const one of statements) {
    if (!compiled.has(one.form)) compiled.set(one.form, compileOver(indicator, one.form))
    const formula = compiled.get(one.form)
    const cells = cellsOf(one.form)
    const filled = formula?.cells.map((path) => [path, one.amounts[cells.get(path)!.position - 1]] as const)
    if (!filled?.every((entry): entry is readonly [string, bigint] => typeof entry[1] === 'bigint')) continue
    for (const [path, amount] of filled) sums.set(path, (sums.get(path) ?? 0n) + amount)
    orgs.add(one.orgId)
    newest = one
  }
  const formula = newest && compiled.get(newest.form)
  if (!newest || !formula) return { value: null, orgs }
  const amounts: (bigint | null)[] = newest.amounts.map(() => null)
  const cells = cellsOf(newest.form)
  for (const [path, sum] of sums) amounts[cells.get(path)!.position - 1] = sum
  const { value } = numberOf(evaluateTree(formula.tree, { form: newest.form, period, amounts }))
  return { value: value ? inUnit(value, indicator.unit).toString() : null, orgs }
}

/** A whole at a month and against the year before, over those whose statements fill the formula in both years: who joined or left moves nothing. */
export type ComparedTotal = {
  readonly value: string | null
  readonly comparable: string | null
  readonly before: string | null
  /** Enterprises in the sum, those that reported, and those in the comparison. */
  readonly counted: number
  readonly reported: number
  readonly compared: number
}

/** The sum of a month and its comparison with the same month a year before. */
export function comparedTotal(
  indicator: Pick<Indicator, 'formula' | 'unit'>,
  now: readonly Summand[],
  yearAgo: readonly Summand[],
  period: number,
): ComparedTotal {
  const whole = totalOf(indicator, now, period)
  const earlier = totalOf(indicator, yearAgo, period - 100)
  const both = new Set([...whole.orgs].filter((one) => earlier.orgs.has(one)))
  const of = (statements: readonly Summand[]) => statements.filter(({ orgId }) => both.has(orgId))
  return {
    ...{ value: whole.value, counted: whole.orgs.size, reported: now.length, compared: both.size },
    comparable: totalOf(indicator, of(now), period).value,
    before: totalOf(indicator, of(yearAgo), period - 100).value,
  }
}
