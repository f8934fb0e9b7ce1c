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

// PostgreSQL keeps no NUL and no half of a surrogate pair, neither in text nor in jsonb; and nothing may overflow a recursion below.
function refuseUnstorable(raw: unknown): void {
  const waiting: { value: unknown; path: string; depth: number }[] = [{ value: raw, path: '', depth: 0 }]
  for (let at = 0; at < waiting.length; at++) {
    const { value, path, depth } = waiting[at]!
    if ((typeof value === 'string' && !storable(value)) || (value instanceof Date && Number.isNaN(value.getTime()))) {
      const message = '含有无法保存的内容，请删除后重新输入'
      throw new Refusal('invalid', `填写有误：${message}`, { [storable(path) ? path || '_' : '_']: message })
    }
    if (typeof value !== 'object' || value === null) continue
    const members = Object.entries(value)
    if (depth >= deepest || waiting.length + members.length > mostMembers) throw new Refusal('too_large', '提交的内容过多或层次过深。')
    for (const [key, member] of members) {
      const inner = path ? `${path}.${key}` : key
      if (!storable(key)) waiting.push({ value: key, path, depth })
      waiting.push({ value: member, path: inner, depth: depth + 1 })
    }
  }
}

const storable = (text: string) => !text.includes('\0') && !/\p{Surrogate}/u.test(text)

/** What a zod issue says, in Chinese. */
export function inChinese(issue: z.core.$ZodIssue): string {
  if (/[一-鿿]/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'too_small':
      return `不得少于 ${issue.minimum}`
    case 'too_big':
      return `不得超过 ${issue.maximum}`
    case 'invalid_value':
      return `只能是：${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `含有不认识的字段：${issue.keys.join('、')}`
    default:
      return '格式不正确'
  }
}

const typeNames: Record<string, string> = {
  string: '文本',
  number: '数字',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  int: '整数',
  date: '日期',
}
