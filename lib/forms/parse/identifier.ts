import { usccCheckCharacter, usccValid } from '@/lib/kernel/expr/uscc'
import { isAdcode, qingdaoDistricts } from './adcodes'
import { parseEnum } from './choice'
import { cleanLine, halfWidth, quoted } from './clean-text'
import { bad, type CodeItem, good, type ParsableField, type Parsed } from './parsed'

export { usccCheckCharacter }

const mostFiles = 50

/** 统一社会信用代码, upper case, check character verified. */
export function parseUscc(field: ParsableField, raw: unknown): Parsed<string | null> {
  const code = compact(raw)?.toUpperCase()
  if (code === '') return good(null)
  if (code === undefined || code.length !== 18) {
    return bad(`${field.label}须为 18 位统一社会信用代码；当前为${quoted(raw)}${code ? `（${code.length} 位）` : ''}`)
  }
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) {
    return bad(`${field.label}只含数字和大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字；当前为${quoted(code)}`)
  }
  if (usccValid(code)) return good(code)
  return bad(`${field.label}校验位不符（按前 17 位末位应为 ${usccCheckCharacter(code)}），请核对是否录错；当前为${quoted(code)}`)
}

/** A mobile number, or area code and landline (`0532-85912345`, extension after another `-`). */
export function parsePhone(field: ParsableField, raw: unknown): Parsed<string | null> {
  const typed = compact(raw)
  if (typed === '') return good(null)
  const text = typed?.replace(/^\+?86-?(?=1)/, '').replace(/^\((0\d{2,3})\)-?/, '$1-')
  if (text !== undefined) {
    const mobile = text.replace(/-/g, '')
    if (/^1[3-9]\d{9}$/.test(mobile)) return good(mobile)
    const landline = /^(0(?:10|2\d|[3-9]\d{2}))-?([2-8]\d{6,7})(-\d{1,6})?$/.exec(text)
    if (landline) return good(`${landline[1]}-${landline[2]}${landline[3] ?? ''}`)
  }
  return bad(`${field.label}须为 11 位手机号或“区号-座机”，如 13800000000 或 0532-85912345；当前为${quoted(raw)}`)
}

/** Six digits of a place; the name of a Qingdao district is understood. */
export function parseAdcode(field: ParsableField, raw: unknown): Parsed<string | null> {
  const text = typeof raw === 'number' ? String(raw) : compact(raw)
  if (text === '') return good(null)
  if (text !== undefined && isAdcode(text)) return good(text)
  const named = Object.entries(qingdaoDistricts).find(
    ([, name]) => text === name || text === `青岛市${name}` || text === `山东省青岛市${name}`,
  )
  return named ? good(named[0]) : bad(`${field.label}须为 6 位行政区划代码，如 370202(市南区);当前为${quoted(raw)}`)
}

/** The id of an organisation, a person's account or a record; whether it exists and may be chosen is the server's question. */
export function parseReference(
  field: ParsableField,
  raw: unknown,
  list: readonly CodeItem[] | undefined,
  open = false,
): Parsed<string | null> {
  const listed = list ? parseEnum(field, raw, list) : null
  if (listed && (listed.ok || !open)) return listed
  const text = typeof raw === 'string' && raw.length <= 200 ? cleanLine(raw) : undefined
  if (text === '') return good(null)
  if (text !== undefined && /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/.test(text)) return good(text)
  return bad(`${field.label}须从列表中选择；${quoted(raw)}无法识别`)
}

/** A code of a standard list: GB/T 4754 classes and countries by their form, others by the list handed over. */
export function parseCode(field: ParsableField, raw: unknown, list: readonly CodeItem[] | undefined): Parsed<string | null> {
  const text = compact(raw)
  if (list || text === undefined) return parseEnum(field, raw, list)
  if (text === '') return good(null)
  const form = codeForms.get(field.list ?? '')
  if (!form) return parseEnum(field, raw, list)
  const code = text.toUpperCase()
  return form.regex.test(code) ? good(code) : bad(`${field.label}须为${form.say}；当前为${quoted(raw)}`)
}

const codeForms = new Map([
  ['GB/T4754', { regex: /^[A-T](?:\d{2,4})?$/, say: '国民经济行业代码（门类字母加 2 至 4 位数字），如 K7010' }],
  ['country', { regex: /^[A-Z]{2,3}$/, say: '国家（地区）代码，如 CN 或 CHN' }],
])

/** A person's name: 2 to 30 characters, Chinese or Latin letters, · and spaces between. */
export function parsePerson(field: ParsableField, raw: unknown): Parsed<string | null> {
  const text = typeof raw === 'string' && raw.length <= 200 ? cleanLine(raw).replace(/[\u2022\u30fb\u2027\uff0e]/g, '·') : undefined
  if (text === '') return good(null)
  if (text !== undefined && /^[\p{L}][\p{L}\p{M}·.' -]{1,29}$/u.test(text)) return good(text)
  return bad(`${field.label}须为 2 至 30 字的姓名；当前为${quoted(raw)}`)
}

/** Ids of uploaded files, each once. */
export function parseFiles(field: ParsableField, raw: unknown): Parsed<string[] | null> {
  const ids = typeof raw === 'string' ? [raw] : Array.isArray(raw) ? raw : null
  if (!ids) return bad(`${field.label}须为已上传的附件；当前为${quoted(raw)}`)
  const most = field.max === undefined ? mostFiles : Number(field.max)
  if (ids.length > most) return bad(`${field.label}最多 ${most} 个附件；当前为 ${ids.length} 个`)
  const known = new Set<string>()
  for (const id of ids) {
    if (id === '') continue
    if (typeof id !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id)) return bad(`${field.label}中有无法识别的附件，请重新上传`)
    known.add(id)
  }
  return good(known.size === 0 ? null : [...known])
}

function compact(raw: unknown): string | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw)
  return typeof raw === 'string' && raw.length <= 200 ? halfWidth(raw).replace(/\s+/g, '') : undefined
}
