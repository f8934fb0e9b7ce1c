import { type ArithmeticOperator, type CompareOperator, childrenOf, type Expr, type Span } from '@/lib/kernel/expr/ast'

/** Deepest tree the parser builds, so that every walk over it may recurse. */
export const maxDepth = 100

/** A fault found while the tree is built. */
export class ExprFault extends Error {
  constructor(
    message: string,
    readonly start: number,
    readonly end: number,
  ) {
    super(message)
  }
}

export type InfixOperator = 'or' | 'and' | CompareOperator | 'in' | 'not in' | 'between' | ArithmeticOperator
export type Item = { operand: Expr } | { prefix: '-' | 'not'; span: Span } | { infix: InfixOperator; span: Span }

/** Binding strength, weakest first; prefix − binds tighter than × and looser than ^. */
export const strengths = { or: 1, and: 2, not: 3, compare: 4, add: 5, multiply: 6, negate: 7, power: 8 } as const

/** Binding strength of an infix operator. */
export function strengthOf(op: InfixOperator): number {
  if (op === 'or' || op === 'and') return strengths[op]
  if (op === '+' || op === '-') return strengths.add
  if (op === '*' || op === '/') return strengths.multiply
  return op === '^' ? strengths.power : strengths.compare
}

const depths = new WeakMap<Expr, number>()

/** Depth of a tree whose children were measured before; too deep is a fault at the node. */
export function measured<T extends Expr>(node: T): T {
  let depth = 1
  for (const child of childrenOf(node)) depth = Math.max(depth, (depths.get(child) ?? 1) + 1)
  if (depth > maxDepth) throw new ExprFault(`层次或连写的运算超过 ${maxDepth} 层，请拆成几条`, node.span.start, node.span.end)
  depths.set(node, depth)
  return node
}

/** Turns operands and operators, in the order written, into a tree (precedence climbing). */
export function arrange(items: readonly Item[]): Expr {
  let position = 0

  const operand = (nesting: number): Expr => {
    const item = items[position]!
    position += 1
    if ('operand' in item) return item.operand
    if (nesting > maxDepth) throw new ExprFault(`层次超过 ${maxDepth} 层`, spanOf(item).start, spanOf(item).end)
    if (!('prefix' in item)) throw new ExprFault('此处缺少一个值', item.span.start, item.span.end)
    const inner = climb(item.prefix === '-' ? strengths.negate : strengths.not, nesting + 1)
    const span = { start: item.span.start, end: inner.span.end }
    return measured({ kind: item.prefix === '-' ? 'negate' : 'not', operand: inner, span })
  }

  const betweenRest = (item: Expr, span: Span, nesting: number): Expr => {
    const low = climb(strengths.add, nesting + 1)
    const joint = items[position]
    if (!joint || !('infix' in joint) || joint.infix !== 'and') {
      throw new ExprFault('between 应写成 between 下限 and 上限', span.start, span.end)
    }
    position += 1
    const high = climb(strengths.add, nesting + 1)
    return measured({ kind: 'between', item, low, high, span: { start: item.span.start, end: high.span.end } })
  }

  const climb = (weakest: number, nesting: number): Expr => {
    let left = operand(nesting)
    for (;;) {
      const next = items[position]
      if (!next || !('infix' in next) || strengthOf(next.infix) < weakest) return left
      if (strengthOf(next.infix) === strengths.compare && isComparison(left) && !enclosed.has(left)) {
        throw new ExprFault('比较不能连写，请改为 between … and … 或用“且”连接', next.span.start, next.span.end)
      }
      if (nesting > maxDepth) throw new ExprFault(`层次超过 ${maxDepth} 层`, next.span.start, next.span.end)
      position += 1
      if (next.infix === 'between') {
        left = betweenRest(left, next.span, nesting)
        continue
      }
      const right = climb(strengthOf(next.infix) + (next.infix === '^' ? 0 : 1), nesting + 1)
      left = measured(join(next.infix, left, right))
    }
  }

  return climb(0, 0)
}

const enclosed = new WeakSet<Expr>()

/** Marks a tree as written in parentheses, so that `(a < b) = 是` is not taken for a chained comparison. */
export function enclose(node: Expr): Expr {
  enclosed.add(node)
  return node
}

function isComparison(node: Expr): boolean {
  return node.kind === 'compare' || node.kind === 'in' || node.kind === 'between'
}

function spanOf(item: Item): Span {
  return 'operand' in item ? item.operand.span : item.span
}

function join(op: Exclude<InfixOperator, 'between'>, left: Expr, right: Expr): Expr {
  const span = { start: left.span.start, end: right.span.end }
  switch (op) {
    case 'or':
    case 'and': {
      const flat = (node: Expr) => (node.kind === 'logical' && node.op === op ? node.args : [node])
      return { kind: 'logical', op, args: [...flat(left), ...flat(right)], span }
    }
    case 'in':
    case 'not in':
      return { kind: 'in', negated: op === 'not in', item: left, set: right, span }
    case '+':
    case '-':
    case '*':
    case '/':
    case '^':
      return { kind: 'arithmetic', op, left, right, span }
    default:
      return { kind: 'compare', op, left, right, span }
  }
}
