import { z } from 'zod'
import { type Detector, literal } from '../detector'
import { anyOf } from '../words'

const parameters = z.strictObject({
  /** Documents of the tender that are read. */
  documents: z.array(z.string()).min(1),
  /** Look for the regular expressions of the threshold `words`. */
  words: z.boolean().default(true),
  /** Also look for names of parties: a condition on `p` and `t` that says whose. */
  parties: z.string().optional(),
  /** Leave out places whose sentence matches the threshold `unless`; in it the place itself stands in 【】. */
  unless: z.boolean().default(true),
  /** A condition on the tender. */
  where: z.string().default('true'),
  /** A condition on a place: `mark.document`, `mark.sentence`, `mark.quote`, `mark.body`. */
  also: z.string().default('true'),
})

/** One place in a document, under `q.body` in the evidence: characters are counted from 1, as PostgreSQL does. */
export type Mark = {
  passage: string
  document: string
  page: number | null
  seq: number
  start: number
  length: number
  quote: string
  sentence: string
}

/** More places than a reader goes through are counted, not listed. */
const shown = 50
const columns = 'q.tender_id, q.passage_id, q.document, q.page, q.seq, q.body'

/** Finds clauses in what the buyer handed out, and says where they stand: one finding a tender. */
export const clause: Detector<z.infer<typeof parameters>> = {
  key: 'clause',
  title: '文件条款',
  phase: 'arrival',
  parameters: parameters as z.ZodType<z.infer<typeof parameters>>,
  subject: () => 'document',
  sql: ({ documents, words, parties, unless, where, also }) => {
    const spots = [...(words ? ['select * from word_spot'] : []), ...(parties ? ['select * from name_spot'] : [])]
    if (spots.length === 0) throw new Error('a clause looks for words or for names')
    return `with passage_read as materialized (
  select ${columns} from {fact}.passage q join {fact}.tender t on t.tender_id = q.tender_id
  where {in:q} and q.bid_id is null and q.document in ${literal(documents)} and (${where})
)${words ? wordSpots : ''}${parties ? nameSpots(parties) : ''}, spot as (
  ${spots.join(' union all ')}
), mark as (
  select spot.*, substr(body, start, length) as quote,
    translate(substring(left(body, start - 1) from '[^。；;！？\\n]*$'), '【】', '()') || '【' || translate(substr(body, start, length), '【】', '()') || '】'
      || translate(substring(substr(body, start + length) from '^[^。；;！？\\n]*'), '【】', '()') as sentence
  from spot
), kept as (
  select mark.*, row_number() over (partition by tender_id order by document, seq, start) as place from mark
  where (${also})${unless ? ` and mark.sentence !~ ${anyOf('unless')}` : ''}
)
select t.tender_id::text as key, t.title as name, t.org_id, t.tender_id, array_remove(array_agg(distinct kept.party_id), null) as parties,
  count(*)::float8 as value, jsonb_build_object('处数', count(*), 'q.body', jsonb_agg(jsonb_build_object('passage', kept.passage_id, 'document', kept.document,
    'page', kept.page, 'seq', kept.seq, 'start', kept.start, 'length', kept.length, 'quote', kept.quote, 'sentence', left(kept.sentence, 200)) order by kept.place)
    filter (where kept.place <= ${shown})) as evidence
from kept join {fact}.tender t on t.tender_id = kept.tender_id
group by t.tender_id, t.title, t.org_id
having count(*) >= :least`
  },
}

const wordSpots = `, pattern as materialized (
  select ${anyOf('words')} as words
), word_spot as (
  select r.*, regexp_instr(r.body, pattern.words, 1, nth) as start, length(regexp_substr(r.body, pattern.words, 1, nth)) as length, null::uuid as party_id
  from passage_read r cross join pattern cross join lateral generate_series(1, regexp_count(r.body, pattern.words)) as nth
  where r.body ~ pattern.words
)`

/**
 * Names of parties by a hash join instead of every name against every passage: each “公司” and the like ends a name, and the last ten
 * characters before that end (the whole name where it is shorter) meet the same characters of the register.
 */
const nameSpots = (parties: string) => `, name_end as (
  select r.*, regexp_instr(r.body, '(公司|集团|研究院|设计院|研究所|医院|大学|学院|中心|厂)', 1, nth, 1) as past
  from passage_read r cross join lateral generate_series(1, regexp_count(r.body, '(公司|集团|研究院|设计院|研究所|医院|大学|学院|中心|厂)')) as nth
), tail as (
  select name_end.*, size, substr(body, past - size, size) as ending from name_end cross join generate_series(5, 10) as size where past > size
), name_spot as (
  select tail.tender_id, tail.passage_id, tail.document, tail.page, tail.seq, tail.body, tail.past - length(p.name) as start, length(p.name) as length, p.party_id
  from tail join {fact}.tender t on t.tender_id = tail.tender_id
  join {fact}.party p on right(p.name, 10) = tail.ending and least(length(p.name), 10) = tail.size and substr(tail.body, greatest(tail.past - length(p.name), 1), length(p.name)) = p.name
  where (${parties})
)`
