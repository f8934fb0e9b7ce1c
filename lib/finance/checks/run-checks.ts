import { type Decimal, roundTo } from '@/lib/kernel/decimal'
import type { Expr } from '@/lib/kernel/expr/ast'
import { ExprSyntaxError } from '@/lib/kernel/expr/errors'
import type { Missing } from '@/lib/kernel/expr/values'
import { evaluateTree, type Ground, numberOf, type OutsideTold } from '../formula/evaluate-formula'
import { compileFormula, type Formula } from '../formula/formula'
import type { FilingUnit } from '../statement/amounts'
import { cellsOf, type StatementForm } from '../statement/form'
import type { CheckFormula } from './definition'
import { followForm } from './follow-form'
import { toleranceOf } from './tolerance'

/** What a formula said of a statement. `unjudged` names what was missing: never a pass, never a fail. Amounts in 元 as decimal text. */
export type CheckResult = {
  code: string
  level: CheckFormula['level']
  label: string
  /** What it compares, as its definition names it (表内·资产负债表, 跨系统·司库 …). */
  scope: string
  verdict: 'passed' | 'failed' | 'unjudged'
  left: string | null
  right: string | null
  difference: string | null
  /** By how much the sides may differ, in the same unit; not there where nothing was compared. */
  tolerance?: string
  /** 元, or empty where the sides count something else. */
  unit: string
  /** Cells of the form that take part; whether other systems are asked too; what is missing when it could not be judged. */
  cells: readonly string[]
  outside: boolean
  missing?: string
  /** Where figures of other systems come from, where there is more to say than their system. */
  told?: readonly OutsideTold[]
}

/** A formula with both sides compiled over a form. */
export type Sides = { formula: CheckFormula; left: Formula; right: Formula }

// By the object where it is the same one, else by all it says: two formulas, or two versions of one, may differ in no more than their level.
const compiled = new WeakMap<StatementForm, { objects: WeakMap<CheckFormula, Sides | null>; texts: Map<string, Sides | null> }>()

/** Both sides of a formula over a form as its version has it; null = the form has no such cells (any more), so it is not asked. */
export function sidesOf(formula: CheckFormula, form: StatementForm): Sides | null {
  const known = compiled.get(form) ?? { objects: new WeakMap(), texts: new Map() }
  compiled.set(form, known)
  const held = known.objects.get(formula)
  if (held !== undefined) return held
  const text = JSON.stringify(formula)
  const said = known.texts.get(text)
  const sides = said === undefined ? compile(formula, form) : said
  known.texts.set(text, sides)
  known.objects.set(formula, sides)
  return sides
}

function compile(formula: CheckFormula, form: StatementForm): Sides | null {
  try {
    return followForm({ formula, left: compileFormula(formula.left, form), right: compileFormula(formula.right, form) }, form)
  } catch (error) {
    if (error instanceof ExprSyntaxError) return null
    throw error
  }
}

/** Runs formulas over a statement. Money may differ by one unit of filing where the formula allows for rounding. */
export function runChecks(formulas: readonly CheckFormula[], ground: Ground, unit: FilingUnit): CheckResult[] {
  return formulas.flatMap((formula) => {
    const sides = sidesOf(formula, ground.form)
    if (!sides || formula.exceptMonths?.includes(ground.period % 100)) return []
    return [runCheck(sides, ground, unit)]
  })
}

type Side = ReturnType<typeof numberOf>

/** What one formula says. `known` = what its sides come to, where that has been worked out already. */
export function runCheck(
  { formula, left, right }: Sides,
  ground: Ground,
  unit: FilingUnit,
  known?: { left: Decimal; right: Decimal },
): CheckResult {
  const a: Side = known ? { value: known.left } : numberOf(evaluateTree(left.tree, ground))
  const b: Side = known ? { value: known.right } : numberOf(evaluateTree(right.tree, ground))
  const { code, level, label, scope } = formula
  const inForm = cellsOf(ground.form)
  const cells = [...new Set([...left.cells, ...right.cells])].filter((path) => inForm.has(path))
  const money = isMoney(left.tree, ground.form)
  const told = [...left.outside, ...right.outside].flatMap((name) => ground.told?.[name] ?? [])
  const text = (value: Decimal | null) => value?.toString() ?? null
  const base = {
    code,
    level,
    label,
    scope,
    left: text(a.value),
    right: text(b.value),
    cells,
    unit: money ? '元' : '',
    outside: left.outside.length + right.outside.length > 0,
    ...(told.length > 0 ? { told } : {}),
  }
  if (a.value === null || b.value === null) {
    const missing = [a.missing, b.missing].flatMap((one) => (one ? reasonOf(one, ground) : [])).join('；')
    return { ...base, verdict: 'unjudged', difference: null, missing }
  }
  const difference = a.value.minus(b.value)
  const tolerance = toleranceOf(formula, [a.value, b.value], left.cells.length + right.cells.length, money, unit)
  const verdict = holds(formula.op, difference, tolerance) ? 'passed' : 'failed'
  return { ...base, verdict, difference: difference.toString(), tolerance: roundTo(tolerance, 8).toString() }
}

/** Why a side has no number: what is known of the systems it asks, else what the evaluator says. */
function reasonOf({ reason, refs }: Missing, { unknown }: Ground): string {
  const told = refs.flatMap((ref) => unknown?.[ref] ?? [])
  return told.length > 0 ? [...new Set(told)].join('；') : reason
}

/** Whether a side counts money: any of its cells does. */
export function isMoney(tree: Expr, form: StatementForm): boolean {
  const cells = cellsOf(form)
  const inMoney = (node: Expr): boolean => {
    if (node.kind === 'path') return cells.get(node.path)?.unit === '元'
    if (node.kind === 'arithmetic') return inMoney(node.left) || inMoney(node.right)
    return node.kind === 'call' && node.args.some(inMoney)
  }
  return inMoney(tree)
}

/** Whether left op right holds when the difference may be off by the tolerance; looked at to eight decimals. */
function holds(op: CheckFormula['op'], difference: Decimal, tolerance: Decimal): boolean {
  const [d, t] = [roundTo(difference, 8), roundTo(tolerance, 8)]
  switch (op) {
    case '=':
    case '≈':
      return d.abs().lte(t)
    case '<=':
      return d.lte(t)
    case '>=':
      return d.gte(t.negated())
    case '<':
      return d.lt(t)
    default:
      return d.gt(t.negated())
  }
}
