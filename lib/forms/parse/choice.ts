import { cleanLine, halfWidth, quoted } from './clean-text'
import { bad, type CodeItem, good, type ParsableField, type Parsed } from './parsed'

const yes = new Set(['是', '有', '√', 'true', 'TRUE', 'True', '1', 'Y', 'y'])
const no = new Set(['否', '无', '×', 'false', 'FALSE', 'False', '0', 'N', 'n'])
const mostChoices = 200

/** 是/否 as true/false. */
export function parseBool(field: ParsableField, raw: unknown): Parsed<boolean | null> {
  if (typeof raw === 'boolean') return good(raw)
  if (raw === 1 || raw === 0) return good(raw === 1)
  const text = typeof raw === 'string' ? halfWidth(raw).trim() : null
  if (text === '') return good(null)
  if (text !== null && yes.has(text)) return good(true)
  if (text !== null && no.has(text)) return good(false)
  return bad(`${field.label}须选择“是”或“否”；当前为${quoted(raw)}`)
}

/** One of the options, or the code of one entry of the field's list (its name is understood too). */
export function parseEnum(field: ParsableField, raw: unknown, list: readonly CodeItem[] | undefined): Parsed<string | null> {
  if (typeof raw === 'number') return parseEnum(field, String(raw), list)
  if (typeof raw !== 'string' || raw.length > 400) return bad(`${field.label}须为单项选择；当前为${quoted(raw)}`)
  const text = cleanLine(raw)
  if (text === '') return good(null)
  const choice = pick(field, text, list)
  return choice === null ? bad(notOffered(field, text)) : good(choice)
}

/** Several options without repetition, in the order of the form; text is split at 、,;. */
export function parseMulti(field: ParsableField, raw: unknown, list: readonly CodeItem[] | undefined): Parsed<string[] | null> {
  const parts = typeof raw === 'string' ? split(field, raw) : Array.isArray(raw) ? raw : null
  if (!parts) return bad(`${field.label}须为多项选择；当前为${quoted(raw)}`)
  if (parts.length > mostChoices) return bad(`${field.label}最多选择 ${mostChoices} 项；当前为 ${parts.length} 项`)
  const chosen = new Set<string>()
  for (const part of parts) {
    const one = parseEnum(field, part, list)
    if (!one.ok) return one
    if (one.value !== null) chosen.add(one.value)
  }
  const values = field.options ? field.options.filter((option) => chosen.has(option)) : [...chosen]
  if (values.length === 0) return good(null)
  if (field.min !== undefined && values.length < Number(field.min)) {
    return bad(`${field.label}至少选择 ${field.min} 项；当前为 ${values.length} 项`)
  }
  if (field.max !== undefined && values.length > Number(field.max)) {
    return bad(`${field.label}最多选择 ${field.max} 项；当前为 ${values.length} 项`)
  }
  return good(values)
}

function split(field: ParsableField, text: string): string[] {
  if (field.options?.includes(cleanLine(text))) return [text]
  return text.length > 20_000 ? [text] : text.split(/[\u3001\uff0c,\uff1b;\n]/)
}

function pick(field: ParsableField, text: string, list: readonly CodeItem[] | undefined): string | null {
  if (field.options) return field.options.find((option) => option === text || halfWidth(option) === halfWidth(text)) ?? null
  if (list) return inList(field, text, list)
  return /^[\p{L}\p{N}][\p{L}\p{N}\-_./()()·]{0,99}$/u.test(text) ? text : null
}

function inList(field: ParsableField, text: string, list: readonly CodeItem[]): string | null {
  const code = halfWidth(text).toUpperCase()
  const item = list.find((one) => one.code === text) ?? list.find((one) => one.name === text) ?? list.find((one) => one.code === code)
  if (item) return item.code
  // GB/T 4754 goes down to four digits; the list need not, as long as it has the 大类.
  const finer = field.list === 'GB/T4754' && /^[A-T]\d{3,4}$/.test(code) && list.some((one) => one.code === code.slice(0, 3))
  return finer ? code : null
}

function notOffered(field: ParsableField, text: string): string {
  const options = field.options ?? []
  if (options.length === 0) return `${field.label}须从目录中选择；${quoted(text)}不在目录中`
  const offered = options.slice(0, 12).join('、') + (options.length > 12 ? ' 等' : '')
  return `${field.label}须从 ${offered} 中选择；当前为${quoted(text)}`
}
