import { Decimal } from '@/lib/kernel/decimal'
import type { FunctionSpec } from '@/lib/kernel/expr/functions/spec'
import { approximately } from '@/lib/kernel/expr/operators'
import { boolType } from '@/lib/kernel/expr/types'
import { meetingOf } from '@/lib/kernel/expr/units'
import { merge, mismatch, nothing, numberValue } from '@/lib/kernel/expr/values'

const rounding = (name: string, title: string, summary: string, apply: (value: Decimal) => Decimal): FunctionSpec => ({
  name,
  group: '数值',
  title,
  signature: `${name}(数)`,
  summary,
  arity: [1, 1],
  check: (call) => (call.expect(0, 'number') ? call.types[0]! : call.types[0]!),
  run(call) {
    const value = call.arg(0)
    return value.kind === 'number' ? numberValue(apply(value.value), value.dimension) : mismatch('数', value)
  },
})

/** Functions of single numbers. Amounts are in 元 and percentages are ratios when they arrive here. */
export const numberFunctions: FunctionSpec[] = [
  rounding('abs', '绝对值', '去掉正负号后的数', (value) => value.abs()),
  rounding('floor', '向下取整', '不大于它的最大整数(金额按元)', (value) => value.floor()),
  rounding('ceil', '向上取整', '不小于它的最小整数(金额按元)', (value) => value.ceil()),
  {
    name: 'round',
    group: '数值',
    title: '四舍五入',
    signature: 'round(数, 位数)',
    summary: '四舍五入到小数点后若干位，缺省 0 位；位数 -8 至 20，负数取整到十、百、千(金额按元：round(x, -4) 到万元)',
    arity: [1, 2],
    check(call) {
      call.expect(0, 'number')
      if (call.types.length > 1) call.expect(1, 'number')
      return call.types[0]!
    },
    run(call) {
      const value = call.arg(0)
      const places = call.size > 1 ? call.arg(1) : numberValue(new Decimal(0))
      if (value.kind !== 'number') return places.kind === 'null' && value.kind === 'null' ? merge(value, places) : mismatch('数', value)
      if (places.kind !== 'number') return mismatch('数', places)
      if (!places.value.isInteger() || places.value.gt(20) || places.value.lt(-8)) return nothing('round 的位数应为 -8 至 20 的整数')
      const factor = new Decimal(10).pow(places.value)
      return numberValue(value.value.times(factor).round().div(factor), value.dimension)
    },
  },
  {
    name: 'approx',
    group: '数值',
    title: '约等于',
    signature: 'approx(左, 右, 公差)',
    summary: '|左−右| ≤ 公差 × max(|左|, |右|);公差可写 2%',
    arity: [3, 3],
    check(call) {
      const numbers = [0, 1, 2].map((index) => call.expect(index, 'number')).every(Boolean)
      const [left, right] = call.types
      if (numbers && left?.kind === 'number' && right?.kind === 'number') {
        const meeting = meetingOf(left.dimension, right.dimension)
        if (!meeting.ok) call.fail(meeting.message, 1)
      }
      return boolType
    },
    run(call) {
      const tolerance = call.arg(2)
      return tolerance.kind === 'number' ? approximately(call.arg(0), call.arg(1), tolerance.value) : mismatch('数', tolerance)
    },
  },
]
