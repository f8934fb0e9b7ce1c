import type { Row } from '../world'

/** Scores of one tender: expert → bidder → one score an item (`项1`, `项2` …). */
export function marks(given: Record<string, Record<string, number[]>>, each: Row = {}): Row[] {
  return Object.entries(given).flatMap(([expert, bidders]) =>
    Object.entries(bidders).flatMap(([party, scores]) =>
      scores.map((score, index) => ({
        score_id: `${each.tender_id ?? 't1'}-${expert}-${party}-${index}`,
        expert_id: expert,
        bid_id: `${each.tender_id ?? 't1'}-${party}`,
        party_id: party,
        item: `项${index + 1}`,
        full_marks: 10,
        subjective: true,
        score,
        ...each,
      })),
    ),
  )
}

/** So many experts `e1`, `e2` …. */
export const experts = (many: number, each: Row = {}): Row[] =>
  Array.from({ length: many }, (_, index) => ({ expert_no: `Z${index + 1}`, speciality: '土建', ...each }))

/** Experts of one tender taking their seats. */
export const seats = (tender: string, names: string[], each: Row = {}): Row[] =>
  names.map((name) => ({
    evaluator_id: `${tender}-${name}`,
    tender_id: tender,
    expert_id: name,
    owner_rep: false,
    evaluated_on: '2026-05-10',
    ...each,
  }))

/** So many tenders `t1`, `t2` …. */
export const tenders = (many: number, each: (index: number) => Row = () => ({})): Row[] =>
  Array.from({ length: many }, (_, index) => ({ tender_id: `t${index + 1}`, ...each(index) }))
