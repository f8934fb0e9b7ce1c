import type { Days } from '../calendar'
import { rowId } from '../identifiers'
import { committeeOf } from '../market/experts'
import type { Expert, Offer, Row, Sketch } from '../types'
import { committeeSize, hasCommittee } from './tender-row'

/** Deviations of the members of a committee from the common view, in steps: dealt out anew for every bid, so nobody favours anybody. */
const views = { 5: [-2, -1, 0, 1, 2], 7: [-3, -2, -1, 0, 1, 2, 3] } as const

/** Whether the marks are on file as data: three of five of what was judged by 综合评估 on the platform itself. */
const hasMarks = ({ rule, n }: Sketch) => rule === '综合评估' && n % 5 < 3

export type Panel = { evaluators: Row[]; scores: Row[] }

/** The rows of `evaluator` and `score`. */
export function evaluationRows(
  sketch: Sketch,
  offers: readonly Offer[],
  experts: readonly Expert[],
  ownerReps: number,
  planted: boolean,
  days: Days,
): Panel {
  if (!hasCommittee(sketch)) return { evaluators: [], scores: [] }
  const { chance, course } = sketch
  const size = committeeSize(sketch)
  const members = committeeOf(experts, sketch.n, size)
  const evaluators = members.map((member, index) => ({
    evaluator_id: rowId('evaluator', sketch.n * 8 + index),
    tender_id: sketch.id,
    org_id: sketch.buyer.orgId,
    expert_id: member.expertId,
    owner_rep: index < ownerReps,
    terminal: `PB-${sketch.n.toString(36)}-${index + 1}`,
    seconds_per_bid: chance.int(240, 1500),
    evaluated_on: days.text(course.deadline),
  }))
  return { evaluators, scores: hasMarks(sketch) || (planted && sketch.rule === '综合评估') ? scores(sketch, offers, members, size) : [] }
}

function scores(sketch: Sketch, offers: readonly Offer[], members: readonly Expert[], size: 5 | 7): Row[] {
  const rest = Math.round(100 * (1 - sketch.priceWeight))
  // Marks that nobody can measure stay below 30 of 100.
  const subjective = Math.min(28, Math.round(rest / 2))
  const objective = rest - subjective
  const step = Math.round(0.25 * subjective)
  const found: Row[] = []
  for (const [index, offer] of offers.entries()) {
    if (offer.status !== 'valid') continue
    // Tenths of a mark, so that rounding makes nobody stand out.
    const common10 = Math.round(subjective * offer.merit * 10)
    const dealt = sketch.chance.shuffle(views[size])
    const exact = Math.round(objective * offer.merit)
    for (const [order, member] of members.entries()) {
      const key = (sketch.n * 512 + index * 12 + order) * 8
      const common = {
        tender_id: sketch.id,
        org_id: sketch.buyer.orgId,
        expert_id: member.expertId,
        bid_id: offer.bidId,
        party_id: offer.party.partyId,
      }
      const mark = (common10 + dealt[order]! * step) / 10
      found.push(
        { score_id: rowId('score', key), ...common, item: '技术方案', subjective: true, full_marks: subjective, score: mark },
        {
          score_id: rowId('score', key + 1),
          ...common,
          item: '业绩与资信',
          subjective: false,
          full_marks: objective,
          score: exact,
          expected: exact,
        },
      )
    }
  }
  return found
}
