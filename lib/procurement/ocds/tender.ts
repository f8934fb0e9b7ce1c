import { extended } from './extension'
import { rowId } from './ids'
import type { Part } from './lots'
import type { Row } from './parties'
import type { Mapping } from './rows'
import { countAt, dayAt, dayOf, instantAt, type Json, listAt, moneyAt, type Note, namedOnce, objectAt, textAt } from './values'

const categories: Record<string, string> = { works: '施工', goods: '货物', services: '服务' }
const methods: Record<string, string> = { open: '公开招标', selective: '邀请招标', direct: '直接采购' }
const localMethods = ['公开招标', '邀请招标', '竞争谈判', '询比采购', '竞价采购', '直接采购']
const rules: Record<string, string> = {
  priceOnly: '最低价',
  lowestCost: '最低价',
  ratedCriteria: '综合评估',
  qualityOnly: '其他',
  costOnly: '其他',
  bestProposal: '综合评估',
}
const ignore: Note = () => undefined
const submitted = (row: Row) => row.status !== undefined && row.status !== 'invited' && row.status !== 'withdrawn'

export const tenderIdOf = (key: string) => rowId('tender', key)

/** The tender of a process, with what its bids and awards say of it. */
export function tenderRow(mapping: Mapping, { key, lot, release }: Part, bids: readonly Row[], awards: readonly Row[]): Row {
  const { ocid, org, at, parties, note } = mapping
  const under: Note = (path, words) => note(`tender.${path}`, words)
  const tender = objectAt(release, 'tender', note)
  const value = moneyAt(tender, 'value', under)
  const budget = objectAt(objectAt(release, 'planning', note), 'budget', note)
  const method = textAt(tender, 'procurementMethod', under)
  const details = textAt(tender, 'procurementMethodDetails', under)
  const changes = listAt(tender, 'amendments', under).flatMap((change) => dayAt(change, 'date', under) ?? [])
  const said = extended(mapping, 'tender', tender, under)
  const row = {
    tender_id: tenderIdOf(key),
    org_id: org,
    ocid,
    code: lot ?? textAt(tender, 'id', under) ?? ocid,
    title: textAt(tender, 'title', under) ?? textAt(release, 'title', note) ?? ocid,
    lot_no: lot,
    buyer_id: parties.idOf(objectAt(release, 'buyer', note), 'buyer'),
    procuring_entity_id: parties.idOf(objectAt(tender, 'procuringEntity', under), 'buyer'),
    agency_id: parties.agencyId(),
    status: textAt(tender, 'status', under),
    category: categories[textAt(tender, 'mainProcurementCategory', under) ?? ''],
    ...classesOf(listAt(tender, 'items', under), under),
    method: details !== undefined && localMethods.includes(details) ? details : methods[method ?? ''],
    ocds_method: method,
    ocds_method_details: details,
    method_reason: textAt(tender, 'procurementMethodRationale', under),
    award_rule: rules[textAt(tender, 'awardCriteria', under) ?? ''],
    currency: value?.currency ?? (bids.find((bid) => bid.currency)?.currency as string | undefined),
    estimate: value?.cents,
    budget: moneyAt(budget, 'amount', note)?.cents,
    budget_no: textAt(budget, 'id', note),
    ...periodOf(objectAt(tender, 'tenderPeriod', under), under),
    opened_at: instantAt(objectAt(tender, 'bidOpening', under), 'date', under),
    clarifications: tender?.amendments === undefined ? undefined : changes.length,
    last_clarified_on: changes.toSorted().at(-1),
    number_of_tenderers: countAt(tender, 'numberOfTenderers', under),
    submitted_count: bids.length > 0 ? bids.filter(submitted).length : undefined,
    ...outcomeOf(awards),
    received_at: at,
    source: 'OCDS',
    ...said,
  }
  return { ...row, bid_count: validBids(bids, said.bid_count, under) }
}

/** How many valid bids with a price there are: those listed, whatever else is said of them; without a list, what is said. */
function validBids(bids: readonly Row[], said: unknown, note: Note): unknown {
  if (bids.length === 0) return said
  const counted = bids.filter((bid) => bid.status === 'valid' && bid.amount !== undefined).length
  if (said !== undefined && said !== counted) note('guozi.bid_count', `有效报价数 ${said} 与所列投标不符，按所列计为 ${counted}`)
  return counted
}

function periodOf(period: Json | undefined, note: Note): Row {
  const under: Note = (path, words) => note(`tenderPeriod.${path}`, words)
  const [from, to] = [instantAt(period, 'startDate', under), instantAt(period, 'endDate', under)]
  if (from && to && to < from) under('endDate', '投标截止早于开始，照录')
  return {
    notice_on: from ? dayOf(from) : dayAt(period, 'startDate', () => undefined),
    deadline_at: to,
    deadline_on: to ? dayOf(to) : dayAt(period, 'endDate', () => undefined),
    // Whole days, the rest cut off.
    bid_days: from && to ? Math.trunc((to.getTime() - from.getTime()) / 86_400_000) : undefined,
  }
}

function classesOf(items: readonly Json[], note: Note): Row {
  const codes = items.flatMap((item) => textAt(objectAt(item, 'classification', note), 'id', note) ?? [])
  return { class_code: codes[0], class_count: codes.length > 0 ? new Set(codes.map((code) => code.slice(0, 2))).size : undefined }
}

function outcomeOf(awards: readonly Row[]): Row {
  const active = awards.filter((award) => award.status === 'active')
  const currencies = new Set(active.map((award) => award.currency))
  // Each award once: its suppliers share one amount.
  const amounts = new Map(active.map((award) => [award.award_no, award.amount as bigint | undefined]))
  const known = [...amounts.values()].every((amount) => amount !== undefined) && currencies.size === 1
  return {
    awarded_on: active
      .map((award) => award.decided_on as string | undefined)
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1),
    winner_id: active.find((award) => award.known)?.party_id,
    award_amount: known ? [...amounts.values()].reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n) : undefined,
  }
}

/** The items of the tender and, marked by the award, of the awards. */
export function itemRows({ org, note }: Mapping, { key, release }: Part): Row[] {
  const tender = objectAt(release, 'tender', note)
  const rows = listAt(tender, 'items', note).map((item, index) => ({ item, index, award: undefined as string | undefined }))
  const names = new Map<string, number>()
  const awarded = listAt(release, 'awards', note).flatMap((award, place) => {
    const no = namedOnce(awardNo(award, place, note), names, '定标', ignore)
    return listAt(award, 'items', note).map((item, index) => ({ item, index, award: no }))
  })
  const seen = new Set<string>()
  return [...rows, ...awarded].map(({ item, index, award }) => {
    const classification = objectAt(item, 'classification', note)
    const own = textAt(item, 'id', note) ?? `#${index + 1}`
    const twice = seen.has(`${award}\u0000${own}`)
    seen.add(`${award}\u0000${own}`)
    return {
      item_id: rowId('item', key, award ?? '', twice ? `${own}#${index + 1}` : own),
      tender_id: tenderIdOf(key),
      org_id: org,
      description: textAt(item, 'description', note),
      class_scheme: textAt(classification, 'scheme', note),
      class_id: textAt(classification, 'id', note),
      award_no: award,
    }
  })
}

/** How an award is called: its id, else its place. */
export function awardNo(award: Json, place: number, note: Note): string {
  return textAt(award, 'id', note) ?? `#${place + 1}`
}
