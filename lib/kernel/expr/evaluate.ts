import { Decimal, readDecimal } from '@/lib/kernel/decimal'
import type { CallNode, Expr } from '@/lib/kernel/expr/ast'
import { coerce } from '@/lib/kernel/expr/coerce'
import { formatExpr, labelOfPath } from '@/lib/kernel/expr/format'
import { functionNamed } from '@/lib/kernel/expr/functions/registry'
import type { RunningCall } from '@/lib/kernel/expr/functions/spec'
import { arithmetic, compare, equal } from '@/lib/kernel/expr/operators'
import { resolve } from '@/lib/kernel/expr/resolve'
import type { FieldType, NamedType, Scope } from '@/lib/kernel/expr/types'
import { type Dimension, unitMeaning } from '@/lib/kernel/expr/units'
import {
  boolValue,
  type Missing,
  merge,
  mismatch,
  type NullValue,
  nothing,
  numberValue,
  type Row,
  type TableValue,
  textValue,
  type Value,
} from '@/lib/kernel/expr/values'

/** Most nodes one evaluation may visit; rows and searched text count as well. */
export const maxSteps = 100_000

/** A result in plain data: 是/否, Decimal (元, ratio, or the number), text, `YYYY-MM-DD`, lists and rows. */
export type Plain = boolean | Decimal | string | Plain[] | readonly Row[]

/** `value` is null exactly when `missing` says why. `dimension` tells what a number measures. */
export type Evaluated =
  | { value: Plain; type: Exclude<Value['kind'], 'null'>; dimension?: Dimension; missing?: undefined }
  | { value: null; type: 'null'; missing: Missing }

class StepLimit extends Error {}

type Frame = { table: TableValue; row: Row; position: number }

/** Evaluates a tree. Never throws: what cannot be computed is null with a Chinese reason and the names it waits for. */
export function evaluate(ast: Expr, scope: Scope): Evaluated {
  return toEvaluated(evaluateValue(ast, scope))
}

/** As `evaluate`, but gives the inner value with its dimension. */
export function evaluateValue(ast: Expr, scope: Scope): Value {
  try {
    return new Evaluation(scope).run(ast, [])
  } catch (error) {
    if (error instanceof StepLimit) return nothing(`计算量超过上限(${maxSteps} 步),请简化表达式`)
    throw error
  }
}

function toEvaluated(value: Value): Evaluated {
  if (value.kind === 'null') return { value: null, type: 'null', missing: value.missing }
  const plain = plainOf(value)
  return value.kind === 'number' ? { value: plain, type: 'number', dimension: value.dimension } : { value: plain, type: value.kind }
}

function plainOf(value: Exclude<Value, NullValue>): Plain {
  if (value.kind === 'list') return value.items.filter((item) => item.kind !== 'null').map(plainOf)
  return value.kind === 'table' ? value.rows : value.value
}

class Evaluation {
  private steps = 0
  private readonly tolerance: Decimal

  constructor(private readonly scope: Scope) {
    this.tolerance = readDecimal(String(scope.tolerance ?? '0')) ?? new Decimal(0)
  }

  private spend(steps: number): void {
    this.steps += steps
    if (this.steps > maxSteps) throw new StepLimit()
  }

  run(node: Expr, frames: readonly Frame[]): Value {
    this.spend(1)
    const inner = (child: Expr) => this.run(child, frames)
    switch (node.kind) {
      case 'number': {
        const { dimension, factor } = unitMeaning(node.unit)
        const value = new Decimal(node.value).times(factor)
        return numberValue(value, value.isZero() && node.unit === null ? 'zero' : dimension)
      }
      case 'text':
        return textValue(node.value)
      case 'date':
        return { kind: 'date', value: node.value }
      case 'bool':
        return boolValue(node.value)
      case 'null':
        return nothing('空')
      case 'list':
        return { kind: 'list', items: node.items.map(inner) }
      case 'path':
        return this.path(node.path, frames)
      case 'call':
        return this.call(node, frames)
      case 'negate': {
        const value = inner(node.operand)
        return value.kind === 'number' ? numberValue(value.value.negated(), value.dimension) : mismatch('数', value)
      }
      case 'not': {
        const value = inner(node.operand)
        return value.kind === 'bool' ? boolValue(!value.value) : mismatch('是否', value)
      }
      case 'arithmetic': {
        const [left, right] = [inner(node.left), inner(node.right)]
        return arithmetic(node.op, left, right, this.scope.calendar, node.op === '/' ? this.show(node.right) : '')
      }
      case 'compare':
        return compare(node.op, inner(node.left), inner(node.right), this.tolerance)
      case 'logical':
        return this.logical(
          node.op === 'or',
          node.args.map((arg) => () => inner(arg)),
        )
      case 'in':
        return this.membership(inner(node.item), inner(node.set), node.negated)
      case 'between': {
        const item = inner(node.item)
        const bounds = [
          () => compare('>=', item, inner(node.low), this.tolerance),
          () => compare('<=', item, inner(node.high), this.tolerance),
        ]
        return this.logical(false, bounds)
      }
    }
  }

  /** Kleene: the deciding value (true for or, false for and) wins over unknowns, and ends the evaluation. */
  private logical(deciding: boolean, parts: readonly (() => Value)[]): Value {
    const unknowns: NullValue[] = []
    for (const part of parts) {
      const value = part()
      if (value.kind !== 'bool') unknowns.push(mismatch('是否', value))
      else if (value.value === deciding) return value
    }
    return unknowns.length > 0 ? merge(...unknowns) : boolValue(!deciding)
  }

  private membership(item: Value, set: Value, negated: boolean): Value {
    if (item.kind === 'null') return set.kind === 'null' ? merge(item, set) : item
    if (set.kind !== 'list') return mismatch('清单', set)
    this.spend(set.items.length)
    const unknowns: NullValue[] = []
    for (const one of set.items) {
      const same = equal(item, one)
      if (same === true) return boolValue(!negated)
      if (same !== false) unknowns.push(same)
    }
    return unknowns.length > 0 ? merge(...unknowns) : boolValue(negated)
  }

  private path(path: string, frames: readonly Frame[]): Value {
    const { environment } = this.scope
    const tables = frames.map((frame) => frame.table.name)
    const reference = resolve(path, environment, tables)
    if (!reference) return nothing(`未定义的名称：${path}`, [path])
    switch (reference.kind) {
      case 'column': {
        const frame = [...frames].reverse().find((one) => one.table.name === reference.table)!
        return cell(frame.table, frame.row, frame.position, reference.key, reference.field)
      }
      case 'tableColumn': {
        const table = this.table(reference.table)
        if (table.kind === 'null') return table
        this.spend(table.rows.length)
        return { kind: 'list', items: table.rows.map((row, index) => cell(table, row, index, reference.key, reference.field)) }
      }
      case 'table':
        return this.table(reference.key)
      case 'field': {
        const { kind, unit, label } = reference.field
        return coerce(this.scope.fields[reference.key], { kind, unit: unit ?? null, label, absent: '未填写', ref: path })
      }
      case 'fact':
        return named(this.scope.facts, reference.key, path, reference.named, '底座缺少')
      case 'param':
        return named(this.scope.params, reference.key, path, reference.named, '参数未设置')
    }
  }

  private table(name: string): TableValue | NullValue {
    const { environment, fields } = this.scope
    const label = labelOfPath(name, environment)
    const rows = fields[name]
    if (rows === undefined || rows === null || rows === '') return nothing(`未填写：${label}`, [name])
    if (!Array.isArray(rows)) return nothing(`填写有误：${label}`, [name])
    return { kind: 'table', name, label, rows: rows.filter(isRow), columns: environment.tables[name] ?? {} }
  }

  private call(node: CallNode, frames: readonly Frame[]): Value {
    const spec = functionNamed(node.name)
    if (!spec) return nothing(`没有函数 ${node.name}`)
    const [least, most] = spec.arity
    if (node.args.length < least || node.args.length > most) return nothing(`${node.name} 的参数个数不对`)
    const running: RunningCall = {
      node,
      size: node.args.length,
      scope: this.scope,
      arg: (index) => this.run(node.args[index]!, frames),
      argInRow: (index, table, row, position) => this.run(node.args[index]!, [...frames, { table, row, position }]),
      spend: (steps) => this.spend(steps),
      show: (argument) => this.show(argument),
    }
    return spec.run(running)
  }

  private show(node: Expr): string {
    const text = formatExpr(node, this.scope.environment)
    return text.length > 60 ? `${text.slice(0, 60)}…` : text
  }
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && !Array.isArray(row)
}

function cell(table: TableValue, row: Row, position: number, key: string, field: FieldType): Value {
  const label = `${table.label}第${position + 1}行${field.label}`
  return coerce(row[key], { kind: field.kind, unit: field.unit ?? null, label, absent: '未填写', ref: `${table.name}.${key}` })
}

function named(values: Readonly<Record<string, unknown>>, key: string, path: string, type: NamedType, absent: string): Value {
  const raw = Object.hasOwn(values, key) ? values[key] : values[path]
  return coerce(raw, { kind: type.type, unit: type.unit ?? null, label: type.label, absent, ref: path })
}
