import { Decimal } from '@/lib/kernel/decimal'
import type { FunctionSpec, RunningCall } from '@/lib/kernel/expr/functions/spec'
import { compilePattern } from '@/lib/kernel/expr/safe-pattern'
import { boolType, numberType } from '@/lib/kernel/expr/types'
import { usccValid } from '@/lib/kernel/expr/uscc'
import { boolValue, mismatch, type NullValue, nothing, numberValue, unknownOf, type Value } from '@/lib/kernel/expr/values'

function texts(call: RunningCall): string[] | NullValue {
  const values = Array.from({ length: call.size }, (_, index) => call.arg(index))
  const unknown = unknownOf(values)
  if (unknown) return unknown
  const result: string[] = []
  for (const value of values) {
    if (value.kind !== 'text') return mismatch('文字', value)
    call.spend(Math.ceil(value.value.length / 1000))
    result.push(value.value)
  }
  return result
}

const test = (
  name: string,
  title: string,
  signature: string,
  summary: string,
  size: 1 | 2,
  decide: (text: string, other: string) => Value,
): FunctionSpec => ({
  name,
  group: '文字',
  title,
  signature,
  summary,
  arity: [size, size],
  check(call) {
    for (let index = 0; index < size; index += 1) call.expect(index, 'text')
    return boolType
  },
  run(call) {
    const found = texts(call)
    return Array.isArray(found) ? decide(found[0]!, found[1] ?? '') : found
  },
})

/** Functions of texts. Texts are compared as typed; no case folding, no trimming. */
export const textFunctions: FunctionSpec[] = [
  {
    name: 'length',
    group: '文字',
    title: '长度',
    signature: 'length(文字或清单)',
    summary: '文字的字数，或清单、明细表的个数',
    arity: [1, 1],
    check(call) {
      call.expect(0, 'text', 'list', 'table')
      return numberType()
    },
    run(call) {
      const value = call.arg(0)
      if (value.kind === 'text') return numberValue(new Decimal([...value.value].length))
      if (value.kind === 'list') return numberValue(new Decimal(value.items.length))
      return value.kind === 'table' ? numberValue(new Decimal(value.rows.length)) : mismatch('文字或清单', value)
    },
  },
  test('contains', '包含', "contains(文字, '词')", '文字中有这个词', 2, (text, word) => boolValue(text.includes(word))),
  test('starts_with', '开头为', "starts_with(文字, '词')", '文字以这个词开头', 2, (text, word) => boolValue(text.startsWith(word))),
  {
    name: 'contains_any',
    group: '文字',
    title: '包含任一',
    signature: "contains_any(文字, ['词', …])",
    summary: '文字中有清单里的任一个词',
    arity: [2, 2],
    check(call) {
      call.expect(0, 'text')
      if (call.expect(1, 'list') && !['text', 'unknown'].includes(call.itemOf(1).kind)) call.fail('第二个参数应为文字的清单', 1)
      return boolType
    },
    run(call) {
      const [text, words] = [call.arg(0), call.arg(1)]
      const unknown = unknownOf([text, words])
      if (unknown) return unknown
      if (text.kind !== 'text') return mismatch('文字', text)
      if (words.kind !== 'list') return mismatch('清单', words)
      call.spend(words.items.length * Math.ceil(text.value.length / 1000))
      return boolValue(words.items.some((word) => word.kind === 'text' && text.value.includes(word.value)))
    },
  },
  {
    name: 'matches',
    group: '文字',
    title: '符合格式',
    signature: "matches(文字, '正则')",
    summary: '文字中有一处符合格式；整段符合请用 ^…$。格式须为引号内的固定文字，至多 200 字，不得重复套重复',
    arity: [2, 2],
    check(call) {
      call.expect(0, 'text')
      const pattern = call.node.args[1]!
      if (pattern.kind !== 'text') return call.fail('格式须为引号内的固定文字', 1)
      const compiled = compilePattern(pattern.value)
      if (!compiled.ok) call.fail(`格式有误：${compiled.message}`, 1)
      return boolType
    },
    run(call) {
      const found = texts(call)
      if (!Array.isArray(found)) return found
      const [text = '', source = ''] = found
      const compiled = compilePattern(source)
      if (!compiled.ok) return nothing(`格式有误：${compiled.message}`)
      call.spend(Math.ceil((text.length * compiled.size) / 1000))
      return boolValue(compiled.test(text))
    },
  },
  test('uscc_valid', '统一社会信用代码有效', 'uscc_valid(文字)', '18 位统一社会信用代码且校验位正确', 1, (text) =>
    boolValue(usccValid(text.trim())),
  ),
]
