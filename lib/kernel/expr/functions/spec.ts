import type { CallNode, Expr } from '@/lib/kernel/expr/ast'
import type { ExprType, Scope } from '@/lib/kernel/expr/types'
import type { Row, TableValue, Value } from '@/lib/kernel/expr/values'

/** What a function sees while types are checked. `types[i]` is the type of argument i. */
export type CheckedCall = {
  node: CallNode
  types: ExprType[]
  /** Reports a fault at argument `index` (the whole call when absent); returns the unknown type. */
  fail(message: string, index?: number): ExprType
  /** Faults unless argument `index` has one of the kinds; true when it has (or is already faulty). */
  expect(index: number, ...kinds: ExprType['kind'][]): boolean
  /** Item type of a list, or the type itself. */
  itemOf(index: number): ExprType
  /** The type two branches or arguments have in common; faults at `index` when they have none. */
  common(left: ExprType, right: ExprType, index: number): ExprType
}

/** What a function sees while it runs. Arguments are computed when asked for, so `if` and `coalesce` take only what they need. */
export type RunningCall = {
  node: CallNode
  size: number
  scope: Scope
  arg(index: number): Value
  /** Argument `index` with the columns of one row of the table as its nearest names. */
  argInRow(index: number, table: TableValue, row: Row, position: number): Value
  /** Counts work that no node stands for (characters searched, rows walked) against the limit. */
  spend(steps: number): void
  /** An argument as people read it, for reasons. */
  show(argument: Expr): string
}

export type FunctionGroup = '逻辑' | '数值' | '汇总' | '日期' | '文字' | '清单' | '材料'

/** One function of the language: how it is written, what it means, how it is checked and how it runs. */
export type FunctionSpec = {
  name: string
  group: FunctionGroup
  /** Chinese name used when an expression is read aloud. */
  title: string
  signature: string
  summary: string
  arity: readonly [least: number, most: number]
  /** True when every argument after the first is evaluated once a row, if the first is a table. */
  perRow?: boolean
  check(call: CheckedCall): ExprType
  run(call: RunningCall): Value
}
