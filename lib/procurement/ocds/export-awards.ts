import { compact, type Exported, instant, moneyOf, referenceTo, unnamed } from './export-values'
import { rowId } from './ids'
import type { FactRows, Row } from './rows'

const statuses = ['pending', 'active', 'cancelled', 'unsuccessful']
const keyOf = (tender: Row) => (tender.lot_no === undefined ? String(tender.ocid) : `${tender.ocid}#${tender.lot_no}`)

/** The items of a tender or of one of its awards; the one whose class is the tender's stands first. */
export function itemsOf(tender: Row, rows: FactRows, award: unknown): Exported[] {
  return (rows.tender_item ?? [])
    .filter((item) => item.tender_id === tender.tender_id && (item.award_no ?? undefined) === award)
    .toSorted((a, b) => Number(b.class_id === tender.class_code) - Number(a.class_id === tender.class_code))
    .map((item) =>
      compact({
        id: `gz-${item.item_id}`,
        description: item.description,
        classification: item.class_id || item.class_scheme ? compact({ scheme: item.class_scheme, id: item.class_id }) : undefined,
        relatedLot: tender.lot_no,
      }),
    )
}

/** The awards of a process; that of the tender's winner first. */
export function awardsOf(tenders: readonly Row[], rows: FactRows, known: ReadonlyMap<unknown, Row>): Exported[] {
  const found = new Map<string, Exported>()
  for (const tender of tenders) {
    const mine = (rows.award ?? []).filter((award) => award.tender_id === tender.tender_id)
    const won = mine.filter((award) => award.party_id === tender.winner_id && award.status === 'active')
    for (const no of new Set([...won, ...mine].map((award) => String(award.award_no)))) {
      const award = awardOf(
        tender,
        mine.filter((each) => each.award_no === no),
        rows,
        known,
      )
      const earlier = found.get(no)
      found.set(no, earlier ? joined(earlier, award) : award)
    }
  }
  return [...found.values()]
}

function awardOf(tender: Row, suppliers: readonly Row[], rows: FactRows, known: ReadonlyMap<unknown, Row>): Exported {
  const award = suppliers[0]!
  const nobody = rowId('nobody', keyOf(tender), String(award.award_no), '#0')
  const named = suppliers.filter(({ party_id: id }) => id !== nobody).map(({ party_id: id }) => known.get(id))
  return compact({
    id: award.award_no,
    status: statuses.find((status) => status === award.status),
    date: instant(award.decided_on),
    suppliers: named.map((party, at) => referenceTo(party) ?? unnamed(at)),
    value: moneyOf(award.amount, award.currency),
    items: itemsOf(tender, rows, award.award_no),
    relatedLots: tender.lot_no === undefined ? undefined : [tender.lot_no],
  })
}

/** An award of several lots. */
function joined(earlier: Exported, later: Exported): Exported {
  const both = (key: string) => [...((earlier[key] as unknown[] | undefined) ?? []), ...((later[key] as unknown[] | undefined) ?? [])]
  return compact({ ...earlier, items: both('items'), relatedLots: both('relatedLots') })
}

/** Contracts with their changes and payments, under the award of their supplier. */
export function contractsOf(tenders: readonly Row[], rows: FactRows): Exported[] {
  const own = new Set(tenders.map((tender) => tender.tender_id))
  return (rows.contract ?? [])
    .filter((contract) => own.has(contract.tender_id))
    .map((contract) => {
      const awards = (rows.award ?? []).filter((award) => award.tender_id === contract.tender_id)
      const award =
        awards.find((each) => each.party_id === contract.party_id) ??
        awards.find((each) => contract.party_id === undefined && each.status !== 'active')
      const of = (name: string) => (rows[name] ?? []).filter((row) => row.contract_id === contract.contract_id)
      const transactions = of('payment').map((payment) =>
        compact({ id: `gz-${payment.payment_id}`, date: instant(payment.paid_on), value: moneyOf(payment.amount, contract.currency) }),
      )
      return compact({
        id: contract.code,
        // A contract must name an award, also where the source named none.
        awardID: award?.award_no ?? 'none',
        title: contract.title,
        value: moneyOf(contract.amount, contract.currency),
        dateSigned: instant(contract.signed_on),
        period: periodOf(contract),
        amendments: of('contract_change').map((change) => ({ id: `gz-${change.change_id}`, date: instant(change.changed_on) })),
        implementation: transactions.length > 0 ? { transactions } : undefined,
      })
    })
}

function periodOf(contract: Row): Exported | undefined {
  const period = compact({
    startDate: instant(contract.started_on),
    endDate: instant(contract.planned_end_on),
    durationInDays: contract.planned_days,
  })
  return Object.keys(period).length > 0 ? period : undefined
}
