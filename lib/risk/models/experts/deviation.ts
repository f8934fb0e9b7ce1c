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

const roughSums = (from: string, more: string) => `rough as (
  select s.tender_id, s.bid_id, s.party_id, s.expert_id, sum(s.score) as score, sum(s.full_marks) as full_marks
  from {fact}.score s ${from} where {in:s} and s.score is not null and s.full_marks > 0 group by s.tender_id, s.bid_id, s.party_id, s.expert_id
), roughly as (
  select *, count(*) over cell - 1 as others, sum(score) over cell - score as rest, sum(score * score) over cell - score * score as squares, avg(score) over cell as whole
  from rough window cell as (partition by bid_id)
), ${more}`

/**
 * CTE `hot`: tenders in which an evaluator's sum for a bid that `from` leaves (over `s`) may lie as far off the others as `far` says of the
 * deviation. Worked out in floats, several times faster than numeric; what is hot is judged exactly.
 */
export const hotTenders = (from: string, far: (z: string, slack: string) => string) =>
  roughSums(
    from,
    `hot as materialized (
  select distinct tender_id from roughly where others >= greatest(:others, 2) and ${far(roughZ, slack)}
)`,
  )

/** CTE `hot`: tenders whose winner leads by the average of all, and may not without one evaluator whose score lies `:z` above the others. */
export const hotWinners = roughSums(
  '',
  `roughly_led as (
  select *, max(whole) over cell as best,
    max(rest / others) over (cell rows between unbounded preceding and unbounded following exclude current row) as rival from roughly
  where others >= greatest(:others, 2) window cell as (partition by tender_id, expert_id)
), hot as materialized (
  select distinct roughly_led.tender_id from roughly_led join {fact}.tender t on t.tender_id = roughly_led.tender_id and t.winner_id = roughly_led.party_id
  where whole >= best - ${slack} and rival > rest / others - ${slack} and ${roughZ} >= :z - ${slack}
)`,
)

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
