import type { z } from 'zod'
import { type FieldErrors, Refusal } from '@/lib/kernel/refusal'

/** Parses untrusted input; a wrong one becomes a Refusal with one Chinese message per field path. */
export function parseInput<T>(schema: z.ZodType<T>, raw: unknown): T {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const fields: FieldErrors = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.') || '_'
    fields[path] ??= inChinese(issue)
  }
  const first = Object.values(fields)[0] ?? '格式不正确'
  throw new Refusal('invalid', `填写有误,共 ${Object.keys(fields).length} 处:${first}`, fields)
}

function inChinese(issue: z.core.$ZodIssue): string {
  if (/[一-鿿]/.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return `应为${typeNames[issue.expected] ?? issue.expected}`
    case 'too_small':
      return `不得少于 ${issue.minimum}`
    case 'too_big':
      return `不得超过 ${issue.maximum}`
    case 'invalid_value':
      return `只能是:${issue.values.map(String).join('、')}`
    case 'unrecognized_keys':
      return `含有不认识的字段:${issue.keys.join('、')}`
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
