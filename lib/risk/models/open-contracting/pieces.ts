import { byFence, type Threshold, words } from '../model'

/** Processes that were called off are left out everywhere. */
export const live = `t.status is distinct from 'cancelled'`

/** Bids that were handed in: pending, valid, disqualified. A bid without a status does not count. */
export const submitted = `b.status is not null and b.status not in ('invited', 'withdrawn')`

/** What a bid asks for, in the number of the source. */
export const price = 'coalesce(b.quote, b.amount / 100.0)::float8'

/** Who bids together: one party, or all members of a joint bid. */
export const members = 'case when coalesce(b.joint, 1) <= 1 then array[b.party_id] else b.party_ids::uuid[] end'

/** Procurement methods in which prices are compared: an allow list, else a deny list, of the local names of methods. */
export const comparable = `(case when :price_comparison_procurement_methods <> ''
  then t.ocds_method_details = any(string_to_array(:price_comparison_procurement_methods, '|'))
  else t.ocds_method_details is null or t.ocds_method_details <> all(string_to_array(:no_price_comparison_procurement_methods, '|')) end)`

export const methodLists: Record<string, Threshold> = {
  price_comparison_procurement_methods: words('只在这些采购方式（本地名称，以 | 分隔）中比较报价', ''),
  no_price_comparison_procurement_methods: words('不比较报价的采购方式（本地名称，以 | 分隔）', ''),
}
export const currency: Record<string, Threshold> = { currency: words('币种', 'CNY') }

/** Columns of a priced process that a source may leave out. */
export const optionalOfPrices = ['b.quote', 'b.amount', 't.status', 't.ocds_method_details']

/** `finished`: processes asked for whose awards are all final. */
export const finished = `finished as (select w.tender_id from {fact}.award w where {in:w} group by w.tender_id
  having bool_and(coalesce(w.status, '') in ('active', 'cancelled', 'unsuccessful')))`

/** What `{once:sole}` reads. */
export const readsOfSole = ['w.status']

const rivals = `b.status = 'valid' and coalesce(b.joint, 1) = 1 and b.currency = :currency and ${price} is not null`

/** `ratio`: how far the lowest valid bid of anybody else stands above the winner's lowest, where it does not stand below. */
export const ratios = `best as (
  select b.tender_id, sole.winner, min(${price}) filter (where b.party_id = sole.winner) as won, min(${price}) filter (where b.party_id <> sole.winner) as second
  from {fact}.bid b join {once:sole} sole on sole.tender_id = b.tender_id join {fact}.party p on p.party_id = b.party_id
  where ${rivals} group by b.tender_id, sole.winner
), ratio as materialized (
  select best.tender_id, best.winner, best.won, best.second, (best.second - best.won) / best.won as value
  from best join {fact}.tender t on t.tender_id = best.tender_id where best.second >= best.won and best.won > 0 and ${live} and ${comparable}
)`

/** `rival`: who made the lowest valid bid beside the winner's, of the processes in `chosen` (`tender_id, winner`), which are few. */
export const rival = `rival as (
  select b.tender_id, (array_agg(b.party_id order by ${price}, b.seq))[1] as other
  from chosen join {fact}.bid b on b.tender_id = chosen.tender_id and b.party_id <> chosen.winner join {fact}.party p on p.party_id = b.party_id
  where b.tender_id = any(array(select chosen.tender_id from chosen)) and ${rivals} group by b.tender_id
)`

/**
 * CTEs, worked out once: quartiles of `value` of a relation, as type R-8 of Hyndman and Fan, and the fences 1.5 quartile ranges beyond them. `group` names a
 * column that parts the values.
 */
export function quartiles(name: string, source: string, value = 'value', group?: string): string {
  const by = group ? `partition by ${group}` : ''
  return `${name}_rank as (
  select ${group ? `${group}, ` : ''}(${value})::float8 as v, row_number() over (${by} order by ${value}) as k, count(*) over (${by}) as n from ${source}
), ${name}_quarter as materialized (
  select ${group ? `${group}, ` : ''}max(n) as n, ${quantile(0.25)} as q1, ${quantile(0.75)} as q3 from ${name}_rank${group ? ` group by ${group}` : ''}
), ${name} as materialized (
  select *, q1 - 1.5 * (q3 - q1) as lower, q3 + 1.5 * (q3 - q1) as upper from ${name}_quarter
)`
}

/** A quantile of type R-8 over ranked rows (`v` with place `k` of `n`): between the ends, h = (n + 1/3)·p + 1/3. */
export function quantile(p: number | string): string {
  const h = `((n + 1::float8 / 3) * (${p})::float8 + 1::float8 / 3)`
  const at = (place: string) => `max(v) filter (where k = greatest(1, least(n, ${place})))`
  const low = at(`floor(${h})`)
  return `(${low} + max(${h} - floor(${h})) * (${at(`floor(${h}) + 1`)} - ${low}))`
}

/** The last select of a model with several subjects: rows of `finding` with kind, key, name, org, tender, parties, source id, value, more. */
export const findings = `select finding.key, finding.name, finding.org_id, finding.tender_id, finding.parties, finding.value::float8 as value,
  jsonb_build_object('主体类别', finding.kind, '主体标识', finding.ref) || finding.more as evidence
from finding`

export const threshold = (title: string, unit: Threshold['unit']) => ({ threshold: byFence(title, unit) })
