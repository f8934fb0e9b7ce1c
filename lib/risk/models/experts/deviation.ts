/**
 * Every score beside those of the other evaluators for the same bid and item: their number, mean and sample deviation, exact in numeric.
 * CTE `marked` (raw) and `compared` (with `mean` and `sd`); `which` narrows the rows.
 */
export const itemDeviations = (which = 'true') => `marked as (
  select s.score_id, s.tender_id, s.org_id, s.expert_id, s.bid_id, s.party_id, s.item, s.score::numeric as score, s.full_marks::numeric as full_marks
  from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0 and (${which})
), ${compared('bid_id, item collate "C"')}`

/** The same for the sum of an evaluator's scores for a bid. `whole` is the average of all evaluators, `mean` that of the others. */
export const totalDeviations = `marked as (
  select s.tender_id, s.org_id, s.expert_id, s.bid_id, s.party_id, sum(s.score::numeric) as score, sum(s.full_marks::numeric) as full_marks
  from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0
  group by s.tender_id, s.org_id, s.expert_id, s.bid_id, s.party_id
), ${compared('bid_id')}`

/** Standard deviations from the mean of the others. Where they agree (almost) entirely, `:floor` of the full marks stands for one deviation. */
export const z = (alias: string) => `(${alias}.score - ${alias}.mean) / greatest(${alias}.sd, :floor * ${alias}.full_marks)`

/** A bid is of one tender, so it and the item make a cell; items are told apart, not put in the order of a language, which would be slow. */
function compared(cell: string): string {
  return `summed as (
  select *, count(*) over cell - 1 as others, sum(score) over cell - score as rest, sum(score * score) over cell - score * score as squares, avg(score) over cell as whole
  from marked window cell as (partition by ${cell})
), compared as (
  select *, rest / others as mean, sqrt(greatest(others * squares - rest * rest, 0) / (others * (others - 1))) as sd from summed where others >= greatest(:others, 2)
)`
}
