import { mostBids, offersOf, reject } from './course/offers'
import { rank } from './course/ranking'
import { type Scene, sketchOf } from './course/sketch'
import { bidRows } from './rows/bid-rows'
import { bondRows } from './rows/bond-rows'
import { contractRow, hasContract } from './rows/contract-row'
import { evaluationRows } from './rows/evaluation-rows'
import { hasItems, itemRows } from './rows/item-rows'
import { accessRows, awardRow, complaintRows, lineRows, projectRow, tenderItemRows } from './rows/other-rows'
import { passageRows } from './rows/passage-rows'
import { changeRows, paymentRows } from './rows/payment-rows'
import { teamRows } from './rows/team-rows'
import { tenderRow } from './rows/tender-row'
import { traceRows } from './rows/trace-rows'
import type { Case, Offer, Row, Sketch } from './types'

/** Everything about the n-th tender; it follows from the scene and the number alone. */
export function makeCase(scene: Scene, n: number): Case {
  const { days, market, plan } = scene
  const planted = plan.get(n)
  const sketch = sketchOf(scene, n)
  const bidding = sketch.stage === 'awarded' || sketch.stage === 'opened'
  if (!bidding)
    return { sketch, offers: [], tender: tenderRow(sketch, [], days), rows: { ...about(scene, sketch), passage: passageRows(sketch, []) } }
  const offers = offersOf(sketch)
  if (offers.length > mostBids) throw new Error(`tender ${n} has ${offers.length} bids`)
  if (planted) planted.plant.offers?.(offers, sketch, planted)
  else reject(sketch, offers)
  if (sketch.stage === 'awarded') rank(sketch, offers)
  if (!planted) standBack(sketch, offers)
  const tender = tenderRow(sketch, offers, days)
  const { evaluators, scores } =
    sketch.stage === 'awarded'
      ? evaluationRows(sketch, offers, market.experts, Number(tender.owner_reps), planted !== undefined, days)
      : { evaluators: [], scores: [] }
  const made: Case = {
    sketch,
    offers,
    tender,
    rows: {
      ...about(scene, sketch),
      bid: bidRows(sketch, offers, days),
      bid_trace: traceRows(sketch, offers, (tender.doc_file_code as string | undefined) ?? null, days),
      bid_bond: bondRows(sketch, offers, days),
      bid_person: teamRows(sketch, offers),
      bid_item: hasItems(sketch) ? itemRows(sketch, offers) : [],
      passage: passageRows(sketch, offers),
      evaluator: evaluators,
      score: scores,
      complaint: complaintRows(sketch, days),
      bid_access: accessRows(sketch, days),
      ...after(scene, sketch, offers, planted !== undefined),
    },
  }
  planted?.plant.rows?.(made, planted)
  return made
}

const about = ({ days }: Scene, sketch: Sketch): Record<string, Row[]> => ({
  project: sketch.engineering && sketch.follows === null ? [projectRow(sketch, days)] : [],
  tender_item: tenderItemRows(sketch),
})

// Rarely the first candidate steps back and the second is awarded.
function standBack(sketch: Sketch, offers: Offer[]): void {
  if (sketch.stage !== 'awarded' || offers.length < 4 || sketch.n % 809 !== 77) return
  const first = offers.find((offer) => offer.rank === 1)!
  const second = offers.find((offer) => offer.rank === 2)!
  first.winner = false
  second.winner = true
}

function after({ days, market }: Scene, sketch: Sketch, offers: readonly Offer[], planted: boolean): Record<string, Row[]> {
  const winner = offers.find((offer) => offer.winner)
  if (!winner) return {}
  const award = { award: [awardRow(sketch, winner, days)] }
  if (!hasContract(sketch, days, planted)) return award
  const contract = contractRow(sketch, winner, market.pools.服务, days)
  return {
    ...award,
    contract: [contract],
    contract_change: changeRows(sketch, contract, days),
    payment: paymentRows(sketch, contract, days),
    purchase_line: lineRows(sketch, winner, days),
  }
}
