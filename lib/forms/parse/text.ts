import { compilePattern } from '@/lib/kernel/expr/safe-pattern'
import { cleanLine, cleanText, quoted } from './clean-text'
import { bad, good, type ParsableField, type Parsed } from './parsed'

const longest = { text: 2000, textarea: 20_000 } as const

/** One line or a paragraph, within its length; a pattern that is broken lets nothing through and says so. */
export function parseText(field: ParsableField, raw: unknown, kind: 'text' | 'textarea'): Parsed<string | null> {
  if (typeof raw === 'number' && Number.isFinite(raw)) return parseText(field, String(raw), kind)
  if (typeof raw !== 'string') return bad(`${field.label}须为文字；当前为${quoted(raw)}`)
  const max = field.maxLength ?? longest[kind]
  if (raw.length > max * 2 + 1000) return bad(tooLong(field, max, raw.length))
  const text = kind === 'text' ? cleanLine(raw) : cleanText(raw)
  if (text === '') return good(null)
  const length = [...text].length
  if (length > max) return bad(tooLong(field, max, length))
  if (field.minLength !== undefined && length < field.minLength) {
    return bad(`${field.label}不少于 ${field.minLength} 字；当前为 ${length} 字`)
  }
  if (field.pattern) return matchPattern(field, field.pattern, text)
  return good(text)
}

function matchPattern(field: ParsableField, pattern: { regex: string; message: string }, text: string): Parsed<string> {
  const compiled = compilePattern(`^(${pattern.regex})$`)
  if (!compiled.ok) return bad(`${field.label}的格式设定有误（${compiled.message}），请联系管理员修改表单`)
  return compiled.test(text) ? good(text) : bad(`${field.label}${pattern.message}；当前为${quoted(text)}`)
}

function tooLong(field: ParsableField, max: number, length: number): string {
  return `${field.label}不超过 ${max} 字；当前为 ${length} 字`
}
