import type { Decimal } from '@/lib/kernel/decimal'
import type { Expr } from '@/lib/kernel/expr/ast'
import { evaluateValue } from '@/lib/kernel/expr/evaluate'
import { mapTree } from '@/lib/kernel/expr/rewrite'
import type { Missing, Value } from '@/lib/kernel/expr/values'
import { periodDays } from '@/lib/kernel/period'
import { workCalendar } from '@/lib/kernel/workday'
import { type Amounts, amountOf } from '../statement/amounts'
import { annualFactor } from '../statement/annual'
import { cellsOf, type StatementForm } from '../statement/form'
import { environmentOf } from './formula'

/** What a formula is asked about: a statement's amounts under a form for a period, and what other systems know (a name that is absent is unknown). */
export type Ground = {
  form: StatementForm
  period: number
  amounts: Amounts
  outside?: Readonly<Record<string, string | undefined>>
  /** Why a name of another system is unknown, where more can be said than that it is not connected. */
  unknown?: Readonly<Record<string, string>>
  /** Where a name of another system comes from, where there is more to say than its system. */
  told?: Readonly<Record<string, OutsideTold>>
}

/** A filing as the source of a figure. */
export type FilingSource = { readonly id: string; readonly number: string; readonly words: string }

/** What is to be known of a figure of another system: a note, and the filings it rests on or contradicts. */
export type OutsideTold = { readonly note: string; readonly filings: readonly FilingSource[] }

/** The value of a tree over a statement; null says which cells or systems are missing. */
export function evaluateTree(tree: Expr, ground: Ground, tolerance?: string): Value {
  const { times, over } = annualFactor(ground.period)
  return evaluateValue(tree, {
    environment: environmentOf(ground.form),
    facts: factsOf(tree, ground),
    params: { annual_times: times, annual_over: over },
    ...{ fields: {}, materials: new Set<string>(), today: periodDays({ kind: 'month', code: ground.period }).to, calendar: workCalendar },
    ...(tolerance === undefined ? {} : { tolerance }),
  })
}

const read = new WeakMap<Ground, Map<string, string | undefined>>()
const named = new WeakMap<Expr, readonly string[]>()

/** What a tree reads, as the evaluator takes it: each cell is made a decimal once a ground, and only those that are asked for. */
function factsOf(tree: Expr, ground: Ground): Readonly<Record<string, string>> {
  const paths = named.get(tree) ?? pathsOf(tree)
  named.set(tree, paths)
  const held = read.get(ground) ?? new Map<string, string | undefined>()
  read.set(ground, held)
  const cells = cellsOf(ground.form)
  const facts: Record<string, string> = {}
  for (const path of paths) {
    if (!held.has(path)) held.set(path, textOf(path, cells, ground))
    const text = held.get(path)
    if (text !== undefined) facts[path] = text
  }
  return facts
}

function textOf(path: string, cells: ReturnType<typeof cellsOf>, { amounts, outside }: Ground): string | undefined {
  const cell = cells.get(path)
  const stored = cell && amounts[cell.position - 1]
  return outside?.[path] ?? (cell && stored !== null && stored !== undefined ? amountOf(stored, cell).toString() : undefined)
}

function pathsOf(tree: Expr): string[] {
  const paths = new Set<string>()
  mapTree(tree, (node) => {
    if (node.kind === 'path') paths.add(node.path)
    return undefined
  })
  return [...paths]
}

/** A number out of a value: the decimal in the base unit (元, ratio), or why there is none. */
export function numberOf(value: Value): { value: Decimal; missing?: undefined } | { value: null; missing: Missing } {
  if (value.kind === 'number') return { value: value.value }
  if (value.kind === 'null') return { value: null, missing: value.missing }
  return { value: null, missing: { reason: '公式的结果不是数', refs: [] } }
}

/** A number in the base unit in the unit an indicator is shown in: 元 → 万元, ratio of a rate → %. */
export function inUnit(value: Decimal, unit: string): Decimal {
  return unit.startsWith('万元') ? value.div(10_000) : value
}

/** The same as a factor for SQL. */
export function unitDivisor(unit: string): string {
  return unit.startsWith('万元') ? '10000' : '1'
}
