import type { z } from 'zod'
import { type FieldErrors, Refusal } from '@/lib/kernel/refusal'

/** Parses untrusted input; a wrong one becomes a Refusal with one Chinese message per field path. */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
  refuseUnstorable(raw)
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const fields: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.') || '_'
    fields[path] ??= inChinese(issue)
  }
  const first = Object.values(fields)[0] ?? '格式不正确'
  throw new Refusal('invalid', `填写有误，共 ${Object.keys(fields).length} 处：${first}`, fields)
}

/** Deeper or bigger than any form of the platform. */
const deepest = 40
const mostMembers = 500_000

type Place = { value: object; key: string; above: Place | null; depth: number }

// PostgreSQL keeps no NUL and no half of a surrogate pair, neither in text nor in jsonb; and nothing may overflow a recursion below.
function refuseUnstorable(raw: unknown): void {
  if (!keepable(raw)) refuse(null, '')
  if (typeof raw !== 'object' || raw === null) return
  const waiting: Place[] = [{ value: raw, key: '', above: null, depth: 0 }]
  let members = 1
  for (let at = 0; at < waiting.length; at++) {
    const place = waiting[at]!
    const keys = Object.keys(place.value)
    members += keys.length
    if (place.depth >= deepest || members > mostMembers) throw new Refusal('too_large', '提交的内容过多或层次过深。')
    const list = Array.isArray(place.value)
    for (const key of keys) {
      const value = (place.value as Record<string, unknown>)[key]
      // A key that cannot be kept is named by what holds it.
      if (!list && !storable(key)) refuse(place, '')
      if (!keepable(value)) refuse(place, key)
      if (typeof value === 'object' && value !== null) waiting.push({ value, key, above: place, depth: place.depth + 1 })
    }
  }
}

const keepable = (value: unknown) =>
  typeof value === 'string' ? storable(value) : !(value instanceof Date && Number.isNaN(value.getTime()))

/** Refuses a value by where it stands, as fields are named. */
function refuse(holder: Place | null, key: string): never {
  const keys = [key]
  for (let at = holder; at; at = at.above) keys.unshift(at.key)
  const path = keys.filter((one) => one !== '').join('.')
  const message = '含有无法保存的内容，请删除后重新输入'
  throw new Refusal('invalid', `填写有误：${message}`, { [storable(path) ? path || '_' : '_']: message })
}

// Most text has no surrogates at all, which is seen at once; only then is it asked whether they come in pairs.
const storable = (text: string) => !text.includes('\0') && (!/[\ud800-\udfff]/.test(text) || !/\p{Surrogate}/u.test(text))

/** What a zod issue says, in Chinese. */
export function inChinese(issue: z.core.$ZodIssue): string {
  // The library's own words may hold Chinese as well: the values of a choice.
  if (/[一-鿿]/.test(issue.message) && !/^Invalid /.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      // What is not there at all is of no wrong type.
      if (issue.message.endsWith('received undefined')) return '不能为空'
      return `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? '不能为空' : `不得少于 ${issue.minimum}${countWord(issue.origin)}`
    case 'too_big':
      return `不得超过 ${issue.maximum}${countWord(issue.origin)}`
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `含有不认识的字段：${issue.keys.join('、')}`
    default:
      return '格式不正确'
  }
}

const countWord = (origin: string) => (origin === 'string' ? ' 个字' : origin === 'array' || origin === 'set' ? ' 项' : '')

const typeNames: Record<string, string> = {
  string: '文本',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  int: '整数',
  date: '日期',
}
