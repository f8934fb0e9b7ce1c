import { z } from 'zod'
import { columnsIn, type Detector, literal } from '../detector'
import { echoIn, isEchoed, type ListColumn, listColumns } from '../echoes'
import { objectOf } from '../evidence'

const tables = { b: 'bid', x: 'bid_trace', g: 'bid_bond', m: 'bid_person' } as const
const bothBids = (alias: keyof typeof tables) =>
  `{fact}.${tables[alias]} ${alias}1 join {fact}.${tables[alias]} ${alias}2 on ${alias}2.tender_id = ${alias}1.tender_id and ${alias}2.party_id > ${alias}1.party_id
join {fact}.tender t on t.tender_id = ${alias}1.tender_id`

/** Members of one consortium hand in one bid together: what they share says nothing. Read under long names, so it is no need of a model. */
export const notTogether = (one: string, two: string) => notOneBid(`${one}.bid_id`, `${two}.bid_id`)

/** The same of two bids by their ids. Looked up for each, so it is to be asked of few. */
export const notOneBid = (one: string, two: string) =>
  `((select one.consortium_no from {fact}.bid one where one.bid_id = ${one}) = (select two.consortium_no from {fact}.bid two where two.bid_id = ${two})) is not true`

const head = (alias: string, extra = '') =>
  `t.tender_id || ':' || ${alias}1.party_id || ':' || ${alias}2.party_id${extra} as key, t.title as name, t.org_id, t.tender_id, array[${alias}1.party_id, ${alias}2.party_id] as parties`

const same = z.strictObject({
  table: z.enum(['b', 'x', 'g', 'm']),
  /** The column that two bidders of one tender share. */
  column: z.string(),
  /** Values that say nothing: empty defaults, virtual machines. */
  ignore: z.array(z.string()).default([]),
  /** A column of the tender whose value is subtracted: what the buyer handed out is no trace of the bidders. */
  minus: z.string().optional(),
  /** A further condition on the two rows. */
  where: z.string().optional(),
  show: z.record(z.string(), z.string()).optional(),
})

/** Two bidders of one tender with the same value in a column. */
export const pairSame: Detector<z.infer<typeof same>> = {
  key: 'pair-same',
  title: '两家相同',
  phase: 'arrival',
  parameters: same as z.ZodType<z.infer<typeof same>>,
  subject: () => 'pair',
  reads: ({ table, column }) => [`${table}.${column}`],
  sql: ({ table: a, column, ignore, minus, where, show = {} }) => {
    const conditions = [
      ...(ignore.length > 0 ? [`${a}1.${column} not in ${literal(ignore)}`] : []),
      ...(where ? [`(${where})`] : []),
      notTogether(`${a}1`, `${a}2`),
    ]
    const evidence = objectOf({ [`${a}.${column}`]: `${a}1.${column}`, ...show })
    // A relation with several rows a bid (people) gives one finding a shared value.
    const extra = a === 'm' ? ` || ':' || md5(${a}1.${column})` : ''
    // What is shared comes first: all else (patterns, lists of defaults) is asked of the few rows that share a value, taken along whole.
    return `with shared as materialized (
  select ${a}1.tender_id, ${a}1.${column} as mark from {fact}.${tables[a]} ${a}1${minus ? ` join {fact}.tender t on t.tender_id = ${a}1.tender_id` : ''}
  where {in:${a}1}${isEchoed(`${a}.${column}`) ? ` and ${echoIn(`${a}1.tender_id`, `${a}.${column}`)}` : ''} and ${a}1.${column} is not null${minus ? ` and ${a}1.${column} is distinct from ${minus}` : ''}
  group by ${a}1.tender_id, ${a}1.${column} having count(*) > 1
), held as materialized (
  select ${a}, ${a}.tender_id, ${a}.party_id, shared.mark from shared join {fact}.${tables[a]} ${a} on ${a}.tender_id = shared.tender_id and ${a}.${column} = shared.mark
  where ${a}.tender_id = any(array(select shared.tender_id from shared))
), same as materialized (
  select first.${a} as one, second.${a} as two from held first
  join held second on second.tender_id = first.tender_id and second.mark = first.mark and second.party_id > first.party_id
)
select distinct on (1) ${head(a, extra)}, 1::float8 as value, ${evidence} as evidence
from same cross join lateral (select (same.one).*) ${a}1 cross join lateral (select (same.two).*) ${a}2
join {fact}.tender t on t.tender_id = ${a}1.tender_id
where ${conditions.join(' and ')}
order by 1`
  },
}

/** CTE `common`: values of a list column that occur more than once in a tender where the lists of two bidders meet; in most tenders none do. */
export const commonElements = (column: ListColumn) => `suspect as materialized (
  select lists.tender_id from {once:list_echo} lists where lists.mark = 'x.${column}'
), common as materialized (
  select x.tender_id, u.element from {fact}.bid_trace x cross join lateral unnest(x.${column}) as u(element)
  where x.tender_id = any(array(select suspect.tender_id from suspect)) group by x.tender_id, u.element having count(*) > 1
)`

const threshold = z.string().regex(/^:[a-z_]+$/)
const overlap = z.strictObject({
  table: z.enum(['x']).default('x'),
  /** A list column. */
  column: z.enum(listColumns),
  /** At least so many values in common; a number, or a threshold `:name`. */
  least: z.union([z.number().int().positive(), threshold]).default(1),
  /** At least this part of the shorter list. */
  ratio: z.union([z.number().min(0).max(1), threshold]).default(0),
  /** What two share and all share says nothing: leave out values that three or more bidders have. */
  exactlyTwo: z.boolean().default(false),
  where: z.string().optional(),
})

/** Two bidders of one tender whose lists share values: pictures, revision marks, certificates, errors. */
export const pairOverlap: Detector<z.infer<typeof overlap>> = {
  key: 'pair-overlap',
  title: '两家清单有交集',
  phase: 'arrival',
  parameters: overlap as z.ZodType<z.infer<typeof overlap>>,
  subject: () => 'pair',
  reads: ({ table, column }) => [`${table}.${column}`],
  sql: ({ column, least, ratio, exactlyTwo, where }) => `with ${commonElements(column)}, entry as materialized (
  select x.tender_id, x.party_id, x.bid_id, cardinality(x.${column}) as size, u.element
  from {fact}.bid_trace x join {fact}.tender t on t.tender_id = x.tender_id cross join lateral (select distinct unnest(x.${column}) as element) u
  where {in:x} and x.tender_id = any(array(select common.tender_id from common)) and (x.tender_id, u.element) in (select common.tender_id, common.element from common)
), counted as (
  select *, count(*) over (partition by tender_id, element) as holders from entry
)
select ${head('entry')}, count(*)::float8 as value,
  jsonb_build_object('x.${column}', jsonb_agg(entry1.element order by entry1.element), '共有个数', count(*), '占较短一方', round((count(*)::numeric / least(entry1.size, entry2.size)), 4)) as evidence
from counted entry1 join counted entry2 on entry2.tender_id = entry1.tender_id and entry2.element = entry1.element and entry2.party_id > entry1.party_id
join {fact}.tender t on t.tender_id = entry1.tender_id
where entry1.holders between 2 and ${exactlyTwo ? 2 : 1_000_000}${where ? ` and (${where})` : ''} and ${notTogether('entry1', 'entry2')}
group by t.tender_id, t.title, t.org_id, entry1.party_id, entry2.party_id, entry1.size, entry2.size
having count(*) >= ${least} and count(*) >= ${ratio} * least(entry1.size, entry2.size)`,
}

const where = z.strictObject({
  table: z.enum(['b', 'x', 'g']),
  /** A condition on the two rows, e.g. `abs(extract(epoch from x1.created_at - x2.created_at)) <= :seconds`. */
  where: z.string(),
  /** Columns of which the condition needs at least one to be shared: only tenders with such are looked at. */
  shared: z.array(z.string()).optional(),
  /** A statement of the tenders in which the condition can be met, cheaper to ask than the condition of all pairs. */
  among: z.string().optional(),
  value: z.string().default('1'),
  show: z.record(z.string(), z.string()).optional(),
})

/** Two bidders of one tender whose rows meet a condition together. */
export const pairWhere: Detector<z.infer<typeof where>> = {
  key: 'pair-where',
  title: '两家之间的条件',
  phase: 'arrival',
  parameters: where as z.ZodType<z.infer<typeof where>>,
  subject: () => 'pair',
  sql: ({ table: a, where: condition, shared, among, value, show }) => {
    const columns = columnsIn(condition).filter((column) => column.startsWith(`${a}.`))
    const evidence = Object.fromEntries(
      columns.map((column) => {
        const name = column.split('.')[1]
        return [column, `jsonb_build_array(${a}1.${name}, ${a}2.${name})`]
      }),
    )
    // Who is apart is asked of the few pairs that meet the condition, taken along whole.
    const narrow = (alias: string) =>
      `${shared ? ` and ${echoIn(`${alias}.tender_id`, ...shared)}` : ''}${among ? ` and ${alias}.tender_id = any(array(select among.tender_id from among))` : ''}`
    return `with ${among ? `among as materialized (\n  ${among}\n), ` : ''}close as materialized (
  select ${a}1 as one, ${a}2 as two, t as lot from ${bothBids(a)}
  where {in:t}${narrow(`${a}1`)}${narrow(`${a}2`)}${narrow('t')} and (${condition})
)
select ${head(a)}, (${value})::float8 as value, ${objectOf({ ...evidence, ...show })} as evidence
from close cross join lateral (select (close.one).*) ${a}1 cross join lateral (select (close.two).*) ${a}2 cross join lateral (select (close.lot).*) t
where ${notTogether(`${a}1`, `${a}2`)}`
  },
}
