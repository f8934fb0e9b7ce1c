import type { FunctionSpec } from '@/lib/kernel/expr/functions/spec'
import { boolType } from '@/lib/kernel/expr/types'
import { boolValue, merge, mismatch, type Value } from '@/lib/kernel/expr/values'

function isEmpty(value: Value): boolean {
  if (value.kind === 'null') return true
  if (value.kind === 'text') return value.value.trim() === ''
  if (value.kind === 'list') return value.items.every((item) => item.kind === 'null')
  return value.kind === 'table' && value.rows.length === 0
}

const emptiness = (name: string, title: string, wanted: boolean): FunctionSpec => ({
  name,
  group: '逻辑',
  title,
  signature: `${name}(值)`,
  summary: wanted ? '没有填写、底座没有、空文字、空清单或没有行的明细表时为是' : '与 is_empty 相反',
  arity: [1, 1],
  check: () => boolType,
  run: (call) => boolValue(isEmpty(call.arg(0)) === wanted),
})

/** Functions that decide, and the only ones that take an unknown value without becoming unknown. */
export const logicFunctions: FunctionSpec[] = [
  {
    name: 'if',
    group: '逻辑',
    title: '如果',
    signature: 'if(条件, 甲, 乙)',
    summary: '条件为是取甲，为否取乙；条件未知则结果未知',
    arity: [3, 3],
    check(call) {
      call.expect(0, 'bool')
      return call.common(call.types[1]!, call.types[2]!, 2)
    },
    run(call) {
      const condition = call.arg(0)
      if (condition.kind !== 'bool') return mismatch('是否', condition)
      return call.arg(condition.value ? 1 : 2)
    },
  },
  {
    name: 'coalesce',
    group: '逻辑',
    title: '首个有值',
    signature: 'coalesce(甲, 乙, …)',
    summary: '从左到右第一个有值的；都没有值时未知',
    arity: [1, 20],
    check: (call) => call.types.reduce((left, right, index) => call.common(left, right, index)),
    run(call) {
      const unknowns = []
      for (let index = 0; index < call.size; index += 1) {
        const value = call.arg(index)
        if (value.kind !== 'null') return value
        unknowns.push(value)
      }
      return merge(...unknowns)
    },
  },
  emptiness('is_empty', '未填写', true),
  emptiness('not_empty', '已填写', false),
]
