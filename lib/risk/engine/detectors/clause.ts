import { z } from 'zod'
import { columnsIn, type Detector, literal } from '../detector'
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
  needs: ({ where, also, parties }) => ['q.document', 'q.body', ...columnsIn([where, also, parties ? `p.name ${parties}` : ''].join(' '))],
  sql: ({ documents, words, parties, unless, where, also }) => {
    const spots = [...(words ? [wordSpot] : []), ...(parties ? [nameSpot] : [])]
    if (spots.length === 0) throw new Error('a clause looks for words or for names')
    return `with passage_read as materialized (
  select ${columns} from {fact}.passage q${where === 'true' ? '' : ' join {fact}.tender t on t.tender_id = q.tender_id'}
  where {in:q} and {told} and q.bid_id is null and q.document in ${literal(documents)} and (${where})
), text_read as materialized (
  select body, row_number() over () as text_no from (select distinct body from passage_read) once
)${words ? foundWords : ''}${parties ? foundNames(parties) : ''}, spot as materialized (
  ${spots.join('\n  union all ')}
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
from kept join {fact}.tender t on t.tender_id = kept.tender_id and t.tender_id = any(array(select kept.tender_id from kept))
group by t.tender_id, t.title, t.org_id
having count(*) >= :least`
  },
  // The same text stands in many tenders, whichever document it is: it is searched once for all words.
  told: ({ words, parties }) =>
    words && !parties
      ? {
          from: '(select q.body, array_agg(distinct q.tender_id) as tenders from {fact}.passage q where q.bid_id is null group by q.body) text_read',
          ids: 'text_read.tenders',
          condition: `text_read.body ~ ${anyOf('words')}`,
          narrow: ['q.tender_id'],
        }
      : undefined,
}

// Most of a tender's text is the same boilerplate as the next one's: every text is searched once.
const foundWords = `, pattern as materialized (
  select ${anyOf('words')} as words
), word_found as materialized (
  select text_read.body, regexp_instr(text_read.body, pattern.words, 1, nth) as start, length(regexp_substr(text_read.body, pattern.words, 1, nth)) as length
  from text_read cross join pattern cross join lateral generate_series(1, regexp_count(text_read.body, pattern.words)) as nth
  where text_read.body ~ pattern.words
)`
const wordSpot =
  'select passage_read.*, word_found.start, word_found.length, null::uuid as party_id from passage_read join word_found using (body)'

const ends = ['公司', '集团', '研究院', '设计院', '研究所', '医院', '大学', '学院', '中心', '厂']

/**
 * Names of parties by a hash join instead of every name against every text: each “公司” and the like ends a name, and the last ten
 * characters before that end (the whole name where it is shorter) meet the same characters of the register. Whose names count is asked before the
 * texts are taken along again.
 */
const foundNames = (parties: string) => `, piece as (
  select text_no, body, nth, sum(length(part) + length(name_end)) over (partition by text_no, name_end order by nth) + 1 as past,
    count(*) over (partition by text_no, name_end) as parts
  from text_read join unnest(array[${ends.map(literal).join(', ')}]) name_end on text_read.body like '%' || name_end || '%'
  cross join lateral string_to_table(text_read.body, name_end) with ordinality split(part, nth)
), tail as materialized (
  select text_no, past::int as past, size, substr(body, past::int - size, size) as ending from piece cross join generate_series(5, 10) size where nth < parts and past > size
), register as materialized (
  select p.party_id, p.name, length(p.name) as length, right(p.name, 10) as ending, least(length(p.name), 10) as size
  from {fact}.party p where {only: right(p.name, 10) = any(array(select tail.ending from tail))}
), name_found as materialized (
  select text_read.body, tail.past - register.length as start, register.length, register.party_id
  from tail join register using (ending, size) join text_read using (text_no)
  where tail.past > register.length and substr(text_read.body, tail.past - register.length, register.length) = register.name
), name_place as materialized (
  select passage_read.passage_id, passage_read.tender_id, name_found.start, name_found.length, name_found.party_id from passage_read join name_found using (body)
), name_kept as materialized (
  select name_place.passage_id, name_place.start, name_place.length, name_place.party_id
  from name_place join {fact}.tender t on t.tender_id = name_place.tender_id join {fact}.party p on p.party_id = name_place.party_id
  where (${parties})
)`
const nameSpot =
  'select passage_read.*, name_kept.start, name_kept.length, name_kept.party_id from name_kept join passage_read on passage_read.passage_id = name_kept.passage_id'
