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
const roughZ = `(score - rest / others) / greatest(sqrt(greatest(others * squares - rest * rest, 0) / (others * (others - 1))), :floor * full_marks)`

/** CTE `roughly`: sums of an evaluator for a bid (which is of one bidder and tender) beside those of the others. */
const roughSums = (from: string) => `rough as materialized (
  select s.tender_id, s.bid_id, s.party_id, s.expert_id, sum(s.score) as score, sum(s.full_marks) as full_marks
  from {fact}.score s ${from} where {in:s} and s.score is not null and s.full_marks > 0
  group by s.bid_id, s.expert_id, s.tender_id, s.party_id
), rough_bid as (
  select bid_id, count(*) as n, sum(score) as whole, sum(score * score) as squares from rough group by bid_id having count(*) - 1 >= greatest(:others, 2)
), roughly as (
  select rough.*, rough_bid.n - 1 as others, rough_bid.whole - score as rest, rough_bid.squares - score * score as squares, rough_bid.whole / rough_bid.n as whole
  from rough join rough_bid on rough_bid.bid_id = rough.bid_id
)`

/**
 * CTE `hot`: tenders in which an evaluator's sum for a bid that `from` leaves (over `s`) may lie as far off the others as `far` says of the
 * deviation. Worked out in floats, several times faster than numeric; what is hot is judged exactly.
 */
export const hotTenders = (from: string, far: (z: string, slack: string) => string) =>
  `${roughSums(from)}, hot as materialized (
  select distinct tender_id from roughly where ${far(roughZ, slack)}
)`

/** CTE `hot`: tenders whose winner leads by the average of all, and may not without one evaluator whose score lies `:z` above the others. */
export const hotWinners = `${roughSums('')}, roughly_led as (
  select roughly.tender_id, max(whole) as best, max(rest / others) filter (where party_id is distinct from t.winner_id) as rival,
    max(whole) filter (where party_id = t.winner_id) as whole, min(rest / others) filter (where party_id = t.winner_id) as mean,
    max(${roughZ}) filter (where party_id = t.winner_id) as far, count(*) filter (where party_id = t.winner_id) as bids
  from roughly join {fact}.tender t on t.tender_id = roughly.tender_id group by roughly.tender_id, expert_id
), hot as materialized (
  select distinct tender_id from roughly_led
  where bids > 1 or whole >= best - ${slack} and rival > mean - ${slack} and far >= :z - ${slack}
)`

/** CTE `hot`: bids with a row of an evaluator and a bidder whose mean deviation may reach `:z` over the items that `which` leaves. */
export const hotBids = (which: string) => `cell as (
  select s.bid_id, s.item collate "C" as item, count(*) as n, sum(s.score) as whole, sum(s.score * s.score) as squares
  from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0 and (${which}) group by 1, 2
), roughly as (
  select s.expert_id, s.party_id, s.bid_id, s.score, s.full_marks, cell.n - 1 as others, cell.whole - s.score as rest, cell.squares - s.score * s.score as squares
  from {fact}.score s join cell on cell.bid_id = s.bid_id and cell.item = s.item collate "C"
  where {in:s} and s.score is not null and s.full_marks > 0 and (${which}) and cell.n - 1 >= greatest(:others, 2)
), hot as materialized (
  select distinct roughly.bid_id from roughly join (
    select expert_id, party_id from roughly group by 1, 2 having avg(${roughZ}) >= :z - ${slack}
  ) far using (expert_id, party_id)
)`

/** CTE `hot`: bids with an item whose scores lie so far apart that one can be `:share` of the full marks off the mean of the others. */
export const wideBids = `hot as materialized (
  select distinct s.bid_id from {fact}.score s where {in:s} and s.score is not null and s.full_marks > 0
  group by s.bid_id, s.item collate "C" having max(s.score) - min(s.score) > :share * min(s.full_marks) - ${slack}
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
