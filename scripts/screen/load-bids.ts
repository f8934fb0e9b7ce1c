import { FactWriter } from '@/lib/procurement/fact-writer'
import { rowId } from '@/lib/procurement/ocds/ids'
import { centsOf } from '@/lib/procurement/ocds/values'
import { type BidRow, byTender, dayOf, readBids } from '@/lib/risk/screens/bids-table'
import type { Place } from './place'
import type { Told } from './told'

const org = '00000000-0000-0000-0000-000000000000'
const yes = ['1', 'true', 'yes', 'y', '是', '中标']

/** Loads a table of bids (tender, amount; bidder, winner, date, currency, status where known); gives its first currency. */
export async function loadBids(path: string, { client, schema }: Place, signal: AbortSignal, at: Date, told: Told): Promise<string> {
  const { bids, faults, columns } = await readBids(path)
  for (const { line, message } of faults) told.fault(line, message)
  const writer = new FactWriter(client, (name) => `${schema}.${name}`)
  const known = new Set<string>()
  for (const [tender, list] of byTender(bids)) {
    signal.throwIfAborted()
    const parties = list.flatMap(({ more }) => more.bidder || []).filter((bidder) => !known.has(bidder))
    for (const bidder of parties) known.add(bidder)
    await writer.add({ ...rowsOfTender(tender, list, columns, at, told), party: [...new Set(parties)].map(partyRow) })
  }
  await writer.flush()
  return currencyOf(bids[0])
}

const currencyOf = (bid: BidRow | undefined) => bid?.more.currency || 'CNY'
const wins = ({ more }: BidRow) => {
  const told = (more.winner ?? '').trim()
  return yes.includes(told.toLowerCase()) || (told !== '' && told === more.bidder)
}

function partyRow(bidder: string) {
  return { party_id: rowId('party', bidder), uscc: bidder, ref: bidder, name: bidder, roles: ['supplier'] }
}

function rowsOfTender(tender: string, list: readonly BidRow[], columns: readonly string[], at: Date, told: Told) {
  const tenderId = rowId('tender', tender)
  const winners = columns.includes('winner') ? list.filter(wins) : []
  const day = firstDay(list, told)
  const bid = list.map((row, index) => {
    const id = rowId('bid', tender, String(index))
    const party = row.more.bidder ? rowId('party', row.more.bidder) : rowId('nobody', id)
    return {
      ...{
        bid_id: id,
        tender_id: tenderId,
        org_id: org,
        party_id: party,
        party_ids: row.more.bidder ? [party] : [],
        bid_no: String(row.line),
      },
      ...{ seq: index + 1, amount: row.amount < 9e16 ? centsOf(row.amount) : undefined, quote: row.amount, currency: currencyOf(row) },
      ...{ status: row.more.status || 'valid', joint: 1, is_winner: winners.length > 0 ? winners.includes(row) : undefined },
    }
  })
  const suppliers = [...new Set(winners.flatMap(({ more }) => more.bidder || []))].map((bidder) => rowId('party', bidder))
  const lowest = winners.toSorted((a, b) => a.amount - b.amount)[0]
  const amount = lowest && lowest.amount < 9e16 ? centsOf(lowest.amount) : undefined
  const one = {
    ...{ tender_id: tenderId, org_id: org, ocid: tender, code: tender, title: tender, currency: currencyOf(list[0]), deadline_on: day },
    ...{ winner_id: suppliers[0], award_amount: amount, awarded_on: winners.length > 0 ? day : undefined, bid_count: list.length },
    ...{
      submitted_count: list.length,
      number_of_tenderers: new Set(bid.map(({ party_id }) => party_id)).size,
      received_at: at,
      source: '报价表',
    },
  }
  const award = suppliers.map((party) => ({
    ...{ award_id: rowId('award', tender, party), award_no: '1', tender_id: tenderId, org_id: org, party_id: party, status: 'active' },
    ...{ amount, currency: currencyOf(lowest), decided_on: day },
  }))
  return { tender: [one], bid, award }
}

function firstDay(list: readonly BidRow[], told: Told): string | undefined {
  const text = list[0]?.more.date?.trim()
  if (!text) return undefined
  const day = dayOf(text)
  if (day === undefined) told.remark(list[0]!.line, `date“${text.slice(0, 40)}”不是日期，未采用`)
  return day
}
