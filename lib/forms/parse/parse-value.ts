import { parseBool, parseEnum, parseMulti } from './choice'
import { parseDate, parseDateTime, parsePeriod } from './date'
import { parseAdcode, parseCode, parseFiles, parsePerson, parsePhone, parseReference, parseUscc } from './identifier'
import { parseNumber } from './number'
import { bad, type CodeItem, type FormContext, good, type ParsableField, type Parsed } from './parsed'
import { parseText } from './text'

type Reader = (field: ParsableField, raw: unknown, list: readonly CodeItem[] | undefined, open?: boolean) => Parsed

const readers: Record<Exclude<ParsableField['type'], 'table'>, Reader> = {
  text: (field, raw) => parseText(field, raw, 'text'),
  textarea: (field, raw) => parseText(field, raw, 'textarea'),
  int: parseNumber,
  decimal: parseNumber,
  percent: parseNumber,
  money: parseNumber,
  money4: parseNumber,
  bool: parseBool,
  date: parseDate,
  datetime: parseDateTime,
  enum: parseEnum,
  multi: parseMulti,
  org: parseReference,
  uscc: parseUscc,
  phone: parsePhone,
  adcode: parseAdcode,
  code: parseCode,
  ref: parseReference,
  period: parsePeriod,
  dict: parseEnum,
  person: parsePerson,
  file: parseFiles,
  computed: () => good(null),
}

/** Reads one cell of any type but a table. Empty is null and always in order; whether it may be empty is the form's question. Never throws. */
export function parseValue(field: ParsableField, raw: unknown, context: FormContext = {}): Parsed {
  if (raw === undefined || raw === null || raw === '') return good(null)
  if (field.type === 'table') return bad(`${field.label}须为明细表`)
  const list = field.list && context.lists && Object.hasOwn(context.lists, field.list) ? context.lists[field.list] : undefined
  const open = field.list !== undefined && (context.openLists?.includes(field.list) ?? false)
  return readers[field.type](field, raw, list, open)
}
