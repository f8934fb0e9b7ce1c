import { Decimal } from '@/lib/kernel/decimal'
import type { CheckedCall, FunctionSpec, RunningCall } from '@/lib/kernel/expr/functions/spec'
import { arithmetic, order } from '@/lib/kernel/expr/operators'
import { boolType, type ExprType, numberType, unknownType } from '@/lib/kernel/expr/types'
import { boolValue, keyOf, merge, mismatch, type NullValue, nothing, numberValue, unknownOf, type Value } from '@/lib/kernel/expr/values'

/** The values to aggregate: of a list or column, of an expression for every row of a table, or the arguments themselves. */
function itemsOf(call: RunningCall): Value[] | NullValue {
  const first = call.arg(0)
  if (first.kind === 'table' && call.size === 2) {
    return first.rows.map((row, index) => call.argInRow(1, first, row, index))
  }
  if (call.size === 1) return first.kind === 'list' ? first.items : first.kind === 'null' ? first : [first]
  return [first, ...Array.from({ length: call.size - 1 }, (_, index) => call.arg(index + 1))]
}

function itemType(call: CheckedCall, wanted: string): ExprType {
  const [first] = call.types
  if (first?.kind === 'table') {
    if (call.types.length === 2) return call.types[1]!
    return call.fail(`明细表请写明汇总哪一列，如 ${call.node.name}(${first.name}.列名)`, 0)
  }
  if (call.types.length === 1) {
    if (first?.kind === 'list' || first?.kind === 'unknown') return call.itemOf(0)
    return call.fail(`${call.node.name} 需要${wanted}：明细表的列、清单或几个值`, 0)
  }
  return call.types.reduce((left, right, index) => call.common(left, right, index))
}

function numeric(call: CheckedCall): ExprType {
  const type = itemType(call, '数')
  return type.kind === 'number' || type.kind === 'unknown' || type.kind === 'null'
    ? type
    : call.fail(`${call.node.name} 只能汇总数`, call.types.length - 1)
}

function ordered(call: CheckedCall): ExprType {
  const type = itemType(call, '数或日期')
  return ['number', 'date', 'datetime', 'unknown', 'null'].includes(type.kind) ? type : call.fail(`${call.node.name} 只用于数和日期`, 0)
}

function total(call: RunningCall, items: readonly Value[]): Value {
  const unknown = unknownOf(items)
  if (unknown) return unknown
  let sum: Value = numberValue(new Decimal(0), 'zero')
  for (const item of items) {
    if (item.kind !== 'number') return mismatch('数', item)
    sum = arithmetic('+', sum, item, call.scope.calendar, '')
  }
  return sum
}

const extreme = (name: 'min' | 'max', title: string, sign: 1 | -1): FunctionSpec => ({
  name,
  group: '汇总',
  title,
  signature: `${name}(甲, 乙, …) 或 ${name}(明细.列) 或 ${name}(明细, 式)`,
  summary: `${title}；没有行时未知`,
  arity: [1, 50],
  perRow: true,
  check: ordered,
  run(call) {
    const items = itemsOf(call)
    if (!Array.isArray(items)) return items
    const unknown = unknownOf(items)
    if (unknown) return unknown
    let best = items[0]
    if (!best) return nothing(`没有数据：${call.show(call.node)}`)
    for (const item of items.slice(1)) {
      const compared = order(item, best)
      if (typeof compared !== 'number') return compared
      if (compared === sign) best = item
    }
    return best
  },
})

/** Kleene over rows or a list of 是/否: the deciding value wins over unknowns. */
const quantifier = (name: 'all' | 'any', title: string, deciding: boolean): FunctionSpec => ({
  name,
  group: '汇总',
  title,
  signature: `${name}(明细, 条件)`,
  summary: deciding ? '至少一行满足条件；没有行时为否' : '每一行都满足条件；没有行时为是',
  arity: [1, 2],
  perRow: true,
  check(call) {
    const [first] = call.types
    if (call.types.length === 2) {
      call.expect(0, 'table')
      call.expect(1, 'bool')
    } else if (first && call.itemOf(0).kind !== 'bool' && call.itemOf(0).kind !== 'unknown') {
      call.fail(`${name} 需要明细表和条件：${name}(明细, 条件)`)
    }
    return boolType
  },
  run(call) {
    const items = itemsOf(call)
    if (!Array.isArray(items)) return items
    const unknowns: NullValue[] = []
    for (const item of items) {
      if (item.kind === 'bool' && item.value === deciding) return item
      if (item.kind !== 'bool') unknowns.push(mismatch('是否', item))
    }
    return unknowns.length > 0 ? merge(...unknowns) : boolValue(!deciding)
  },
})

/** Functions over the rows of a detail table, a column or a list. An empty cell makes the result unknown and names the cell. */
export const aggregateFunctions: FunctionSpec[] = [
  {
    name: 'sum',
    group: '汇总',
    title: '合计',
    signature: 'sum(明细.列) 或 sum(明细, 式) 或 sum(甲, 乙, …)',
    summary: '合计；没有行时为 0。空格可写 sum(明细, coalesce(列, 0)) 按 0 计',
    arity: [1, 50],
    perRow: true,
    check: numeric,
    run(call) {
      const items = itemsOf(call)
      return Array.isArray(items) ? total(call, items) : items
    },
  },
  {
    name: 'avg',
    group: '汇总',
    title: '平均',
    signature: 'avg(明细.列) 或 avg(明细, 式) 或 avg(甲, 乙, …)',
    summary: '算术平均；没有行时未知',
    arity: [1, 50],
    perRow: true,
    check: numeric,
    run(call) {
      const items = itemsOf(call)
      if (!Array.isArray(items)) return items
      if (items.length === 0) return nothing(`没有数据：${call.show(call.node)}`)
      const sum = total(call, items)
      return sum.kind === 'number' ? numberValue(sum.value.div(items.length), sum.dimension) : sum
    },
  },
  {
    name: 'count',
    group: '汇总',
    title: '个数',
    signature: 'count(明细) 或 count(明细, 条件) 或 count(清单)',
    summary: '行数、满足条件的行数，或清单中有值的个数',
    arity: [1, 2],
    perRow: true,
    check(call) {
      call.expect(0, 'table', 'list')
      if (call.types.length === 2 && call.expect(0, 'table')) call.expect(1, 'bool')
      return numberType()
    },
    run(call) {
      const first = call.arg(0)
      if (first.kind === 'table' && call.size === 1) return numberValue(new Decimal(first.rows.length))
      if (first.kind !== 'table' && first.kind !== 'list') return mismatch('明细表或清单', first)
      if (first.kind === 'list') return numberValue(new Decimal(first.items.filter((item) => item.kind !== 'null').length))
      const items = itemsOf(call)
      if (!Array.isArray(items)) return items
      const unknown = unknownOf(items)
      return unknown ?? numberValue(new Decimal(items.filter((item) => item.kind === 'bool' && item.value).length))
    },
  },
  extreme('min', '最小值', -1),
  extreme('max', '最大值', 1),
  quantifier('all', '全部满足', false),
  quantifier('any', '任一满足', true),
  {
    name: 'distinct',
    group: '汇总',
    title: '去重',
    signature: 'distinct(明细.列)',
    summary: '去掉重复和空值后的清单，常与 count 连用',
    arity: [1, 1],
    check: (call) => (call.expect(0, 'list') ? call.types[0]! : unknownType),
    run(call) {
      const list = call.arg(0)
      if (list.kind !== 'list') return mismatch('清单', list)
      const seen = new Map(list.items.filter((item) => item.kind !== 'null').map((item) => [keyOf(item), item]))
      return { kind: 'list', items: [...seen.values()] }
    },
  },
]
