import type { Expr } from '@/lib/kernel/expr/ast'
import { type ExprType, typeName } from '@/lib/kernel/expr/types'
import { meetingOf } from '@/lib/kernel/expr/units'

type Side = { node: Expr; type: ExprType }
/** Where a comparison is wrong (the whole of it when `node` is absent) and why. */
export type ComparisonFault = { node?: Expr; message: string }

const isDay = (type: ExprType) => type.kind === 'date' || type.kind === 'datetime'

/** Why two values may not be compared; catches percentages written 30 instead of 30%, and choices an enum does not have. */
export function comparisonFault(left: Side, right: Side, op: string): ComparisonFault | undefined {
  const kinds = [left.type.kind, right.type.kind]
  if (kinds.includes('unknown')) return undefined
  if (kinds.includes('null')) return { message: '与空比较没有结果，请用 is_empty(…) 或 not_empty(…)' }
  if (left.type.kind === 'number' && right.type.kind === 'number') {
    const meeting = meetingOf(left.type.dimension, right.type.dimension)
    return meeting.ok ? (barePercentage(left, right) ?? barePercentage(right, left)) : { message: meeting.message }
  }
  if (isDay(left.type) && isDay(right.type) && op !== '≈') return undefined
  if (kinds.includes('list')) return { message: '清单不能直接比较，请用 includes、intersects 或 in' }
  if (left.type.kind !== right.type.kind) return { message: `${typeName(left.type)}与${typeName(right.type)}不能比较` }
  if ((op !== '=' && op !== '!=') || left.type.kind === 'table') return { message: `${typeName(left.type)}不能用“${op}”比较` }
  return absentChoice(left, right) ?? absentChoice(right, left)
}

function barePercentage(ratio: Side, other: Side): ComparisonFault | undefined {
  if (ratio.type.kind !== 'number' || ratio.type.dimension !== 'ratio') return undefined
  const literal = other.node.kind === 'negate' ? other.node.operand : other.node
  if (literal.kind !== 'number' || literal.unit !== null || Number(literal.value) <= 1) return undefined
  return { node: other.node, message: `百分比请写 ${literal.value}%,不带 % 的 ${literal.value} 表示 ${literal.value} 倍` }
}

function absentChoice(choice: Side, other: Side): ComparisonFault | undefined {
  if (choice.type.kind !== 'text' || choice.node.kind === 'text' || other.node.kind !== 'text') return undefined
  const { options } = choice.type
  if (!options || options.includes(other.node.value)) return undefined
  return { node: other.node, message: `没有选项“${other.node.value}”，可选：${options.slice(0, 8).join('、')}` }
}
