import { listColumns } from './echoes'

/**
 * What several models begin with, as statements of rows. Written `{once:name}` in a model's text: a run over everything works each out once
 * (`workOutOnce`), and the models read it; elsewhere the statement itself stands there. Facts are
 * read under long names, so they are no need of a model: what it needs it names itself.
 */
const relations = {
  /**
   * Who stood in which tender, a row a tender and bidder with a bid that is neither an invitation nor withdrawn: whether it `won` (null where no winner
   * is known), its `bids`, the lowest valid `price` (分, null without one) and the consortium that offered it.
   */
  entry: `select offers.tender_id, offers.party_id, bool_or(lots.winner_id = offers.party_id) as won, count(*)::int as bids,
  min(offers.amount) filter (where offers.amount > 0 and coalesce(offers.status, 'valid') = 'valid') as price,
  min(offers.consortium_no) filter (where offers.amount > 0 and coalesce(offers.status, 'valid') = 'valid') as consortium
  from {fact}.bid offers join {fact}.tender lots on lots.tender_id = offers.tender_id
  where {in:offers} and coalesce(offers.status, 'valid') not in ('invited', 'withdrawn') group by offers.tender_id, offers.party_id`,
  /** Tenders whose awards are all final and of which exactly one is active, with exactly one supplier: the `winner`. */
  sole: `select decided.tender_id, (array_agg(decided.party_id) filter (where decided.status = 'active'))[1] as winner
  from {fact}.award decided where {in:decided} group by decided.tender_id
  having bool_and(coalesce(decided.status, '') in ('active', 'cancelled', 'unsuccessful')) and count(*) filter (where decided.status = 'active') = 1`,
  /** Tenders in which the lists of two bidders' files meet, by the column of the list. */
  list_echo: `select distinct met.tender_id, mark from (
    select one.tender_id, array_remove(array[${listColumns.map((name) => `case when one.${name} && two.${name} then 'x.${name}' end`).join(', ')}], null) as marks
    from {fact}.bid_trace one join {fact}.bid_trace two on two.tender_id = one.tender_id and two.party_id > one.party_id where {in:one} and {in:two}
  ) met cross join lateral unnest(met.marks) mark where met.marks <> '{}'`,
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
