import type { Expr } from '@/lib/kernel/expr/ast'
import { functionNamed } from '@/lib/kernel/expr/functions/registry'
import { printWith, type Wording } from '@/lib/kernel/expr/print'
import { labelOf, resolve } from '@/lib/kernel/expr/resolve'
import { oncePerNode } from '@/lib/kernel/expr/syntax/once'
import type { Environment } from '@/lib/kernel/expr/types'

const operators = {
  and: '且',
  or: '或',
  not: '非',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '*': '×',
  '/': '÷',
  '-': '−',
  in: '属于',
  'not in': '不属于',
  between: '介于',
  to: '至',
}

function tablesIn(environment: Environment): readonly string[] {
  return Object.keys(environment.tables)
}

/** Label of a path; a bare column name that only a table knows is read as that table's column. */
export function labelOfPath(path: string, environment: Environment): string {
  const reference = resolve(path, environment) ?? resolve(path, environment, tablesIn(environment))
  if (!reference) return path
  if (reference.kind !== 'tableColumn') return labelOf(reference)
  return `${labelOfPath(reference.table, environment)}的${labelOf(reference)}`
}

function materialName(key: string, environment: Environment): string {
  const { materials } = environment
  if (materials instanceof Set) return key
  return (materials as Readonly<Record<string, string>>)[key] ?? key
}

/** The expression as people read it: labels instead of names, Chinese operators and function titles. Not meant to be parsed. */
export const formatExpr: (node: Expr, environment: Environment) => string = oncePerNode(wordsOf)

function wordsOf(node: Expr, environment: Environment): string {
  const wording: Wording = {
    operators,
    list: (items) => items.join('、'),
    leaf(leaf) {
      switch (leaf.kind) {
        case 'number':
          return `${leaf.value}${leaf.unit ?? ''}`
        case 'text':
          return `“${leaf.value}”`
        case 'date':
          return leaf.value
        case 'bool':
          return leaf.value ? '是' : '否'
        case 'null':
          return '空'
        case 'path':
          return labelOfPath(leaf.path, environment)
        default:
          return undefined
      }
    },
    call(name, args, call) {
      const first = call.kind === 'call' ? call.args[0] : undefined
      if (name === 'material' && first?.kind === 'text') return `已上传“${materialName(first.value, environment)}”`
      if (name === 'today') return '今天'
      if (name === 'is_empty') return `${args[0]}未填写`
      if (name === 'not_empty') return `${args[0]}已填写`
      if (name === 'if') return `如果 ${args[0]} 则 ${args[1]} 否则 ${args[2]}`
      return `${functionNamed(name)?.title ?? name}(${args.join(', ')})`
    },
  }
  return printWith(node, wording)
}
