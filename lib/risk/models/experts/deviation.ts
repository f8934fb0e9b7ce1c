/**
 * Every score beside those of the other evaluators for the same bid and item: their number, mean and sample deviation, exact in numeric.
 * CTE `marked` (raw) and `compared` (with `mean` and `sd`); `which` narrows the rows.
 */
export const itemDeviations = (which = 'true') => `marked as (
  select s.score_id, s.tender_id, s.org_id, s.expert_id, s.bid_id, s.party_id, s.item, s.score::numeric as score, s.full_marks::numeric as full_marks
  from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0 and (${which})
), ${compared('bid_id, item collate "C"')}`

/** The same for the sum of an evaluator's scores for a bid. `whole` is the average of all evaluators, `mean` that of the others. */
export const totalDeviations = (which = 'true') => `marked as (
  select s.tender_id, s.org_id, s.expert_id, s.bid_id, s.party_id, sum(s.score::numeric) as score, sum(s.full_marks::numeric) as full_marks
  from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0 and (${which})
  group by s.tender_id, s.org_id, s.expert_id, s.bid_id, s.party_id
), ${compared('bid_id')}`

/** Float arithmetic may be off by less than this where it only chooses what is worked out exactly afterwards. */
const slack = '1e-6'

/** How far a score lies from the others of its cell, in their deviations: a cell of `n` scores with their sum and the sum of their squares. */
const roughZ = (score: string, cell: string, fullMarks = `${cell}.full_marks`) => {
  const [others, rest] = [`(${cell}.n - 1)`, `(${cell}.whole - ${score})`]
  const squares = `(${cell}.squares - ${score} * ${score})`
  return `(${score} - ${rest} / ${others}) / greatest(sqrt(greatest(${others} * ${squares} - ${rest} * ${rest}, 0) / (${others} * (${others} - 1))), :floor * ${fullMarks})`
}
const enough = (cell: string) => `${cell}.n - 1 >= greatest(:others, 2)`

/** CTE `hot`: tenders whose second bid has a sum of an evaluator that may lie `:second` deviations below those of the others. The lowest lies farthest. */
export const hotSeconds = `far as materialized (
  select own.bid_id, own.tender_id from {once:bid_sum} own where ${enough('own')} and ${roughZ('own.low', 'own')} <= :second + ${slack}
), hot as materialized (
  select distinct far.tender_id from far join {fact}.bid b on b.bid_id = far.bid_id and b.rank = 2
)`

/** What a bid's average may be at most, or at least, when one evaluator is left out. */
const raised = (bid: string) => `(${bid}.whole - ${bid}.low) / (${bid}.n - 1)`
const lowered = (bid: string) => `(${bid}.whole - ${bid}.high) / (${bid}.n - 1)`

/**
 * CTE `hot`: tenders whose winner leads by the average of all, and may not without one evaluator whose score lies `:z` above the others. First by the
 * sums of whole bids, which are few: no evaluator moves an average farther than the highest and the lowest do.
 */
export const hotWinners = `near as materialized (
  select distinct own.tender_id from {once:bid_sum} own join {fact}.tender t on t.tender_id = own.tender_id and t.winner_id = own.party_id
  join {once:bid_sum} rival on rival.tender_id = own.tender_id and rival.bid_id <> own.bid_id
  where ${enough('own')} and ${enough('rival')} and ${roughZ('own.high', 'own')} >= :z - ${slack} and ${raised('rival')} > ${lowered('own')} - ${slack}
), sums as (
  select s.tender_id, s.bid_id, s.party_id, s.expert_id, sum(s.score) as score, sum(s.full_marks) as full_marks
  from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0 and s.tender_id = any(array(select near.tender_id from near))
  group by s.bid_id, s.expert_id, s.tender_id, s.party_id
), away as (
  select sums.tender_id, max(own.whole / own.n) as best, max((own.whole - sums.score) / (own.n - 1)) filter (where sums.party_id is distinct from t.winner_id) as rival,
    max(own.whole / own.n) filter (where sums.party_id = t.winner_id) as whole, min((own.whole - sums.score) / (own.n - 1)) filter (where sums.party_id = t.winner_id) as mean,
    max(${roughZ('sums.score', 'own', 'sums.full_marks')}) filter (where sums.party_id = t.winner_id) as far, count(*) filter (where sums.party_id = t.winner_id) as bids
  from sums join {once:bid_sum} own on own.bid_id = sums.bid_id and ${enough('own')} join {fact}.tender t on t.tender_id = sums.tender_id
  group by sums.tender_id, sums.expert_id
), hot as materialized (
  select distinct tender_id from away
  where bids > 1 or whole >= best - ${slack} and rival > mean - ${slack} and far >= :z - ${slack}
)`

const scored = `{in:s} and s.score is not null and s.full_marks > 0 and s.subjective`

/**
 * CTE `hot`: bids with a subjective score of an evaluator and a bidder whose mean deviation may reach `:z`. One of the scores must reach it, and in its
 * cell the highest; arrays, so that the few scores are found by their index whatever joins the planner may use.
 */
export const hotBids = `cell as materialized (
  select cells.*, ${roughZ('cells.high', 'cells')} >= :z - ${slack} as far from {once:score_cell} cells where cells.subjective and cells.graded and ${enough('cells')}
), high as materialized (
  select distinct s.expert_id, s.party_id from {fact}.score s join cell on cell.bid_id = s.bid_id and cell.item = s.item collate "C"
  where ${scored} and s.tender_id = any(array(select cell.tender_id from cell where cell.far)) and ${roughZ('s.score', 'cell', 's.full_marks')} >= :z - ${slack}
), roughly as materialized (
  select s.expert_id, s.party_id, s.bid_id, s.tender_id, ${roughZ('s.score', 'cell', 's.full_marks')} as z
  from {fact}.score s join high on high.expert_id = s.expert_id and high.party_id = s.party_id join cell on cell.bid_id = s.bid_id and cell.item = s.item collate "C"
  where ${scored} and s.expert_id = any(array(select high.expert_id from high))
), hot as materialized (
  select distinct roughly.bid_id, roughly.tender_id from roughly join (
    select expert_id, party_id from roughly group by 1, 2 having avg(z) >= :z - ${slack}
  ) far using (expert_id, party_id)
)`

/** CTE `hot`: bids with an item whose scores lie so far apart that one can be `:share` of the full marks off the mean of the others. */
export const wideBids = `hot as materialized (
  select distinct cells.bid_id, cells.tender_id from {once:score_cell} cells where cells.graded
  group by cells.bid_id, cells.tender_id, cells.item having max(cells.high) - min(cells.low) > :share * min(cells.full_marks) - ${slack}
)`

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
