import { type PeriodKind, periodKinds, periodSchema } from '@/lib/kernel/period'
import { isDate } from '@/lib/kernel/workday'
import { halfWidth, quoted } from './clean-text'
import { bad, good, type ParsableField, type Parsed } from './parsed'

/** Reads 2026-01-02, 2026/1/2, 2026.1.2, 2026年1月2日 and 20260102 as a real day between 1900 and 2199; else null. */
export function readDate(raw: string): string | null {
  const text = halfWidth(raw).trim()
  const match =
    /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(text) ??
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const day = match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : ''
  return isDate(day) ? day : null
}

/** A day as `YYYY-MM-DD`; `min` and `max` of the field may be days. */
export function parseDate(field: ParsableField, raw: unknown): Parsed<string | null> {
  if (typeof raw === 'number') return parseDate(field, String(raw))
  if (typeof raw !== 'string' || raw.length > 40) return bad(`${field.label}须为日期，如 2026-01-02；当前为${quoted(raw)}`)
  if (raw.trim() === '') return good(null)
  const day = readDate(raw)
  if (!day) return bad(`${field.label}须为真实存在的日期，如 2026-01-02；当前为${quoted(raw)}`)
  return within(field, day)
}

/** A moment as `YYYY-MM-DDTHH:mm`, Beijing time; seconds are not kept, another time zone is refused. */
export function parseDateTime(field: ParsableField, raw: unknown): Parsed<string | null> {
  const wrong = bad(`${field.label}须为日期和时间（北京时间），如 2026-01-02 09:30；当前为${quoted(raw)}`)
  if (typeof raw !== 'string' || raw.length > 60) return wrong
  const text = halfWidth(raw).trim()
  if (text === '') return good(null)
  const match = /^(.+?)(?:T|\s+|(?<=日))(\d{1,2})\s*[:时]\s*(\d{1,2})\s*分?(?::\d{1,2}(?:\.\d+)?)?(?:\+08:?00)?$/.exec(text)
  const day = match ? readDate(match[1]!) : null
  if (!match || !day || Number(match[2]) > 23 || Number(match[3]) > 59) return wrong
  return within(field, `${day}T${match[2]!.padStart(2, '0')}:${match[3]!.padStart(2, '0')}`)
}

function within(field: ParsableField, value: string): Parsed<string> {
  const day = value.slice(0, 10)
  if (field.min && day < field.min) return bad(`${field.label}须不早于 ${field.min}；当前为 ${day}`)
  if (field.max && day > field.max) return bad(`${field.label}须不晚于 ${field.max}；当前为 ${day}`)
  return good(value)
}

const periodExamples: Record<PeriodKind, string> = {
  month: '月份，如 2026年11月',
  quarter: '季度，如 2026年三季度',
  year: '年度，如 2026年度',
  term: '三年任期，如 2025—2027年任期',
}

/** The kind a period field asks for by its `list`; a month when it says nothing. */
export function periodKindOf(field: Pick<ParsableField, 'list'>): PeriodKind {
  return periodKinds.find((kind) => kind === field.list) ?? 'month'
}

/** A period as `YYYYMM` of its last month (kernel/period) in the field's kind. */
export function parsePeriod(field: ParsableField, raw: unknown): Parsed<string | null> {
  const kind = periodKindOf(field)
  const wrong = bad(`${field.label}须为${periodExamples[kind]}；当前为${quoted(raw)}`)
  if (typeof raw === 'number') return parsePeriod(field, String(raw))
  if (typeof raw !== 'string' || raw.length > 40) return wrong
  const text = halfWidth(raw).replace(/\s+/g, '').toUpperCase()
  if (text === '') return good(null)
  const code = readPeriodCode(kind, text)
  return code !== null && periodSchema.safeParse({ kind, code }).success ? good(String(code)) : wrong
}

function readPeriodCode(kind: PeriodKind, text: string): number | null {
  const plain = /^(\d{4})(\d{2})$/.exec(text) ?? (kind === 'month' ? /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text) : null)
  if (plain) return Number(plain[1]) * 100 + Number(plain[2])
  if (kind === 'year') return lastMonthOf(/^(\d{4})(?:年度?)?$/.exec(text)?.[1])
  if (kind === 'term') {
    const term = /^(\d{4})年?[-至](\d{4})年?(?:任期)?$/.exec(text)
    return term && Number(term[2]) - Number(term[1]) === 2 ? lastMonthOf(term[2]) : null
  }
  const quarter = kind === 'quarter' ? /^(\d{4})[年-]?(?:Q|第)?([1-4一二三四])(?:季度?)?$/.exec(text) : null
  return quarter ? Number(quarter[1]) * 100 + ('一二三四'.indexOf(quarter[2]!) + 1 || Number(quarter[2])) * 3 : null
}

function lastMonthOf(year: string | undefined): number | null {
  return year ? Number(year) * 100 + 12 : null
}
