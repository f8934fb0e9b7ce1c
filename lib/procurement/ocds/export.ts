import { factTable } from '../vocabulary'
import type { ColumnType } from '../vocabulary/columns'
import { awardsOf, contractsOf, itemsOf } from './export-awards'
import { bidsOf, partiesOf } from './export-bids'
import { exportable, type SaidOptions, sayMore } from './export-said'
import { compact, type Exported, instant, moneyOf, referenceTo } from './export-values'
import { exportedReleaseId } from './exported-release'
import { type FactRows, type Row, rowsOf } from './rows'

const categories: Record<string, string> = { 施工: 'works', 货物: 'goods', 服务: 'services' }
const criteria: Record<string, string> = { 最低价: 'priceOnly', 综合评估: 'ratedCriteria', 其他: 'qualityOnly' }
const statuses = ['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn']
const methods = ['open', 'selective', 'limited', 'direct']

/**
 * The rows of one process (one tender, or its lots) as a compiled release of OCDS 1.1 with the bids extension. Imported again it gives the same
 * rows; what the standard has no word for stands under `guozi`; its id ends in its digest (see `asExported`). Personal identifiers are not
 * exported, columns of level L3 only as `sensitive`.
 */
export function releaseOf(rows: FactRows, options: SaidOptions = { sensitive: false }): Exported {
  const tenders = rows.tender ?? []
  const [first] = tenders
  if (!first) throw new Error('no tender to export')
  const known = new Map((rows.party ?? []).map((party) => [party.party_id, party]))
  const plain = compact({
    ocid: first.ocid,
    date: (first.received_at as Date).toISOString(),
    tag: ['compiled'],
    initiationType: 'tender',
    language: 'zh',
    parties: partiesOf(rows.party ?? []),
    buyer: referenceTo(known.get(first.buyer_id)),
    planning: planningOf(first),
    tender: tenderOf(tenders, rows, known),
    bids: compact({ details: bidsOf(tenders, rows.bid ?? [], known) }),
    awards: awardsOf(tenders, rows, known),
    contracts: contractsOf(tenders, rows),
  })
  sayMore(plain, rows, rowsOf(plain, first.received_at as Date, { org: String(first.org_id) }).rows, known, options)
  return signed(plain)
}

/** A release under an id by which it is known that nobody has changed it since. */
function signed(release: Exported): Exported {
  const { ocid, ...rest } = compact(release)
  return { ocid, id: exportedReleaseId({ ocid, ...rest }), ...rest }
}

/** Where a package says what it is: its address, who publishes it, and the addresses of the extensions it is written with. */
export type Publication = { uri: string; publisher: string; extensions: string[] }

/** Releases as a release package. */
export function packageOf(releases: readonly Exported[], { uri, publisher, extensions }: Publication, at: Date): Exported {
  return compact({ uri, version: '1.1', extensions, publishedDate: at.toISOString(), publisher: { name: publisher }, releases })
}

function planningOf(tender: Row): Exported | undefined {
  const budget = compact({ id: tender.budget_no, amount: moneyOf(tender.budget, tender.currency) })
  return Object.keys(budget).length > 0 ? { budget } : undefined
}

function tenderOf(tenders: readonly Row[], rows: FactRows, known: ReadonlyMap<unknown, Row>): Exported {
  const tender = tenders[0]!
  const split = tenders.length > 1 || tender.lot_no !== undefined
  const changes = Number(tender.clarifications ?? 0)
  return compact({
    id: split ? tender.ocid : tender.code,
    ...(split ? { lots: tenders.map(lotOf) } : ofOne(tender)),
    mainProcurementCategory: categories[String(tender.category)],
    procurementMethod: methods.find((method) => method === tender.ocds_method),
    procurementMethodDetails: tender.ocds_method_details,
    procurementMethodRationale: tender.method_reason,
    procuringEntity: referenceTo(known.get(tender.procuring_entity_id)),
    tenderPeriod: periodOf(tender),
    bidOpening: tender.opened_at ? { date: instant(tender.opened_at) } : undefined,
    amendments:
      tender.clarifications === undefined
        ? undefined
        : Array.from({ length: changes }, (_, at) => ({ id: `${at + 1}`, date: instant(tender.last_clarified_on) })),
    items: tenders.flatMap((each) => itemsOf(each, rows, undefined)),
  })
}

const ofOne = (tender: Row) => ({
  title: tender.title,
  status: statuses.find((status) => status === tender.status),
  value: moneyOf(tender.estimate, tender.currency),
  numberOfTenderers: tender.number_of_tenderers,
  awardCriteria: criteria[String(tender.award_rule)],
})

const lotOf = (tender: Row) => compact({ id: tender.lot_no, ...ofOne(tender) })

/** A start on the day of the notice from which so many whole days lie before the deadline. */
function periodOf({ notice_on: day, deadline_at: to, bid_days: days }: Row): Exported | undefined {
  const start = typeof day === 'string' ? Date.parse(`${day}T00:00:00+08:00`) : undefined
  const end = to instanceof Date ? to.getTime() : undefined
  const from =
    start === undefined || (end !== undefined && typeof days !== 'number')
      ? undefined
      : end === undefined
        ? start
        : Math.min(Math.max(end - Number(days) * 86_400_000, start), start + 86_399_000)
  if (from === undefined && end === undefined) return undefined
  return compact({ startDate: from === undefined ? undefined : new Date(from).toISOString(), endDate: instant(to) })
}

type Ask = (sql: string, values: unknown[]) => Promise<Row[]>
const ofTenders = [
  ...['tender_item', 'bid', 'bid_trace', 'bid_bond', 'bid_item', 'bid_person', 'complaint', 'evaluator', 'score', 'bid_access', 'passage'],
  ...['award', 'contract', 'contract_change', 'payment'],
] as const

/** The rows of processes, ready for `releaseOf`, one process after the other in the order of their ocid. */
export async function* processesOf(ask: Ask, schema: string, ocids: readonly string[]): AsyncGenerator<FactRows> {
  const tenders = await ask(`${selectOf('tender', schema)} where ocid = any($1) order by ocid, lot_no`, [ocids])
  const ids = tenders.map((row) => row.tender_id)
  const others: FactRows = {}
  for (const name of ofTenders) {
    const { key } = factTable(name)
    const order = { bid: 'seq', contract: 'code', award: 'award_no' }[name as string]
    others[name] = (
      await ask(`${selectOf(name, schema)} where tender_id = any($1::uuid[]) order by ${order ? `${order}, ` : ''}${key}`, [ids])
    ).map(plain(name))
  }
  const parties = await partyRows(ask, schema, tenders, others)
  const experts = await expertRows(ask, schema, others)
  for (const ocid of new Set(tenders.map((row) => row.ocid))) {
    const mine = tenders.filter((row) => row.ocid === ocid).map(plain('tender'))
    const own = new Set(mine.map((row) => row.tender_id))
    const rows: FactRows = { tender: mine }
    for (const name of ofTenders) rows[name] = others[name]!.filter((row) => own.has(row.tender_id))
    const refs = new Set(partyIds(mine, rows))
    const judges = new Set([...rows.evaluator!, ...rows.score!].map((row) => row.expert_id))
    const expert = experts.filter((each) => judges.has(each.expert_id))
    yield { ...rows, party: parties.filter((party) => refs.has(party.party_id)), expert }
  }
}

const partyIds = (tenders: readonly Row[], rows: FactRows) => [
  ...tenders.flatMap((row) => [row.buyer_id, row.procuring_entity_id, row.agency_id, row.winner_id]),
  ...(rows.bid ?? []).flatMap((row) => (row.party_ids as unknown[] | undefined) ?? [row.party_id]),
  ...(rows.award ?? []).map((row) => row.party_id),
  ...saidParties.flatMap(([name, columns]) =>
    (name === 'tender' ? tenders : (rows[name] ?? [])).flatMap((row) => columns.map((column) => row[column])),
  ),
]
/** Parties that only the extension names. */
const saidParties = ['tender', ...ofTenders].map(
  (name) => [name, exportable(name, { sensitive: true }).flatMap((column) => (column.type === 'uuid' ? column.name : []))] as const,
)

async function partyRows(ask: Ask, schema: string, tenders: readonly Row[], rows: FactRows): Promise<Row[]> {
  const ids = [...new Set(partyIds(tenders, rows))].filter(Boolean)
  return (await ask(`${selectOf('party', schema)} where party_id = any($1::uuid[]) order by party_id`, [ids])).map(plain('party'))
}

async function expertRows(ask: Ask, schema: string, { evaluator = [], score = [] }: FactRows): Promise<Row[]> {
  const ids = [...new Set([...evaluator, ...score].map((row) => row.expert_id))]
  if (ids.length === 0) return []
  return (await ask(`${selectOf('expert', schema)} where expert_id = any($1::uuid[])`, [ids])).map(plain('expert'))
}

const asText: readonly ColumnType[] = ['money', 'big', 'date', 'uuid']
const selectOf = (name: string, schema: string) =>
  `select ${factTable(name)
    .columns.map((column) => (asText.includes(column.type) ? `${column.name}::text as ${column.name}` : column.name))
    .join(', ')} from ${schema}.${name}`

/** Rows of the database as the mapping makes them: money as bigint, nothing instead of null. */
const plain = (name: string) => (row: Row) =>
  Object.fromEntries(
    factTable(name).columns.map((column) => {
      const value: unknown = row[column.name] ?? undefined
      return [column.name, value !== undefined && column.type === 'money' ? BigInt(String(value)) : value]
    }),
  )
