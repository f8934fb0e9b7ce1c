import type { Expr } from '@/lib/kernel/expr/ast'
import { strengthOf, strengths } from '@/lib/kernel/expr/syntax/precedence'

/** How the parts of an expression are written; `printWith` only places operators and parentheses. */
export type Wording = {
  leaf(node: Expr): string | undefined
  call(name: string, args: string[], node: Expr): string
  operators: Readonly<Record<string, string>>
  list?(items: string[]): string
}

/** Binding strength of a node when it stands inside another. */
function strengthOfNode(node: Expr): number {
  switch (node.kind) {
    case 'logical':
    case 'arithmetic':
      return strengthOf(node.op)
    case 'compare':
    case 'in':
    case 'between':
      return strengths.compare
    case 'not':
      return strengths.not
    case 'negate':
      return strengths.negate
    default:
      return 9
  }
}

/** Writes a tree with the least parentheses that keep its meaning. */
export function printWith(root: Expr, wording: Wording): string {
  const word = (op: string) => wording.operators[op] ?? op
  const within = (node: Expr, least: number): string => (strengthOfNode(node) < least ? `(${write(node)})` : write(node))
  const write = (node: Expr): string => {
    const leaf = wording.leaf(node)
    if (leaf !== undefined) return leaf
    switch (node.kind) {
      case 'list':
        return wording.list ? wording.list(node.items.map(write)) : `[${node.items.map(write).join(', ')}]`
      case 'call':
        return wording.call(node.name, node.args.map(write), node)
      case 'negate':
        return `-${within(node.operand, strengths.negate)}`
      case 'not':
        return `${word('not')} ${within(node.operand, strengths.not)}`
      case 'logical':
        return node.args.map((arg) => within(arg, strengthOf(node.op) + 1)).join(` ${word(node.op)} `)
      case 'arithmetic': {
        const strength = strengthOf(node.op)
        const [left, right] = node.op === '^' ? [strength + 1, strength] : [strength, strength + 1]
        return `${within(node.left, left)} ${word(node.op)} ${within(node.right, right)}`
      }
      case 'compare':
        return `${within(node.left, strengths.add)} ${word(node.op)} ${within(node.right, strengths.add)}`
      case 'in':
        return `${within(node.item, strengths.add)} ${word(node.negated ? 'not in' : 'in')} ${within(node.set, strengths.add)}`
      case 'between': {
        const [low, high] = [within(node.low, strengths.add), within(node.high, strengths.add)]
        return `${within(node.item, strengths.add)} ${word('between')} ${low} ${word('to')} ${high}`
      }
      default:
        return ''
    }
  }
  return write(root)
}

const source: Wording = {
  leaf(node) {
    switch (node.kind) {
      case 'number':
        return `${node.value}${node.unit ?? ''}`
      case 'text':
        return node.value.includes("'") && !node.value.includes('"') ? `"${node.value}"` : `'${node.value.replaceAll("'", "''")}'`
      case 'date':
        return `#${node.value}#`
      case 'bool':
        return String(node.value)
      case 'null':
        return 'null'
      case 'path':
        return node.path
      default:
        return undefined
    }
  },
  call: (name, args) => `${name}(${args.join(', ')})`,
  operators: { to: 'and' },
}

/** Canonical source text of a tree: parsing it gives the same tree. */
export function printExpr(node: Expr): string {
  return printWith(node, source)
}
