import { z } from 'zod'
import { type Detector, literal } from '../detector'
import { bidPairsWhere, ofPair } from './bid-pairs'

const parameters = z.strictObject({
  /** `holds`: one bidder stands above the other; `common`: somebody stands above both. */
  how: z.array(z.enum(['holds', 'common'])).min(1),
  roles: z.array(z.string()).min(1),
  /** Which links count, e.g. `l.pct > :pct`. */
  link: z.string().default('true'),
  /** How many links up at most: a number or a threshold `:levels`. */
  levels: z.union([z.number().int().positive(), z.string().regex(/^:[a-z_]+$/)]),
  /** A pattern of holders that say nothing when they stand above both (state bodies): a threshold. */
  except: z
    .string()
    .regex(/^:[a-z_]+$/)
    .optional(),
})
type Ownership = z.infer<typeof parameters>

/**
 * Everybody above the parties of `start(party)`, as a relation `climb` (to be put after `with recursive`). A holder already on the way is
 * not entered again, so circular shareholding ends; the way is valid from `since` to `until`, the days on which all its links hold.
 */
export function climbing({ roles, link, levels }: Pick<Ownership, 'roles' | 'link' | 'levels'>): string {
  return `climb as (
  select start.party as start, start.party as node, start.party::text as mark, null::text as person, ''::text as holder, 0 as depth,
    array[start.party] as seen, '[]'::jsonb as path, '-infinity'::date as since, 'infinity'::date as until
  from start
  union all
  select climb.start, l.holder_id, coalesce(l.holder_id::text, l.holder_token), case when l.holder_id is null then l.holder_token end,
    coalesce(owner.name, '自然人'), climb.depth + 1, climb.seen || l.holder_id,
    climb.path || jsonb_build_array(jsonb_build_object('主体', held.name, '持有人', coalesce(owner.name, case when l.holder_id is null then '自然人' else l.holder_id::text end), '身份', l.role, '比例', l.pct)),
    greatest(climb.since, coalesce(l.from_on, '-infinity')), least(climb.until, coalesce(l.to_on, 'infinity'))
  from climb join {fact}.party_link l on l.party_id = climb.node
  left join {fact}.party held on held.party_id = climb.node left join {fact}.party owner on owner.party_id = l.holder_id
  where climb.depth < ${levels} and l.role in ${literal(roles)} and (${link}) and (l.holder_id is null or l.holder_id <> all (climb.seen))
)`
}

/** Days that may be empty: a link without an end still holds, a tender without a day is judged as of today. */
export const linkEnds = ['l.from_on', 'l.to_on', 't.deadline_on']

const valid = (way: string) => `coalesce(t.deadline_on, {today}) between ${way}.since and ${way}.until`

/** Of all ways up, those that can tie two bidders; and between which pairs they do. */
const ways: Record<Ownership['how'][number], (except?: string) => { ties: string; parties: string[]; lines: string }> = {
  holds: () => ({
    ties: `above as materialized (
  select climb.* from climb where climb.depth > 0 and climb.node in (select party from start)
)`,
    parties: ['select above.start from above', 'select above.node from above'],
    lines: `select ${ofPair}, above.depth::float8 as value, above.depth as length,
  jsonb_build_object('关系', '一方在另一方之上', '层数', above.depth, '路径', above.path) as evidence
from met join {fact}.tender t on t.tender_id = met.tender_id
join above on least(above.start, above.node) = met.a and greatest(above.start, above.node) = met.b
where ${valid('above')}`,
  }),
  common: (except) => ({
    ties: `shared as materialized (
  select climb.* from climb where climb.depth > 0${except ? ` and climb.holder !~ ${except}` : ''} and climb.mark in (
    select common.mark from climb common where common.depth > 0 group by common.mark having count(distinct common.start) > 1
  )
)`,
    parties: ['select shared.start from shared'],
    lines: `select ${ofPair}, greatest(up1.depth, up2.depth)::float8 as value, up1.depth + up2.depth as length,
  jsonb_build_object('关系', '同在一方之下', '共同的一方', up1.holder, 'l.holder_token', up1.person, '甲方路径', up1.path, '乙方路径', up2.path) as evidence
from met join {fact}.tender t on t.tender_id = met.tender_id
join shared up1 on up1.start = met.a join shared up2 on up2.start = met.b and up2.mark = up1.mark
where up1.mark not in (met.a::text, met.b::text) and ${valid('up1')} and ${valid('up2')}`,
  }),
}

/**
 * Two bidders of one tender between whom shares, posts or administration draw a line; the shortest one is shown. The ways up are walked once
 * for each bidder of the market, and only bidders that some way ties to another are paired tender by tender.
 */
export const ownership: Detector<Ownership> = {
  key: 'ownership',
  title: '股权与任职关系',
  phase: 'arrival',
  parameters: parameters as z.ZodType<Ownership>,
  subject: () => 'pair',
  sql: ({ how, except, ...climb }) => {
    const each = how.map((one) => ways[one](except))
    return `with recursive start as materialized (
  select distinct entries.party_id as party from {once:entry} entries
), ${climbing(climb)}, ${each.map(({ ties }) => ties).join(', ')}, tied as materialized (
  ${each.flatMap(({ parties }) => parties).join(' union ')}
), ${bidPairsWhere('one.party_id = any(array(select * from tied)) and two.party_id = any(array(select * from tied))')}, line as (
${each.map(({ lines }) => lines).join('\nunion all\n')}
)
select distinct on (key) key, name, org_id, tender_id, parties, value, evidence from line order by key, length, evidence::text`
  },
}
