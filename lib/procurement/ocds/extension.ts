import { closest } from '@/lib/kernel/expr/checks/suggest'
import { type FactColumn, factTable } from '../vocabulary'
import { digestOf, isExportedId, rowId } from './ids'
import type { PersonalKind, Row } from './parties'
import type { FactRows, Mapping } from './rows'
import { extensionName, sayable } from './said-columns'
import { centsOf, countAt, dayAt, instantAt, type Json, listAt, type Note, numberAt, objectAt, textAt } from './values'

/** The choices that the title of a column lists, by the word a person sees; none for free text. */
export function choicesOf({ title, type }: FactColumn): ReadonlyMap<string, string> {
  const listed = /：(.+)$/.exec(title)?.[1]
  if (type !== 'text' || !listed?.includes('、')) return new Map()
  return new Map(
    listed.split('、').map((each) => {
      const [code = '', word] = each.split(' ')
      return [word ?? code, code]
    }),
  )
}

/** Of which kind a marked identifier is. */
export function personalKindOf(column: string): PersonalKind {
  if (/phone/.test(column)) return '电话'
  if (/email/.test(column)) return '邮箱'
  return /account|origin|refund/.test(column) ? '账户' : '证件号'
}

/** What the extension of a part says of a row: only columns that it says, so that nothing else is overwritten. */
export function extended(mapping: Mapping, name: string, part: Json | undefined, note: Note): Row {
  return said(mapping, name, objectAt(part, extensionName, note), (path, words) => note(`${extensionName}.${path}`, words))
}

/** Rows that hang on a bid and that only an extension has: traces, bond, items of the offer, persons. */
export function bidExtensions(mapping: Mapping, bid: Row, source: Json) {
  const under =
    (member: string): Note =>
    (path, words) =>
      mapping.note(`bids.${extensionName}.${member}${path}`, words)
  const note = under('')
  const own = objectAt(source, extensionName, () => undefined)
  const common = { tender_id: bid.tender_id, org_id: bid.org_id, party_id: bid.party_id }
  const single = (name: string, member: string) => {
    const part = objectAt(own, member, note)
    return part ? [{ bid_id: bid.bid_id, ...common, ...said(mapping, name, part, under(`${member}.`)) }] : []
  }
  const keyed = toldApart()
  const items = listAt(own, 'items', note).flatMap((item) => {
    const code = textAt(item, 'item_code', under('items.'))
    if (code === undefined) note('items', '有清单项没有编码，未采用')
    if (code === undefined) return []
    const id = rowId('bid_item', String(bid.bid_id), ownId(item) ?? keyed(code))
    return [{ bid_item_id: id, bid_id: bid.bid_id, ...common, ...said(mapping, 'bid_item', item, under('items.')) }]
  })
  const persons = listAt(own, 'people', note).map((person) => {
    const row = said(mapping, 'bid_person', person, under('people.'))
    return {
      bid_person_id: rowId('bid_person', String(bid.bid_id), ownId(person) ?? keyed(`${row.person_token ?? ''}${row.post ?? ''}`)),
      bid_id: bid.bid_id,
      ...common,
      ...row,
    }
  })
  return { bid_trace: single('bid_trace', 'trace'), bid_bond: single('bid_bond', 'bond'), bid_item: items, bid_person: persons }
}

/** Objections and complaints that the extension of a tender (or of its lot) lists; one without kind or day of receipt is noted and left out. */
export function complaintRows(mapping: Mapping, tender: Row, source: Json | undefined): Row[] {
  const note: Note = (path, words) => mapping.note(`tender.${extensionName}.complaints.${path}`, words)
  const keyed = toldApart()
  return listAt(
    objectAt(source, extensionName, () => undefined),
    'complaints',
    note,
  ).flatMap((complaint) => {
    const row = said(mapping, 'complaint', complaint, note)
    if (row.kind === undefined || row.received_on === undefined) note('kind', '异议或投诉没有种类（异议、投诉）或受理日，未采用')
    if (row.kind === undefined || row.received_on === undefined) return []
    const id = rowId('complaint', String(tender.tender_id), ownId(complaint) ?? keyed(`${row.kind}${row.received_on}`))
    return [{ complaint_id: id, tender_id: tender.tender_id, org_id: tender.org_id, ...row }]
  })
}

/** A passage longer than this is to be sent in several. */
export const mostPassage = 20_000

/**
 * What the extension of a tender (or of its lot) lists beside complaints: who judged it (`evaluators`), their marks (`scores`), looks at bids before
 * the deadline (`accesses`), passages of documents (`passages`). Bids are named by `bid_no`, experts by `expert_no`; an entry that names no known
 * one, lacks what it must say or says it a second time is noted and left out.
 */
export function listedRows(mapping: Mapping, tender: Row, bids: readonly Row[], source: Json | undefined): FactRows {
  const own = objectAt(source, extensionName, () => undefined)
  if (!own) return {}
  const { experts } = mapping
  const common = { tender_id: tender.tender_id, org_id: tender.org_id }
  const byNo = new Map(bids.map((bid) => [bid.bid_no, bid]))
  const rows: FactRows = {}
  /** Rows of a list; `read` gives what tells an entry apart and its row, or what is missing. */
  const list = (name: string, member: string, read: (entry: Json, note: Note) => [key: string, row: Row] | string) => {
    const note: Note = (path, words) => mapping.note(`tender.${extensionName}.${member}.${path}`, words)
    const seen = new Set<string>()
    const found = listAt(own, member, note).flatMap((entry, index) => {
      const told = read(entry, note)
      const left = typeof told === 'string' ? told : seen.has(told[0]) ? '与前面的重复' : undefined
      if (left) mapping.note(`tender.${extensionName}.${member}`, `第 ${index + 1} 项${left}，未采用`)
      if (typeof told === 'string' || seen.has(told[0])) return []
      seen.add(told[0])
      const id = rowId(name, String(tender.tender_id), ownId(entry) ?? told[0])
      return [{ [factTable(name).key]: id, ...common, ...said(mapping, name, entry, note), ...told[1] }]
    })
    if (found.length > 0) rows[name] = found
  }
  list('evaluator', 'evaluators', (entry, note) => {
    const no = textAt(entry, 'expert_no', note)
    return no === undefined ? '没有专家编号' : [no, { expert_id: experts.idOf(no, said(mapping, 'expert', entry, note)) }]
  })
  list('score', 'scores', (entry, note) => {
    const [no, item] = [textAt(entry, 'expert_no', note), textAt(entry, 'item', note)]
    const bid = byNo.get(textAt(entry, 'bid_no', note))
    if (no === undefined || item === undefined || !bid) return '没有专家编号、评分项，或者投标编号不在所列投标之中'
    return [`${bid.bid_no}\u0000${no}\u0000${item}`, { expert_id: experts.idOf(no), bid_id: bid.bid_id, party_id: bid.party_id }]
  })
  list('bid_access', 'accesses', (entry, note) => {
    const at = instantAt(entry, 'accessed_at', note)
    return at === undefined
      ? '没有访问时间'
      : [ownId(entry) ?? [at.toISOString(), textAt(entry, 'account', note), textAt(entry, 'viewed', note)].join('\u0000'), {}]
  })
  list('passage', 'passages', (entry, note) => {
    const [document, seq, body] = [textAt(entry, 'document', note), countAt(entry, 'seq', note), entry.body]
    const no = textAt(entry, 'bid_no', note)
    const bid = byNo.get(no)
    if (document === undefined || !documents.has(document) || seq === undefined) return '没有段落序号，或者文件种类不在所列之中'
    if (typeof body !== 'string' || body.trim() === '') return '没有段落原文'
    if (body.length > mostPassage) return `的段落超过 ${mostPassage} 字，请分成几段`
    if (no !== undefined && !bid) return `的投标编号 ${no.slice(0, 40)} 不在所列投标之中`
    const text = body.replaceAll('\u0000', '')
    const row = { bid_id: bid?.bid_id, party_id: bid?.party_id, body: text, digest: digestOf(text) }
    return [`${no ?? ''}\u0000${document}\u0000${seq}`, row]
  })
  return rows
}

const documents = new Set(choicesOf(factTable('passage').columns.find(({ name }) => name === 'document')!).values())

/** The id that an export of the platform gave an entry; what else stands there tells nothing apart. */
const ownId = (entry: Json) => (typeof entry.id === 'string' && isExportedId(entry.id) ? entry.id : undefined)

function toldApart(): (text: string) => string {
  const seen = new Map<string, number>()
  return (text) => {
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return times === 1 ? text : `${text}#${times}`
  }
}

/** What a part may say beside the columns of its relation: lists of its own, and the codes that name others. */
const saidBeside: Readonly<Record<string, readonly string[]>> = {
  tender: ['complaints', 'evaluators', 'scores', 'accesses', 'passages'],
  bid: ['trace', 'bond', 'items', 'people'],
  evaluator: ['expert_no', ...sayable('expert').map(({ name }) => name)],
  expert: ['expert_no', ...sayable('evaluator').map(({ name }) => name)],
  score: ['bid_no', 'expert_no'],
  passage: ['bid_no'],
}

/** Notes every member that nobody reads: a misspelt trace must not look like one that is absent. */
function noteUnread(name: string, part: Json, note: Note): void {
  const names = [...sayable(name).map((column) => column.name), ...(saidBeside[name] ?? [])]
  for (const key of Object.keys(part)) {
    if (key === 'id' || names.includes(key)) continue
    const near = closest(key, names)
    note(key.slice(0, 40), `扩展中没有这一项，未采用${near ? `；是否为 ${near}` : ''}`)
  }
}

function said(mapping: Mapping, name: string, part: Json | undefined, note: Note): Row {
  if (!part) return {}
  noteUnread(name, part, note)
  const row: Row = {}
  for (const column of sayable(name)) {
    if (part[column.name] === undefined || part[column.name] === null) continue
    const value = columnValue(mapping, column, part, note)
    if (value !== undefined) row[column.name] = value
  }
  return row
}

function columnValue({ parties, mask }: Mapping, column: FactColumn, part: Json, note: Note): unknown {
  const { name, type } = column
  switch (type) {
    case 'uuid':
      return parties.idOf(objectAt(part, name, note), 'supplier')
    case 'money':
      return moneyOf(part, name, note)
    case 'int':
      return countAt(part, name, note)
    case 'number':
    case 'ratio':
      return numberAt(part, name, note)
    case 'date':
      return dayAt(part, name, note)
    case 'time':
      return instantAt(part, name, note)
    case 'bool':
      return boolAt(part, name, note)
    case 'texts':
    case 'ints':
      return listOf(part, name, type, note)
    case 'text':
      return wordAt(column, part, note, mask)
    default:
      return undefined
  }
}

function moneyOf(part: Json, name: string, note: Note): bigint | undefined {
  const value = numberAt(part, name, note)
  if (value === undefined) return undefined
  // Only a change may take something away.
  const below = value < 0 && name !== 'delta'
  if (!below && Math.abs(value) < 9e16) return value < 0 ? -centsOf(-value) : centsOf(value)
  note(name, `金额 ${value} ${below ? '为负数' : '过大'}，未采用`)
  return undefined
}

function boolAt(part: Json, name: string, note: Note): boolean | undefined {
  const value = part[name]
  if (typeof value === 'boolean') return value
  note(name, '应为 true 或 false')
  return undefined
}

function listOf(part: Json, name: string, type: 'texts' | 'ints', note: Note): unknown[] | undefined {
  const value = part[name]
  const fits = (each: unknown) =>
    type === 'ints' ? Number.isInteger(each) && Math.abs(Number(each)) < 2 ** 31 : typeof each === 'string' && !each.includes('\u0000')
  if (Array.isArray(value) && value.length <= 10_000 && value.every(fits)) return value
  note(name, type === 'ints' ? '应为整数的数组' : '应为文本的数组')
  return undefined
}

function wordAt(column: FactColumn, part: Json, note: Note, mask: Mapping['mask']): string | undefined {
  const text = textAt(part, column.name, note)
  if (text === undefined) return undefined
  if (column.name.endsWith('_token')) return mask?.(personalKindOf(column.name), text)
  const choices = choicesOf(column)
  const code = choices.size === 0 || [...choices.values()].includes(text) ? text : choices.get(text)
  if (code === undefined) note(column.name, `“${text.slice(0, 40)}”不在 ${[...choices.keys()].join('、')} 之中，未采用`)
  return code
}
