import { agreedPlaces } from '@/lib/kernel/decimal'
import type { CallNode, CompareOperator, Expr } from '@/lib/kernel/expr/ast'
import { unitMeaning } from '@/lib/kernel/expr/units'

/** What an expression uses that the SQL side does not know; a definition with it is evaluated in code only. */
export class NotInSql extends Error {}

/** Where values come from: an SQL expression of type numeric, boolean or text for each name, in the base unit the evaluator uses (元, ratio). */
export type SqlNames = (path: string) => string

const functions: Readonly<Record<string, (args: readonly string[]) => string>> = {
  abs: ([value]) => `abs(${value})`,
  floor: ([value]) => `floor(${value})`,
  ceil: ([value]) => `ceil(${value})`,
  round: ([value, places]) => `round((${value})::numeric, (${places ?? '0'})::int)`,
  // A null among them makes the result unknown, as in the evaluator; greatest and least alone would pass over it.
  max: (args) => whenAllKnown(args, `greatest(${args.join(', ')})`),
  min: (args) => whenAllKnown(args, `least(${args.join(', ')})`),
  if: ([condition, yes, no]) => `case when ${condition} then ${yes} when not ${condition} then ${no} end`,
}

/** Sixteen significant digits are not enough for 元 by the billion: dividing a number of twenty decimals keeps twenty. */
const fine = '0.00000000000000000000'

/**
 * The SQL expression that gives what `evaluate` gives, to eight decimals: unknown stays null with three-valued logic, a division by zero
 * is null, comparisons look at the difference rounded to eight decimals. `≈` reads its tolerance from `tolerance` (a decimal).
 * Names come from `names` only and numbers are printed from the tree, so nothing a person typed becomes SQL. Throws NotInSql.
 */
export function exprToSql(root: Expr, names: SqlNames, tolerance = '0'): string {
  const of = (node: Expr): string => {
    switch (node.kind) {
      case 'number':
        return number(node.value, node.unit)
      case 'bool':
        return String(node.value)
      case 'null':
        return 'null'
      case 'path':
        return names(node.path)
      case 'call':
        return call(node)
      case 'negate':
        return `(-${of(node.operand)})`
      case 'not':
        return `(not ${of(node.operand)})`
      case 'arithmetic': {
        const [left, right] = [of(node.left), of(node.right)]
        if (node.op === '/') return `((${left} + ${fine}) / nullif(${right}, 0))`
        if (node.op === '^') throw new NotInSql('乘方')
        return `(${left} ${node.op} ${right})`
      }
      case 'compare':
        return compared(node.op, of(node.left), of(node.right))
      case 'logical':
        return `(${node.args.map(of).join(` ${node.op} `)})`
      case 'between': {
        const item = of(node.item)
        return `(${compared('>=', item, of(node.low))} and ${compared('<=', item, of(node.high))})`
      }
      default:
        throw new NotInSql(node.kind)
    }
  }
  const call = ({ name, args }: CallNode) => {
    const make = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (!make) throw new NotInSql(`函数 ${name}`)
    return make(args.map(of))
  }
  const compared = (op: CompareOperator, left: string, right: string) => {
    const difference = `round((${left}) - (${right}), ${agreedPlaces})`
    if (op !== '≈') return `(${difference} ${op === '!=' ? '<>' : op} 0)`
    return `(round(abs((${left}) - (${right})) - greatest(abs(${left}), abs(${right})) * ${tolerance}, ${agreedPlaces}) <= 0)`
  }
  return of(root)
}

function number(value: string, unit: string | null): string {
  const { factor } = unitMeaning(unit)
  return factor === '1' ? `${value}::numeric` : `(${value}::numeric * ${factor})`
}

function whenAllKnown(args: readonly string[], result: string): string {
  return `(case when ${args.map((arg) => `${arg} is not null`).join(' and ')} then ${result} end)`
}
