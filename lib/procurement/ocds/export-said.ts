import { type FactColumn, factTable } from '../vocabulary'
import { compact, type Exported, refOf } from './export-values'
import { exportedId } from './ids'
import type { FactRows, Row } from './rows'
import { extensionName, sayable } from './said-columns'

export type SaidOptions = {
  /** Also columns of level L3 (device marks, authors, undisclosed prices); never personal identifiers. */
  sensitive: boolean
}

type Parties = ReadonlyMap<unknown, Row>
/** `known` are the parties of the rows, `given` those of the release's own rows, which may stand under other ids. */
type Say = { known: Parties; given: Parties; options: SaidOptions }

/** The columns of a relation that an export says: no marks or names of persons, and what is masked on pages only where that is asked for. */
export function exportable(name: string, { sensitive }: SaidOptions): FactColumn[] {
  const personal = ({ name: column }: FactColumn) => column.endsWith('_token') || (name === 'expert' && column === 'name')
  return sayable(name).filter((column) => !personal(column) && column.type !== 'big' && (sensitive || column.level !== 'L3'))
}

/** What the extension says of a row: the columns in which it differs from `plain`, the row that the standard's own fields give. */
function saidOf(name: string, row: Row, plain: Row, { known, given, options }: Say): Exported {
  return Object.fromEntries(
    exportable(name, options).flatMap((column): [string, unknown][] => {
      const value = written(column, row[column.name], known)
      return value === undefined || JSON.stringify(value) === JSON.stringify(written(column, plain[column.name], given))
        ? []
        : [[column.name, value]]
    }),
  )
}

/** A value as `said` of the import reads it: amounts in 元, parties as references. */
function written({ type }: FactColumn, value: unknown, known: Parties): unknown {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value) && value.length === 0) return undefined
  if (type === 'money') return Number(value) / 100
  if (type === 'time') return new Date(value as Date).toISOString()
  if (type !== 'uuid') return value
  const party = known.get(value)
  return party && { id: refOf(party), name: party.name }
}

/**
 * Writes into a release whatever of its rows the standard has no word for, as members `guozi` of its parts. `plain` are the rows that the release
 * gives as it is. A bid that went to several lots says what is the same in all of them.
 */
export function sayMore(release: Exported, rows: FactRows, plain: FactRows, known: Parties, options: SaidOptions): void {
  const say = { known, given: new Map((plain.party ?? []).map((party) => [party.party_id, party])), options }
  const tenders = rows.tender ?? []
  const tender = release.tender as Exported
  const lots = tender.lots as Exported[] | undefined
  for (const [at, row] of tenders.entries()) {
    attach(lots?.[at] ?? tender, { ...saidOf('tender', row, plain.tender?.[at] ?? {}, say), ...listsOf(row, rows, say) })
  }
  sayBids(release, rows, plain, say)
  sayContracts(release, rows, plain, say)
}

/** What is listed of a tender; bids and experts by their numbers. A passage without its text says nothing. */
function listsOf(tender: Row, rows: FactRows, say: Say): Exported {
  const mine = (name: string) => (rows[name] ?? []).filter((row) => row.tender_id === tender.tender_id)
  const bids = new Map(mine('bid').map((bid) => [bid.bid_id, bid.bid_no]))
  const experts = new Map((rows.expert ?? []).map((expert) => [expert.expert_id, expert]))
  const list = (name: string, more: (row: Row) => Exported | undefined) => {
    const own = mine(name).flatMap((row): [Row, Exported][] => {
      const named = more(row)
      return named ? [[row, named]] : []
    })
    return listOf(name, { [name]: own.map(([row]) => row) }, () => true, say).map(({ id, ...said }, at) => ({
      id,
      ...own[at]![1],
      ...said,
    }))
  }
  const expertOf = ({ expert_id: id }: Row) => experts.get(id)
  const lists: Exported = {
    complaints: list('complaint', () => ({})),
    evaluators: list('evaluator', (row) => {
      const expert = expertOf(row)
      return expert && { expert_no: expert.expert_no, ...saidOf('expert', expert, {}, say) }
    }),
    scores: list('score', (row) =>
      bids.has(row.bid_id) && expertOf(row) ? { bid_no: bids.get(row.bid_id), expert_no: expertOf(row)!.expert_no } : undefined,
    ),
    accesses: list('bid_access', () => ({})),
    passages: list('passage', (row) => {
      const known = row.bid_id === undefined || bids.has(row.bid_id)
      return say.options.sensitive && known ? compact({ bid_no: bids.get(row.bid_id) }) : undefined
    }),
  }
  return compact(lists)
}

function sayBids(release: Exported, rows: FactRows, plain: FactRows, say: Say): void {
  const place = (source: FactRows) => new Map((source.tender ?? []).map((tender, at) => [tender.tender_id, at]))
  const [ours, theirs] = [place(rows), place(plain)]
  const keyOf = (bid: Row, places: Map<unknown, number>) => `${places.get(bid.tender_id)} ${bid.bid_no}`
  const plainBids = new Map((plain.bid ?? []).map((bid) => [keyOf(bid, theirs), bid]))
  const byNo = grouped(rows.bid, 'bid_no')
  const ofBid = Object.fromEntries(['bid_trace', 'bid_bond', 'bid_item', 'bid_person'].map((name) => [name, grouped(rows[name], 'bid_id')]))
  for (const detail of ((release.bids as Exported | undefined)?.details as Exported[] | undefined) ?? []) {
    const told = (byNo.get(detail.id) ?? []).map((bid) => {
      const mine = (name: string) => ofBid[name]!.get(bid.bid_id) ?? []
      const one = (name: string) => nonEmpty(Object.assign({}, ...mine(name).map((row) => saidOf(name, row, {}, say))))
      const members: Exported = {
        ...saidOf('bid', bid, plainBids.get(keyOf(bid, ours)) ?? {}, say),
        trace: one('bid_trace'),
        bond: one('bid_bond'),
        items: listOf('bid_item', { bid_item: mine('bid_item') }, () => true, say),
        people: listOf('bid_person', { bid_person: mine('bid_person') }, () => true, say),
      }
      return Object.fromEntries(
        Object.entries(members).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
      )
    })
    attach(detail, inCommon(told))
  }
}

function sayContracts(release: Exported, rows: FactRows, plain: FactRows, say: Say): void {
  const plainly = (name: string, key: string) => new Map((plain[name] ?? []).map((row) => [row[key], row]))
  const contracts = grouped(rows.contract, 'code')
  const [byCode, changes, payments] = [
    plainly('contract', 'code'),
    plainly('contract_change', 'change_id'),
    plainly('payment', 'payment_id'),
  ]
  const sayEach = (name: string, key: string, parts: unknown, given: ReadonlyMap<unknown, Row>) => {
    const own = new Map((rows[name] ?? []).map((row) => [exportedId(String(row[key])), row]))
    for (const part of (parts as Exported[] | undefined) ?? []) {
      const row = own.get(String(part.id))
      if (row) attach(part, saidOf(name, row, given.get(row[key]) ?? {}, say))
    }
  }
  for (const part of (release.contracts as Exported[] | undefined) ?? []) {
    const [row] = contracts.get(part.id) ?? []
    if (row) attach(part, saidOf('contract', row, byCode.get(row.code) ?? {}, say))
    sayEach('contract_change', 'change_id', part.amendments, changes)
    sayEach('payment', 'payment_id', (part.implementation as Exported | undefined)?.transactions, payments)
  }
}

/** Rows of a relation as entries of a list, each under the id by which an import finds it again. */
function listOf(name: string, rows: FactRows, which: (row: Row) => boolean, say: Say): Exported[] {
  const { key } = factTable(name)
  return (rows[name] ?? []).filter(which).map((row) => ({ id: exportedId(String(row[key])), ...saidOf(name, row, {}, say) }))
}

function grouped(rows: readonly Row[] | undefined, column: string): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>()
  for (const row of rows ?? []) {
    const held = groups.get(row[column])
    if (held) held.push(row)
    else groups.set(row[column], [row])
  }
  return groups
}

const nonEmpty = (object: Exported) => (Object.keys(object).length > 0 ? object : undefined)

function attach(part: Exported, said: Exported): void {
  if (Object.keys(said).length > 0) part[extensionName] = said
}

/** The members that all say alike. */
function inCommon([first = {}, ...others]: readonly Exported[]): Exported {
  const same = (key: string, value: unknown) => others.every((each) => JSON.stringify(each[key]) === JSON.stringify(value))
  return Object.fromEntries(Object.entries(first).filter(([key, value]) => same(key, value)))
}
