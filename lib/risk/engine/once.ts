/**
 * What several models begin with, as statements of rows. Written `{once:name}` in a model's text: a run over everything works each out once
 * (`workOutOnce`), and the models read it; elsewhere the statement itself stands there. Facts are
 * read under long names, so they are no need of a model: what it needs it names itself.
 */
const relations = {
  /**
   * An evaluator's scores for a bid (which is of one bidder and tender) added up, and these sums of a bid's evaluators together, in floats: `n` of them,
   * their sum, the sum of their squares, the lowest and highest, the least of the full marks. Items without full marks are left out.
   */
  bid_sum: `select bids.tender_id, sums.bid_id, bids.party_id, sums.n, sums.whole, sums.squares, sums.low, sums.high, sums.full_marks from (
    select bid_id, count(*) as n, sum(score) as whole, sum(score * score) as squares, min(score) as low, max(score) as high, min(full_marks) as full_marks from (
      select mark.bid_id, sum(mark.score) as score, sum(mark.full_marks) as full_marks
      from {fact}.score mark where {in:mark} and mark.score is not null and mark.full_marks > 0 group by mark.bid_id, mark.expert_id
    ) one group by bid_id
  ) sums join {fact}.bid bids on bids.bid_id = sums.bid_id`,
  /** The evaluators' scores of one item of a bid together, as in `bid_sum`; apart by whether the item is subjective and has full marks (`graded`). */
  score_cell: `select mark.tender_id, mark.bid_id, mark.party_id, mark.item collate "C" as item, mark.subjective, coalesce(mark.full_marks > 0, false) as graded, count(*) as n,
  sum(mark.score) as whole, sum(mark.score * mark.score) as squares, min(mark.score) as low, max(mark.score) as high, min(mark.full_marks) as full_marks
  from {fact}.score mark where {in:mark} and mark.score is not null
  group by mark.bid_id, mark.item collate "C", mark.tender_id, mark.party_id, mark.subjective, coalesce(mark.full_marks > 0, false)`,
  /**
   * The priced lists of two bidders of a tender item by item, `a_bid` of the one with the lower id: `n` items in competition (the buyer has not set their
   * price) and how many of them have the `same` price, mean and deviation (`spread`) of the ratio of the prices; `alike` = how far the two ratios to the
   * control price go together. One key stands for tender and item, or the planner expects a handful of pairs.
   */
  item_pair: `with item as materialized (
    select hash_record_extended(row(line.tender_id, line.item_code), 0) as cell, line.bid_id, line.party_id, line.unit_price::float8 as price,
      nullif(line.control_price, 0)::float8 as control, (line.unit_price = line.control_price) is not true as free
    from {fact}.bid_item line where {in:line} and line.unit_price > 0
  )
  select one.bid_id as a_bid, two.bid_id as b_bid, count(*) filter (where one.free) as n, count(*) filter (where one.free and one.price = two.price) as same,
    avg(two.price / one.price) filter (where one.free) as mean, stddev_samp(two.price / one.price) filter (where one.free) as spread,
    corr(one.price / one.control, two.price / one.control) as alike
  from item one join item two on two.cell = one.cell where two.party_id > one.party_id group by one.bid_id, two.bid_id`,
}

export type OnceName = keyof typeof relations
export const onceNames = Object.keys(relations) as OnceName[]

/** What a text begins with. */
export const onceIn = (text: string): OnceName[] => onceNames.filter((name) => text.includes(`{once:${name}}`))

/** The statement of a relation, to be placed like that of a model. */
export const onceRows = (name: OnceName): string => relations[name]

/** Where the rows stand on the connection that has worked them out. */
export const onceTable = (name: OnceName): string => `once_${name}`

/** Puts in place of `{once:name}` the table where it was worked out, and the statement where not. Throws on a name that is none of these. */
export function withOnce(text: string, done?: ReadonlySet<OnceName>): string {
  return text.replace(/\{once:(\w+)\}/g, (_, name: OnceName) => {
    if (!(name in relations)) throw new Error(`nothing is worked out once as ${name}`)
    return done?.has(name) ? `pg_temp.${onceTable(name)}` : `(${relations[name]})`
  })
}
