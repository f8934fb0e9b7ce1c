import type { FormRow } from '@/lib/forms/schema'
import { usccValid } from '@/lib/kernel/expr/uscc'
import { choicesOf } from '../ocds/extension'
import { extensionName } from '../ocds/said-columns'
import type { Json } from '../ocds/values'
import type { FactColumn } from '../vocabulary'
import { factOf } from './sheets'

/** The rows of one tender, by the sheet they stand on. */
export type TenderRows = Readonly<Record<string, readonly FormRow[]>>

/** A release made of the rows of a filled template; the same rows give the same release. */
export function releaseOfRows(ocid: string, rows: TenderRows, source: string): Json {
  const of = (sheet: string) => rows[sheet] ?? []
  const tender = of('tender')[0]!
  const told = Object.assign(
    { source },
    ...['tender', 'document', 'evaluation'].flatMap((sheet) => of(sheet).map((row) => saidOf(sheet, row))),
  )
  const listed = (sheet: string, more: (row: FormRow) => Json = () => ({})) =>
    of(sheet).map((row) => ({ ...saidOf(sheet, row), ...more(row) }))
  const bidders = new Map(of('bid').map((bid) => [bid.bidder, bid]))
  const byBidder = Object.fromEntries(ofBidder.map((sheet) => [sheet, grouped(of(sheet), 'bidder')]))
  const party = (name: unknown) => partyOf(name, bidders.get(String(name))?.bidder_uscc)
  return compact({
    ocid,
    tender: {
      ...{ id: tender.code, title: tender.title, tenderPeriod: periodOf(tender) },
      [extensionName]: {
        ...told,
        complaints: listed('complaint'),
        evaluators: listed('evaluator'),
        scores: listed('score', (row) => ({ bid_no: numberOf(bidders.get(row.bidder)!), expert_no: row.expert_no })),
        accesses: listed('bid_access'),
        passages: listed('passage', ({ bidder }) => (bidder ? { bid_no: numberOf(bidders.get(bidder)!) } : {})),
      },
    },
    bids: { details: of('bid').map((bid) => bidOf(bid, byBidder, party)) },
    awards: of('award').map((award) => ({
      id: award.award_no ?? `定标-${award.bidder}`,
      status: codeOf(factOf('award', 'status')!, award.status) ?? 'active',
      date: award.decided_on,
      suppliers: [party(award.bidder)],
      value: amountOf(award.amount),
    })),
    contracts: of('contract').map((contract) => contractOf(contract, rows)),
  })
}

const numberOf = (bid: FormRow) => bid.bid_no ?? bid.bidder
type PartyOf = (name: unknown) => Json
type Grouped = Readonly<Record<string, ReadonlyMap<unknown, FormRow[]>>>
const ofBidder = ['bid_item', 'bid_trace', 'bid_bond', 'bid_person']

function grouped(rows: readonly FormRow[], key: string): Map<unknown, FormRow[]> {
  const groups = new Map<unknown, FormRow[]>()
  for (const row of rows) {
    const group = groups.get(row[key]) ?? []
    groups.set(row[key], group)
    group.push(row)
  }
  return groups
}

function bidOf(bid: FormRow, rows: Grouped, party: PartyOf): Json {
  const mine = (sheet: string) => rows[sheet]!.get(bid.bidder) ?? []
  const one = (sheet: string) => (mine(sheet).length > 0 ? Object.assign({}, ...mine(sheet).map((row) => saidOf(sheet, row))) : undefined)
  const { amount, status, submitted_at: at, ...rest } = bid
  return {
    id: numberOf(bid),
    status: codeOf(factOf('bid', 'status')!, status) ?? 'valid',
    tenderers: [party(bid.bidder)],
    value: amountOf(amount),
    date: at ? timeOf(String(at)) : undefined,
    [extensionName]: {
      ...saidOf('bid', rest),
      ...{ trace: one('bid_trace'), bond: one('bid_bond') },
      items: mine('bid_item').map((row) => ({ item_code: row.item_code, ...saidOf('bid_item', row) })),
      people: mine('bid_person').map((row) => saidOf('bid_person', row)),
    },
  }
}

function contractOf(contract: FormRow, rows: TenderRows): Json {
  const mine = (sheet: string) => (rows[sheet] ?? []).filter((row) => row.contract_code === contract.code)
  const { amount, signed_on: signed, title, started_on: started, planned_end_on: planned, planned_days: days, ...rest } = contract
  const award = (rows.award ?? []).find((row) => row.bidder === contract.supplier)
  return {
    ...{ id: contract.code, title, value: amountOf(amount), dateSigned: signed },
    awardID: award ? (award.award_no ?? `定标-${award.bidder}`) : undefined,
    period: { startDate: started, endDate: planned, durationInDays: days ? Number(days) : undefined },
    [extensionName]: saidOf('contract', rest),
    amendments: mine('contract_change').map((row, index) => ({
      ...{ id: `${row.changed_on}-${index + 1}`, date: row.changed_on },
      [extensionName]: saidOf('contract_change', row),
    })),
    implementation: {
      transactions: mine('payment').map((row, index) => ({
        ...{ id: `${index + 1}`, date: row.paid_on, value: amountOf(row.amount) },
        [extensionName]: saidOf('payment', row),
      })),
    },
  }
}

const periodOf = ({ notice_on: from, deadline_at: to }: FormRow) =>
  from && to ? { startDate: `${from}T00:00:00+08:00`, endDate: timeOf(String(to)) } : undefined
const timeOf = (local: string) => `${local}:00+08:00`
const amountOf = (yuan: unknown) => (yuan ? { amount: Number(yuan), currency: 'CNY' } : undefined)

/** What a row says in the names of the vocabulary. */
function saidOf(sheet: string, row: FormRow): Json {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      const fact = factOf(sheet, key)
      return fact && value !== null && fact.name !== 'code' && fact.name !== 'title' ? [[key, saidValue(fact, value)]] : []
    }),
  )
}

function saidValue(fact: FactColumn, value: FormRow[string]): unknown {
  const text = String(value)
  switch (fact.type) {
    case 'uuid':
      return partyOf(text)
    case 'money':
    case 'int':
    case 'number':
      return Number(text)
    case 'ratio':
      return Number((Number(text) / 100).toPrecision(12))
    case 'time':
      return timeOf(text)
    case 'texts':
      return text.split(/[；;\n]/).flatMap((each) => each.trim() || [])
    case 'text':
      return codeOf(fact, text)
    default:
      return value
  }
}

const codeOf = (fact: FactColumn, word: unknown) => (typeof word === 'string' ? (choicesOf(fact).get(word) ?? word) : undefined)

/** A party by its name, and by the code that stands beside it or in brackets behind it. */
function partyOf(name: unknown, given?: unknown): Json {
  const [, plain = String(name), written] = /^(.+?)[（(]([0-9A-Z]{18})[)）]$/.exec(String(name)) ?? []
  const uscc = [given, written].find((each) => typeof each === 'string' && usccValid(each))
  return uscc ? { id: uscc, name: plain } : { id: plain, name: plain }
}

/** Without what is undefined or null, and without objects and lists that say nothing. */
function compact(value: Json): Json {
  const kept = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    const inner = compacted(member)
    return inner === undefined ? [] : [[key, inner]]
  })
  return Object.fromEntries(kept)
}

function compacted(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.length > 0 ? value.map((each) => compacted(each) ?? {}) : undefined
  if (typeof value !== 'object') return value
  const object = compact(value as Json)
  return Object.keys(object).length > 0 ? object : undefined
}
