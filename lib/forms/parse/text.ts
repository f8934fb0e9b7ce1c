import { cleanLine, cleanText, quoted } from './clean-text'
import { bad, good, type ParsableField, type Parsed } from './parsed'

const longest = { text: 2000, textarea: 20_000 } as const

/** One line or a paragraph, within its length; a pattern that takes too long to compile or is broken never lets a value through silently. */
export function parseText(field: ParsableField, raw: unknown, kind: 'text' | 'textarea'): Parsed<string | null> {
  if (typeof raw === 'number' && Number.isFinite(raw)) return parseText(field, String(raw), kind)
  if (typeof raw !== 'string') return bad(`${field.label}须为文字;当前为${quoted(raw)}`)
  const max = field.maxLength ?? longest[kind]
  if (raw.length > max * 2 + 1000) return bad(tooLong(field, max, raw.length))
  const text = kind === 'text' ? cleanLine(raw) : cleanText(raw)
  if (text === '') return good(null)
  const length = [...text].length
  if (length > max) return bad(tooLong(field, max, length))
  if (field.minLength !== undefined && length < field.minLength) {
    return bad(`${field.label}不少于 ${field.minLength} 字;当前为 ${length} 字`)
  }
  if (field.pattern && !new RegExp(`^(?:${field.pattern.regex})$`, 'u').test(text)) {
    return bad(`${field.label}${field.pattern.message};当前为${quoted(text)}`)
  }
  return good(text)
}

function tooLong(field: ParsableField, max: number, length: number): string {
  return `${field.label}不超过 ${max} 字;当前为 ${length} 字`
}
