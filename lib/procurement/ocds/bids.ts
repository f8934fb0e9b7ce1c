import { extended } from './extension'
import { rowId } from './ids'
import type { Part } from './lots'
import type { Row } from './parties'
import type { Mapping } from './rows'
import { tenderIdOf } from './tender'
import { instantAt, type Json, listAt, moneyAt, type Note, namedOnce, objectAt, textAt } from './values'

/**
 * The bids of a process in their order. A joint bid is one row under its first member, with all of them in `party_ids`; a bid whose
 * tenderer has no id stands under an id of its own. Two bids of one id are two bids.
 */
export function bidRows(mapping: Mapping, { key, release }: Part, bids: readonly Json[], awards: readonly Row[]): Row[] {
  const { org, parties, note } = mapping
  const under: Note = (path, words) => note(`bids.${path}`, words)
  const winners = new Set(awards.filter((award) => award.status === 'active' && award.known).map((award) => award.party_id))
  const start = instantAt(objectAt(objectAt(release, 'tender', note), 'tenderPeriod', note), 'startDate', () => undefined)
  const names = new Map<string, number>()
  return bids.map((bid, index) => {
    const no = namedOnce(textAt(bid, 'id', under) ?? `#${index + 1}`, names, '投标', under)
    const members = listAt(bid, 'tenderers', under)
    const ids = [...new Set(members.flatMap((member) => parties.idOf(member, 'supplier') ?? []))]
    const value = moneyAt(bid, 'value', under)
    const at = instantAt(bid, 'date', under)
    if (at && start && at < start) under('date', `投标 ${no} 的时间早于招标开始，照录`)
    const id = rowId('bid', key, no)
    const status = textAt(bid, 'status', under)
    return {
      bid_id: id,
      tender_id: tenderIdOf(key),
      org_id: org,
      party_id: ids[0] ?? rowId('nobody', id),
      party_ids: ids,
      bid_no: no,
      seq: index + 1,
      amount: value?.cents,
      quote: value?.quote,
      currency: value?.currency,
      status,
      joint: members.length,
      submitted_at: at,
      is_winner: awards.length > 0 ? status === 'valid' && ids.some((each) => winners.has(each)) : undefined,
      ...extended(mapping, 'bid', bid, under),
    }
  })
}
