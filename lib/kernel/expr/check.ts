import type { CallNode, Expr } from '@/lib/kernel/expr/ast'
import { comparisonFault } from '@/lib/kernel/expr/checks/comparison'
import { closest, knownNames } from '@/lib/kernel/expr/checks/suggest'
import { type ExprError, errorAt } from '@/lib/kernel/expr/errors'
import { functionNamed } from '@/lib/kernel/expr/functions/registry'
import type { CheckedCall } from '@/lib/kernel/expr/functions/spec'
import { resolve, typeOfReference } from '@/lib/kernel/expr/resolve'
import { boolType, dateType, type Environment, type ExprType, numberType, textType, typeName, unknownType } from '@/lib/kernel/expr/types'
import { isDuration, meetingOf, productOf, quotientOf, unitMeaning } from '@/lib/kernel/expr/units'

/** The faults of a tree (none = usable) and the type of its value. */
export type CheckResult = { errors: ExprError[]; type: ExprType }

/** Checks names, argument counts and types against an environment. Pass the source to get lines and columns right. */
export function check(ast: Expr, environment: Environment, source = ''): CheckResult {
  const checker = new Checker(environment, source)
  const type = checker.type(ast, [])
  return { errors: checker.errors, type }
}

class Checker {
  readonly errors: ExprError[] = []

  constructor(
    private readonly environment: Environment,
    private readonly source: string,
  ) {}

  private fail(node: Expr, message: string): ExprType {
    const { start, end } = node.span
    this.errors.push(this.source === '' ? { message, start, end, line: 1, column: start + 1 } : errorAt(this.source, message, start, end))
    return unknownType
  }

  type(node: Expr, rows: readonly string[]): ExprType {
    const inner = (child: Expr) => this.type(child, rows)
    switch (node.kind) {
      case 'number':
        return numberType(node.unit === null && /^0(?:\.0*)?$/.test(node.value) ? 'zero' : unitMeaning(node.unit).dimension)
      case 'text':
        return textType
      case 'date':
        return dateType
      case 'bool':
        return boolType
      case 'null':
        return { kind: 'null' }
      case 'list':
        return { kind: 'list', item: this.listItem(node.items, inner) }
      case 'path':
        return this.path(node.path, node, rows)
      case 'call':
        return this.call(node, rows)
      case 'negate': {
        const type = inner(node.operand)
        return type.kind === 'number' || type.kind === 'unknown' ? type : this.fail(node.operand, `负号后应为数，不应是${typeName(type)}`)
      }
      case 'not':
        this.boolean(node.operand, inner(node.operand))
        return boolType
      case 'logical':
        for (const arg of node.args) this.boolean(arg, inner(arg))
        return boolType
      case 'arithmetic':
        return this.arithmetic(node, inner(node.left), inner(node.right))
      case 'compare':
        this.comparable(node.left, inner(node.left), node.right, inner(node.right), node.op)
        return boolType
      case 'between': {
        const item = inner(node.item)
        this.comparable(node.item, item, node.low, inner(node.low), '<=')
        this.comparable(node.item, item, node.high, inner(node.high), '<=')
        return boolType
      }
      case 'in':
        this.membership(node, inner(node.item), rows)
        return boolType
    }
  }

  private listItem(items: readonly Expr[], inner: (node: Expr) => ExprType): ExprType {
    let common: ExprType = unknownType
    for (const item of items) {
      const type = inner(item)
      if (type.kind === 'list' || type.kind === 'table') this.fail(item, '清单中不能再放清单')
      else common = this.common(common, type, item)
    }
    return common
  }

  private path(path: string, node: Expr, rows: readonly string[]): ExprType {
    const { environment } = this
    const reference = resolve(path, environment, rows)
    if (reference) return typeOfReference(reference)
    const near = closest(path, knownNames(environment, rows))
    const what = path.startsWith('param.') ? '参数' : path.startsWith('base.') ? '底座事实' : '名称'
    return this.fail(node, `没有${what}“${path}”${near ? `，是否为“${near}”` : ''}`)
  }

  private boolean(node: Expr, type: ExprType): void {
    if (type.kind !== 'bool' && type.kind !== 'unknown') this.fail(node, `此处应为条件(是或否),不应是${typeName(type)}`)
  }

  private arithmetic(node: Extract<Expr, { kind: 'arithmetic' }>, left: ExprType, right: ExprType): ExprType {
    if (left.kind === 'unknown' || right.kind === 'unknown') return unknownType
    if (left.kind === 'number' && right.kind === 'number') {
      if (node.op === '^') {
        const plain = ['number', 'zero', 'ratio']
        if (!plain.includes(left.dimension)) return this.fail(node.left, `${typeName(left)}不能乘方`)
        return plain.includes(right.dimension) ? numberType() : this.fail(node.right, '指数应为数')
      }
      const result =
        node.op === '+' || node.op === '-'
          ? meetingOf(left.dimension, right.dimension)
          : node.op === '*'
            ? productOf(left.dimension, right.dimension)
            : quotientOf(left.dimension, right.dimension)
      return result.ok ? numberType(result.dimension) : this.fail(node, result.message)
    }
    return this.dateArithmetic(node, left, right)
  }

  private dateArithmetic(node: Extract<Expr, { kind: 'arithmetic' }>, left: ExprType, right: ExprType): ExprType {
    const isDay = (type: ExprType) => type.kind === 'date' || type.kind === 'datetime'
    if (node.op === '-' && isDay(left) && isDay(right))
      return numberType(left.kind === 'date' && right.kind === 'date' ? 'days' : 'minutes')
    const [date, amount, side] = node.op === '+' && right.kind === 'date' ? [right, left, node.left] : [left, right, node.right]
    if ((node.op === '+' || node.op === '-') && date.kind === 'date' && amount.kind === 'number') {
      const fits = isDuration(amount.dimension) && amount.dimension !== 'hours' && amount.dimension !== 'minutes'
      if (fits || amount.dimension === 'zero') return dateType
      if (amount.dimension === 'number') return this.fail(side, '日期加减请写明单位，如 30天、20工作日、3月')
    }
    return this.fail(node, `${typeName(left)}与${typeName(right)}不能做“${node.op}”运算`)
  }

  private comparable(left: Expr, leftType: ExprType, right: Expr, rightType: ExprType, op: string): void {
    const fault = comparisonFault({ node: left, type: leftType }, { node: right, type: rightType }, op)
    if (fault) this.fail(fault.node ?? { kind: 'null', span: { start: left.span.start, end: right.span.end } }, fault.message)
  }

  private membership(node: Extract<Expr, { kind: 'in' }>, item: ExprType, rows: readonly string[]): void {
    if (node.set.kind === 'list') {
      for (const one of node.set.items) this.comparable(node.item, item, one, this.type(one, rows), '=')
      return
    }
    const set = this.type(node.set, rows)
    if (set.kind === 'unknown') return
    if (set.kind !== 'list') this.fail(node.set, 'in 的右边应为清单，如 [甲, 乙]')
    else if (set.item.kind !== item.kind && set.item.kind !== 'unknown' && item.kind !== 'unknown') {
      this.fail(node, `${typeName(item)}不会在${typeName(set.item)}的清单中`)
    }
  }

  private common(left: ExprType, right: ExprType, node: Expr): ExprType {
    if (left.kind === 'unknown' || left.kind === 'null') return right
    if (right.kind === 'unknown' || right.kind === 'null') return left
    if (left.kind === 'number' && right.kind === 'number') {
      const meeting = meetingOf(left.dimension, right.dimension)
      return meeting.ok ? numberType(meeting.dimension) : this.fail(node, meeting.message)
    }
    if (left.kind !== right.kind) return this.fail(node, `此处应为${typeName(left)}，不应是${typeName(right)}`)
    return left.kind === 'text' ? { kind: 'text' } : left
  }

  private call(node: CallNode, rows: readonly string[]): ExprType {
    const spec = functionNamed(node.name)
    if (!spec) return this.fail(node, `没有函数“${node.name}”`)
    const [least, most] = spec.arity
    if (node.args.length < least || node.args.length > most) {
      const wanted = least === most ? `${least} 个` : `${least} 至 ${most} 个`
      return this.fail(node, `${node.name} 需要 ${wanted}参数，实有 ${node.args.length} 个；写法：${spec.signature}`)
    }
    const [first, ...rest] = node.args
    const types = first ? [this.type(first, rows)] : []
    const inRow = spec.perRow && types[0]?.kind === 'table' ? [...rows, types[0].name] : rows
    types.push(...rest.map((arg) => this.type(arg, inRow)))
    const faults = this.errors.length
    const call: CheckedCall = {
      node,
      types,
      fail: (message, index) => this.fail(index === undefined ? node : node.args[index]!, message),
      expect: (index, ...kinds) => this.expect(node, index, types[index]!, kinds),
      itemOf: (index) => itemOf(types[index]!),
      common: (left, right, index) => this.common(left, right, node.args[index]!),
    }
    if (node.name === 'material') this.material(node)
    const type = spec.check(call)
    return this.errors.length > faults ? knownKind(type) : type
  }

  private expect(node: CallNode, index: number, type: ExprType, kinds: readonly ExprType['kind'][]): boolean {
    if (type.kind === 'unknown' || type.kind === 'null' || kinds.includes(type.kind)) return true
    const wanted = kinds.map((kind) => typeName(shown(kind))).join('或')
    this.fail(node.args[index]!, `${node.name} 的第 ${index + 1} 个参数应为${wanted}，不应是${typeName(type)}`)
    return false
  }

  private material(node: CallNode): void {
    const [key] = node.args
    if (key?.kind !== 'text') return
    const { materials } = this.environment
    const known = materials instanceof Set ? materials.has(key.value) : Object.hasOwn(materials, key.value)
    if (known) return
    const near = closest(key.value, materials instanceof Set ? materials : Object.keys(materials))
    this.fail(key, `没有材料“${key.value}”${near ? `，是否为“${near}”` : ''}`)
  }
}

function itemOf(type: ExprType): ExprType {
  if (type.kind === 'list') return type.item
  return type.kind === 'table' ? unknownType : type
}

function shown(kind: ExprType['kind']): ExprType {
  if (kind === 'number') return numberType()
  if (kind === 'list') return { kind, item: unknownType }
  return kind === 'table' ? { kind, name: '' } : { kind }
}

/** After a fault only bool stays certain, so that one fault does not cause another further out. */
function knownKind(type: ExprType): ExprType {
  return type.kind === 'bool' ? type : unknownType
}
