import type { CheckedCall, FunctionSpec } from '@/lib/kernel/expr/functions/spec'
import { boolType } from '@/lib/kernel/expr/types'
import { boolValue, keyOf, mismatch, nothing, unknownOf } from '@/lib/kernel/expr/values'

function sameItems(call: CheckedCall, second: number): void {
  const [left, right] = [call.itemOf(0), second === 1 && call.types[1]?.kind === 'list' ? call.itemOf(1) : call.types[1]!]
  if (left.kind === 'unknown' || right.kind === 'unknown') return
  if (left.kind !== right.kind) call.fail('两边的类型不同', 1)
}

/** Functions of lists (multiple choice fields, columns, list literals) and of uploaded materials. */
export const listFunctions: FunctionSpec[] = [
  {
    name: 'includes',
    group: '清单',
    title: '包含选项',
    signature: "includes(清单, '值')",
    summary: '清单(多选项、明细的列)中有这个值',
    arity: [2, 2],
    check(call) {
      if (call.expect(0, 'list')) sameItems(call, 1)
      return boolType
    },
    run(call) {
      const [list, item] = [call.arg(0), call.arg(1)]
      const unknown = unknownOf([list, item])
      if (unknown) return unknown
      if (list.kind !== 'list') return mismatch('清单', list)
      if (list.items.some((one) => keyOf(one) === keyOf(item))) return boolValue(true)
      return unknownOf(list.items) ?? boolValue(false)
    },
  },
  {
    name: 'intersects',
    group: '清单',
    title: '有交集',
    signature: 'intersects(清单甲, 清单乙)',
    summary: '两个清单有共同的值',
    arity: [2, 2],
    check(call) {
      if (call.expect(0, 'list') && call.expect(1, 'list')) sameItems(call, 1)
      return boolType
    },
    run(call) {
      const [left, right] = [call.arg(0), call.arg(1)]
      const unknown = unknownOf([left, right])
      if (unknown) return unknown
      if (left.kind !== 'list') return mismatch('清单', left)
      if (right.kind !== 'list') return mismatch('清单', right)
      call.spend(left.items.length + right.items.length)
      const keys = new Set(right.items.filter((item) => item.kind !== 'null').map(keyOf))
      if (left.items.some((item) => item.kind !== 'null' && keys.has(keyOf(item)))) return boolValue(true)
      return unknownOf([...left.items, ...right.items]) ?? boolValue(false)
    },
  },
  {
    name: 'material',
    group: '材料',
    title: '已上传',
    signature: "material('材料代码')",
    summary: '该材料已上传(或由底座提供)',
    arity: [1, 1],
    check(call) {
      if (call.node.args[0]!.kind !== 'text') call.fail('材料代码须为引号内的固定文字', 0)
      return boolType
    },
    run(call) {
      const key = call.arg(0)
      if (key.kind !== 'text') return key.kind === 'null' ? key : nothing('类型不符：材料代码应为文字')
      return boolValue(call.scope.materials.has(key.value))
    },
  },
]
