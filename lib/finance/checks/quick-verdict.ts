import { Decimal, roundTo } from '@/lib/kernel/decimal'
import type { Expr } from '@/lib/kernel/expr/ast'
import type { Ground } from '../formula/evaluate-formula'
import type { FilingUnit } from '../statement/amounts'
import { cellsOf, placesOf, type StatementForm } from '../statement/form'
import type { CheckFormula } from './definition'
import { type CheckResult, isMoney, runCheck, type Sides, sidesOf } from './run-checks'
import { roundingHalves } from './tolerance'

/** A sum of cells, names and absolute values of sums with whole factors, over `10^-places`; the stored scales of the cells are in the factors. */
type Sum = {
  /** Cells by their place in the amounts, those with the same factor together: they are added before they are multiplied. */
  cells: readonly { factor: bigint; at: readonly number[] }[]
  names: readonly { path: string; factor: bigint }[]
  absolutes: readonly { of: Sum; factor: bigint }[]
  constant: bigint
}
type Linear = { left: Sum; right: Sum; money: boolean }

/** Places of decimals in which sides are added up: those to which formulas are compared. */
const places = 8
const unitOf = 10n ** BigInt(places)

/** What formulas found, with the failed ones told in full. */
export type QuickResults = { failed: number; warned: number; unjudged: number; results: readonly CheckResult[] }

/**
 * What `runChecks` counts, in a fraction of its time: most formulas are sums of cells, which whole numbers decide exactly. Those that are not go
 * through the evaluator.
 */
export function judgeQuickly(formulas: readonly CheckFormula[], ground: Ground, unit: FilingUnit): QuickResults {
  const counts = { failed: 0, warned: 0, unjudged: 0 }
  const results: CheckResult[] = []
  for (const formula of formulas) {
    const sides = sidesOf(formula, ground.form)
    if (!sides || formula.exceptMonths?.includes(ground.period % 100)) continue
    const quick = quickVerdict(sides, ground, unit)
    const result =
      quick === undefined ? runCheck(sides, ground, unit) : quick.verdict === 'failed' ? toldInFull(sides, ground, unit, quick) : undefined
    const verdict = result?.verdict ?? quick?.verdict
    if (verdict === 'unjudged') counts.unjudged += 1
    if (verdict !== 'failed') continue
    counts[formula.level === 'error' ? 'failed' : 'warned'] += 1
    results.push(result!)
  }
  return { ...counts, results }
}

type Judged = { verdict: 'unjudged' } | { verdict: 'passed' | 'failed'; left: bigint; right: bigint }

/** The verdict on a formula whose sides are sums, with the sums; undefined = the evaluator has to say. */
export function quickVerdict(sides: Sides, ground: Ground, unit: FilingUnit): Judged | undefined {
  const linear = linearOf(sides, ground.form)
  if (!linear) return undefined
  const [left, right] = [added(linear.left, ground), added(linear.right, ground)]
  if (left === undefined || right === undefined) return undefined
  if (left === null || right === null) return { verdict: 'unjudged' }
  const difference = left - right
  const tolerance = toleranceOf(sides, left, right, linear.money, unit)
  return { verdict: holds(sides.formula.op, difference, tolerance) ? 'passed' : 'failed', left, right }
}

const decimalOf = (sum: bigint) => new Decimal(sum.toString()).div(unitOf.toString())

function toldInFull(sides: Sides, ground: Ground, unit: FilingUnit, { left, right }: { left: bigint; right: bigint }): CheckResult {
  return runCheck(sides, ground, unit, { left: decimalOf(left), right: decimalOf(right) })
}

const held = new WeakMap<Sides, Linear | null>()

function linearOf(sides: Sides, form: StatementForm): Linear | null {
  const known = held.get(sides)
  if (known !== undefined) return known
  const [left, right] = [sumOf(sides.left.tree, form), sumOf(sides.right.tree, form)]
  const linear = left && right ? { left, right, money: isMoney(sides.left.tree, form) } : null
  held.set(sides, linear)
  return linear
}

type Collected = { factors: Map<string, Decimal>; absolutes: { of: Sum; factor: bigint }[] }

/** A tree as a sum, or null when it is none (a product of cells, another function, a factor with more decimals than are kept). */
function sumOf(tree: Expr, form: StatementForm): Sum | null {
  const into: Collected = { factors: new Map(), absolutes: [] }
  const constant = collect(tree, new Decimal(1), into, form)
  if (constant === null) return null
  const cells = cellsOf(form)
  const together = new Map<bigint, number[]>()
  const names: { path: string; factor: bigint }[] = []
  for (const [path, factor] of into.factors) {
    const cell = cells.get(path)
    // A cell is kept in hundredths (rates in millionths of a percent); what other systems say is read at the places of the sum.
    const kept = cell ? placesOf(cell.unit) + (cell.unit === '%' ? 2 : 0) : places
    const whole = wholeOf(factor.times(new Decimal(10).pow(places - kept)))
    if (whole === null) return null
    if (cell) together.set(whole, [...(together.get(whole) ?? []), cell.position - 1])
    else names.push({ path, factor: whole })
  }
  const shifted = wholeOf(constant.times(unitOf.toString()))
  if (shifted === null) return null
  return { cells: [...together].map(([factor, at]) => ({ factor, at })), names, absolutes: into.absolutes, constant: shifted }
}

const wholeOf = (value: Decimal) => (value.isInteger() ? BigInt(value.toFixed(0)) : null)

/** Adds what a tree says, times a factor, to what was collected; gives the part without a name, or null for what is no sum. */
function collect(node: Expr, times: Decimal, into: Collected, form: StatementForm): Decimal | null {
  if (node.kind === 'number') return node.unit === null ? times.times(node.value) : null
  if (node.kind === 'path') {
    // A factor that cancels out stays: a missing cell leaves the formula unjudged all the same.
    into.factors.set(node.path, (into.factors.get(node.path) ?? new Decimal(0)).plus(times))
    return new Decimal(0)
  }
  if (node.kind === 'negate') return collect(node.operand, times.negated(), into, form)
  if (node.kind === 'call') {
    const [inner, factor] = [node.name === 'abs' && node.args.length === 1 ? sumOf(node.args[0]!, form) : null, wholeOf(times)]
    if (inner === null || factor === null) return null
    into.absolutes.push({ of: inner, factor })
    return new Decimal(0)
  }
  if (node.kind !== 'arithmetic') return null
  const { op, left, right } = node
  if (op === '+' || op === '-') {
    const [a, b] = [collect(left, times, into, form), collect(right, op === '+' ? times : times.negated(), into, form)]
    return a && b && a.plus(b)
  }
  const number = (one: Expr) => (one.kind === 'number' && one.unit === null ? new Decimal(one.value) : null)
  const [a, b] = [number(left), number(right)]
  if (op === '*' && b) return collect(left, times.times(b), into, form)
  if (op === '*' && a) return collect(right, times.times(a), into, form)
  return op === '/' && b && !b.isZero() ? collect(left, times.div(b), into, form) : null
}

/** The value of a sum over 10^-8; null = something is missing, undefined = a name has more decimals than are kept. */
function added({ cells, names, absolutes, constant }: Sum, ground: Ground): bigint | null | undefined {
  let sum = constant
  for (const { factor, at } of cells) {
    let part = 0n
    for (const place of at) {
      const value = ground.amounts[place]
      if (value === null || value === undefined) return null
      part += value
    }
    sum += factor * part
  }
  for (const { path, factor } of names) {
    const value = outside(ground.outside?.[path])
    if (value === undefined || value === null) return value
    sum += factor * value
  }
  for (const { of, factor } of absolutes) {
    const value = added(of, ground)
    if (value === null || value === undefined) return value
    sum += factor * (value < 0n ? -value : value)
  }
  return sum
}

function outside(text: string | undefined): bigint | null | undefined {
  if (text === undefined) return null
  const parts = /^(-?\d{1,20})(?:\.(\d*?)0*)?$/.exec(text)
  const decimals = parts?.[2] ?? ''
  return parts && decimals.length <= places ? BigInt(parts[1] + decimals.padEnd(places, '0')) : undefined
}

function toleranceOf({ formula, ...sides }: Sides, left: bigint, right: bigint, money: boolean, unit: FilingUnit): bigint {
  const halves = roundingHalves(formula, sides.left.cells.length + sides.right.cells.length, money, unit)
  const rounding = (halves * unitOf) / 200n
  if (formula.op !== '≈') return rounding
  const larger = [left, right].map((side) => (side < 0n ? -side : side)).reduce((a, b) => (a > b ? a : b))
  const share = BigInt(roundTo(new Decimal(larger.toString()).times(formula.tolerance ?? 0), 0).toFixed(0))
  return share > rounding ? share : rounding
}

function holds(op: CheckFormula['op'], difference: bigint, tolerance: bigint): boolean {
  if (op === '=' || op === '≈') return (difference < 0n ? -difference : difference) <= tolerance
  if (op === '<=') return difference <= tolerance
  if (op === '>=') return difference >= -tolerance
  return op === '<' ? difference < tolerance : difference > -tolerance
}
