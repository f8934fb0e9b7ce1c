import { Decimal } from '@/lib/kernel/decimal'
import type { FunctionSpec, RunningCall } from '@/lib/kernel/expr/functions/spec'
import { shiftDate } from '@/lib/kernel/expr/operators'
import { boolType, dateType, type ExprType, numberType } from '@/lib/kernel/expr/types'
import type { Dimension } from '@/lib/kernel/expr/units'
import { boolValue, merge, mismatch, type NullValue, nothing, numberValue, type Value } from '@/lib/kernel/expr/values'
import { daysBetween, isDate, monthsBetween } from '@/lib/kernel/workday'

function dateArg(call: RunningCall, index: number): string | NullValue {
  const value = call.arg(index)
  return value.kind === 'date' || value.kind === 'datetime' ? value.value.slice(0, 10) : mismatch('日期', value)
}

const between = (
  name: string,
  title: string,
  summary: string,
  dimension: Dimension,
  measure: (call: RunningCall, from: string, to: string) => number,
): FunctionSpec => ({
  name,
  group: '日期',
  title,
  signature: `${name}(起, 止)`,
  summary,
  arity: [2, 2],
  check(call) {
    call.expect(0, 'date', 'datetime')
    call.expect(1, 'date', 'datetime')
    return numberType(dimension)
  },
  run(call) {
    const [from, to] = [dateArg(call, 0), dateArg(call, 1)]
    if (typeof from !== 'string') return typeof to === 'string' ? from : merge(from, to)
    return typeof to === 'string' ? numberValue(new Decimal(measure(call, from, to)), dimension) : to
  },
})

const adding = (name: string, title: string, dimension: Dimension, summary: string): FunctionSpec => ({
  name,
  group: '日期',
  title,
  signature: `${name}(日期, 数)`,
  summary,
  arity: [2, 2],
  check(call) {
    call.expect(0, 'date', 'datetime')
    const amount = call.types[1]!
    if (call.expect(1, 'number') && amount.kind === 'number' && !['number', 'zero', dimension].includes(amount.dimension)) {
      call.fail(`${name} 的第二个参数应为数`, 1)
    }
    return dateType
  },
  run(call) {
    const [date, amount] = [dateArg(call, 0), call.arg(1)]
    if (typeof date !== 'string') return amount.kind === 'null' ? merge(date, amount) : date
    return amount.kind === 'number' ? shiftDate(date, { ...amount, dimension }, call.scope.calendar) : mismatch('数', amount)
  },
})

const ofDate = (
  name: string,
  title: string,
  summary: string,
  type: ExprType,
  read: (call: RunningCall, date: string) => Value,
): FunctionSpec => ({
  name,
  group: '日期',
  title,
  signature: `${name}(日期)`,
  summary,
  arity: [1, 1],
  check(call) {
    call.expect(0, 'date', 'datetime')
    return type
  },
  run(call) {
    const date = dateArg(call, 0)
    return typeof date === 'string' ? read(call, date) : date
  },
})

const part = (from: number, to: number) => (_: RunningCall, date: string) => numberValue(new Decimal(date.slice(from, to)))

/** Functions of dates. Working days come from the calendar of the scope, today from the scope. */
export const dateFunctions: FunctionSpec[] = [
  {
    name: 'today',
    group: '日期',
    title: '今天',
    signature: 'today()',
    summary: '判断当日(由系统给出，北京时间)',
    arity: [0, 0],
    check: () => dateType,
    run: (call) => (isDate(call.scope.today) ? { kind: 'date', value: call.scope.today } : nothing('没有给出判断日期')),
  },
  {
    name: 'date',
    group: '日期',
    title: '日期',
    signature: 'date(年, 月, 日)',
    summary: '由年、月、日组成的日期；没有这一天时未知',
    arity: [3, 3],
    check(call) {
      for (const index of [0, 1, 2]) call.expect(index, 'number')
      return dateType
    },
    run(call) {
      const numbers = [0, 1, 2].map((index) => call.arg(index))
      const texts: string[] = []
      for (const value of numbers) {
        if (value.kind !== 'number') return mismatch('数', value)
        texts.push(value.value.toString().padStart(2, '0'))
      }
      const text = texts.join('-')
      return isDate(text) ? { kind: 'date', value: text } : nothing(`没有 ${text.slice(0, 20)} 这一天`)
    },
  },
  between('days_between', '相隔天数', '止 − 起 的天数，止在前为负', 'days', (_, from, to) => daysBetween(from, to)),
  between('months_between', '相隔整月数', '已满的整月数', 'months', (_, from, to) => monthsBetween(from, to)),
  between('workdays_between', '相隔工作日', '起的次日到止(含)之间的工作日数，止不晚于起为 0', 'workdays', (call, from, to) =>
    call.scope.calendar.workdaysBetween(from, to),
  ),
  adding('add_days', '加天数', 'days', '若干天之后(负数为之前)'),
  adding('add_months', '加月数', 'months', '若干月之后；当月没有该日时取月末'),
  adding('add_years', '加年数', 'years', '若干年之后'),
  adding('add_workdays', '加工作日', 'workdays', '若干工作日之后，从次日起算'),
  ofDate('year', '年份', '年份，如 2026', numberType(), part(0, 4)),
  ofDate('month', '月份', '月份，1 至 12', numberType(), part(5, 7)),
  ofDate('is_workday', '是工作日', '按工作日历(含调休)是否上班', boolType, (call, date) => boolValue(call.scope.calendar.isWorkday(date))),
  ofDate('is_weekend', '是周末', '是否星期六或星期日(不看调休)', boolType, (_, date) => {
    const weekday = (daysBetween('1970-01-01', date) + 4) % 7
    return boolValue(((weekday + 7) % 7) % 6 === 0)
  }),
]
