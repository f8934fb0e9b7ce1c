import { extensionName } from './said-columns'
import { type Json, listAt, type Note, objectAt, textAt } from './values'

/** A process, or one lot of a process with several, as a release of its own. `key` identifies it. */
export type Part = { key: string; lot: string | undefined; release: Json }

const ignore: Note = () => undefined
const lotsOf = (entry: Json): string[] => {
  const several = Array.isArray(entry.relatedLots) ? entry.relatedLots.filter((each) => typeof each === 'string') : []
  return typeof entry.relatedLot === 'string' ? [...several, entry.relatedLot] : several
}

const awardLots = (award: Json) => [...lotsOf(award), ...listAt(award, 'items', ignore).flatMap(lotsOf)]

/**
 * Parts a release by its lots: bids, awards and items go to the lots they name, those that name none to every lot. An amount that covers
 * several lots says nothing of one and is left out. Fewer than two lots: the process is one part.
 */
export function partsOf(release: Json, ocid: string, note: Note): Part[] {
  const tender = objectAt(release, 'tender', note)
  const given = listAt(tender, 'lots', note).filter((lot) => textAt(lot, 'id', ignore))
  const lots = [...new Map(given.toReversed().map((lot) => [textAt(lot, 'id', ignore), lot])).values()].toReversed()
  if (lots.length < given.length) note('tender.lots', '标段编号重复，用第一个')
  if (!tender || lots.length < 2) return [{ key: ocid, lot: undefined, release }]
  const all = lots.map((lot) => textAt(lot, 'id', ignore)!)
  const contracts = new Set(listAt(release, 'contracts', ignore))
  const awarded = new Set(listAt(release, 'awards', ignore).map((award) => textAt(award, 'id', ignore)))
  return lots.map((lot, index) => {
    const id = all[index]!
    const awards = ofLot(listAt(release, 'awards', note), id, awardLots).map((award) =>
      award.items === undefined ? award : { ...award, items: ofLot(listAt(award, 'items', note), id, lotsOf) },
    )
    const names = new Set(awards.map((award) => textAt(award, 'id', ignore)))
    // A contract is one row: it stands in the first lot whose award it carries out, without a known award in the first lot.
    const mine = [...contracts].filter((contract) => {
      const award = textAt(contract, 'awardID', ignore)
      return award !== undefined && awarded.has(award) ? names.has(award) : index === 0
    })
    for (const contract of mine) contracts.delete(contract)
    return {
      key: `${ocid}#${id}`,
      lot: id,
      release: { ...release, tender: lotTender(tender, lot, id), bids: { details: bidsOf(release, id) }, awards, contracts: mine },
    }
  })
}

function lotTender(tender: Json, lot: Json, id: string): Json {
  const { value: _value, numberOfTenderers: _number, lots: _lots, ...rest } = tender
  const title = [textAt(tender, 'title', ignore), textAt(lot, 'title', ignore) ?? id].filter(Boolean).join('：')
  const named = Object.fromEntries(
    Object.entries(lot).filter(([key]) => ['value', 'status', 'numberOfTenderers', 'awardCriteria'].includes(key)),
  )
  // What the extension says of the whole process, and of the lot before it.
  const both = [tender, lot].flatMap((each) => objectAt(each, extensionName, ignore) ?? [])
  const said = both.length > 0 ? { [extensionName]: Object.assign({}, ...both) } : {}
  return { ...rest, ...named, ...said, title, items: ofLot(listAt(tender, 'items', ignore), id, lotsOf) }
}

/** The bids of a release: the details of the extension, or a plain list. */
export function bidsIn(release: Json, note: Note): Json[] {
  return Array.isArray(release.bids)
    ? listAt(release, 'bids', note)
    : listAt(objectAt(release, 'bids', note), 'details', (key, words) => note(`bids.${key}`, words))
}

const bidsOf = (release: Json, lot: string) => ofLot(bidsIn(release, ignore), lot, lotsOf)

function ofLot(entries: readonly Json[], lot: string, named: (entry: Json) => string[]): Json[] {
  return entries.flatMap((entry) => {
    const lots = new Set(named(entry))
    if (lots.size > 0 && !lots.has(lot)) return []
    if (lots.size === 1) return [entry]
    const { value: _value, ...rest } = entry
    return [rest]
  })
}
