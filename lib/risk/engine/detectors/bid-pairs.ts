import { z } from 'zod'
import { columnsIn, type Detector } from '../detector'
import { echoIn } from '../echoes'
import { objectOf } from '../evidence'

/**
 * Every two bidders of one tender that both handed in a bid and are no consortium, as a relation `met` with `tender_id, a, b, a_bid, b_bid`.
 * Status and consortium are read under long names: where they are not told, both count as bidders of their own.
 */
export const bidPairs = bidPairsWhere('true')

/** The same for those pairs only of which a condition on `one` and `two` holds: what cannot be found is not paired. */
export function bidPairsWhere(condition: string): string {
  return `met as materialized (
  select one.tender_id, one.party_id as a, two.party_id as b, one.bid_id as a_bid, two.bid_id as b_bid
  from {fact}.bid one join {fact}.bid two on two.tender_id = one.tender_id and two.party_id > one.party_id
  where {in:one} and coalesce(one.status, 'valid') not in ('invited', 'withdrawn') and coalesce(two.status, 'valid') not in ('invited', 'withdrawn')
    and (one.consortium_no = two.consortium_no) is not true and (${condition})
)`
}

/** What a finding about such a pair is called. */
export const ofPair = `met.tender_id || ':' || met.a || ':' || met.b as key, t.title as name, t.org_id, t.tender_id, array[met.a, met.b] as parties`

const party = z.strictObject({
  /** A condition on the two register entries: `p1.address = p2.address`. */
  where: z.string(),
  /** Columns of which the condition needs at least one to be shared: only tenders with such are looked at. */
  shared: z.array(z.string()).optional(),
  value: z.string().default('1'),
  show: z.record(z.string(), z.string()).optional(),
})

/** Two bidders of one tender whose entries in the register meet a condition together. */
export const pairParty: Detector<z.infer<typeof party>> = {
  key: 'pair-party',
  title: '两家登记信息之间的条件',
  phase: 'arrival',
  parameters: party as z.ZodType<z.infer<typeof party>>,
  subject: () => 'pair',
  sql: ({ where, shared, value, show }) => {
    const columns = columnsIn(where).filter((column) => column.startsWith('p.'))
    const evidence = Object.fromEntries(
      columns.map((column) => {
        const name = column.split('.')[1]
        return [column, `jsonb_build_array(p1.${name}, p2.${name})`]
      }),
    )
    return `with ${shared ? bidPairsWhere(echoIn('one.tender_id', ...shared)) : bidPairs}
select ${ofPair}, (${value})::float8 as value, ${objectOf({ ...evidence, 两家: 'jsonb_build_array(p1.name, p2.name)', ...show })} as evidence
from met join {fact}.tender t on t.tender_id = met.tender_id
join {fact}.party p1 on p1.party_id = met.a join {fact}.party p2 on p2.party_id = met.b
where (${where})`
  },
}

const item = z.strictObject({
  /** Which items of the two bids are compared, by `i1` and `i2`. */
  where: z.string(),
  /** What a pair must meet at least, asked of its sums: a condition on `lists`, a row of `item_pair`. */
  screen: z.string(),
  having: z.string(),
  value: z.string(),
  show: z.record(z.string(), z.string()),
})

/**
 * Two bidders of one tender compared item by item of their priced lists: first which pairs can meet the line, then these in full. Arrays, so that the
 * few are found by their index whatever joins the planner may use.
 */
export const itemPair: Detector<z.infer<typeof item>> = {
  key: 'item-pair',
  title: '两家清单逐项比较',
  phase: 'arrival',
  parameters: item,
  subject: () => 'pair',
  sql: ({ where, screen, having, value, show }) => `with near as materialized (
  select lists.a_bid, lists.b_bid from {once:item_pair} lists where ${screen}
), ${bidPairsWhere('one.bid_id = any(array(select near.a_bid from near)) and two.bid_id = any(array(select near.b_bid from near))')}
select ${ofPair}, (${value})::float8 as value, ${objectOf(show)} as evidence
from near join met on met.a_bid = near.a_bid and met.b_bid = near.b_bid join {fact}.tender t on t.tender_id = met.tender_id
join {fact}.bid_item i1 on i1.bid_id = met.a_bid join {fact}.bid_item i2 on i2.bid_id = met.b_bid and i2.item_code = i1.item_code
where {in:i1} and {in:i2} and i1.bid_id = any(array(select met.a_bid from met)) and i2.bid_id = any(array(select met.b_bid from met)) and (${where})
group by met.tender_id, met.a, met.b, t.tender_id, t.title, t.org_id
having ${having}`,
}
