import { z } from 'zod'
import type { Detector } from '../detector'
import { columnsIn } from '../detector'
import { evidenceOf } from '../evidence'
import { type Source, type SourceName, sources } from '../sources'

const parameters = z.strictObject({
  source: z.enum(Object.keys(sources) as [SourceName, ...SourceName[]]),
  /** What is compared. */
  measure: z.string(),
  /** Whom it is compared with: expressions that must be equal. */
  peers: z.array(z.string()).min(1),
  /** Which rows take part. */
  among: z.string().default('true'),
  side: z.enum(['high', 'low', 'both']),
  /** `iqr`: beyond k quartile ranges of the fence; `sigma`: k standard deviations of the mean; `tail`: in the outer share k. */
  rule: z.enum(['iqr', 'sigma', 'tail']),
  /** A number, or a threshold `:name`. */
  k: z.union([z.number().positive(), z.string()]),
  /** Fewer peers say nothing. A number, or a threshold. */
  least: z.union([z.number().int().min(4), z.string()]).default(8),
  /** A further condition on a row that stands out. */
  and: z.string().default('true'),
})
type Peers = z.infer<typeof parameters>

const bounds: Record<Peers['rule'], (k: number | string) => [low: string, high: string]> = {
  iqr: (k) => [`peer_fence.q1 - ${k} * (peer_fence.q3 - peer_fence.q1)`, `peer_fence.q3 + ${k} * (peer_fence.q3 - peer_fence.q1)`],
  sigma: (k) => [`peer_fence.mean - ${k} * peer_fence.sd`, `peer_fence.mean + ${k} * peer_fence.sd`],
  tail: () => ['peer_fence.low', 'peer_fence.high'],
}

/** A row that stands out among its peers. Needs all peers, so it runs at night. */
export const peers: Detector<Peers> = {
  key: 'peers',
  title: '与同类比较',
  phase: 'market',
  parameters: parameters as z.ZodType<Peers>,
  subject: ({ source }) => sources[source].subject,
  reads: ({ measure, peers: by }) => columnsIn([measure, ...by].join(' ')),
  needs: ({ measure, peers: by, among, and }) => columnsIn([measure, ...by, among, and].join(' ')),
  sql: ({ source, measure, peers: by, among, side, rule, k, least, and }) => {
    const from: Source = sources[source]
    const [low, high] = bounds[rule](k)
    const tail = rule === 'tail' ? k : 0.025
    const beyond = { high: `r.measure > ${high}`, low: `r.measure < ${low}`, both: `(r.measure > ${high} or r.measure < ${low})` }[side]
    return `with peer_row as materialized (
  select ${from.key}::text as key, ${from.name} as name, ${from.org} as org_id, ${from.tender} as tender_id, ${from.parties} as parties,
    (${measure})::float8 as measure, concat_ws('｜', ${by.map((each) => `(${each})::text`).join(', ')}) as peer, (${and}) as wanted, ${evidenceOf(measure, and)} as evidence
  from ${from.from} where (${among}) and (${measure}) is not null
), quarter as (
  select peer, count(*) as n, avg(measure) as mean, stddev_samp(measure) as sd,
    percentile_cont(0.25) within group (order by measure) as q1, percentile_cont(0.75) within group (order by measure) as q3,
    percentile_cont(${tail}) within group (order by measure) as low, percentile_cont(1 - ${tail}) within group (order by measure) as high
  from peer_row group by peer having count(*) >= ${least}
)
select r.key, r.name, r.org_id, r.tender_id, r.parties, r.measure as value,
  r.evidence || jsonb_build_object('同类', r.peer, '同类个数', peer_fence.n, '同类均值', round(peer_fence.mean::numeric, 4), '下限', round((${low})::numeric, 4), '上限', round((${high})::numeric, 4)) as evidence
from peer_row r join quarter peer_fence using (peer)
where r.wanted and ${beyond}`
  },
}
