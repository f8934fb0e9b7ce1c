import { UndirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { drawFrom } from '../learning/draw'
import type { Ask, Place } from './evaluate'
import { placed } from './placed'

/** An edge of the network: two bidders, how often they met and which part of their tenders that is. */
export type Pair = { a: string; b: string; together: number; jaccard: number }

/** A row of `bidder_group`, without its own id. */
export type Member = { groupNo: number; partyId: string; size: number; coherence: number; exclusivity: number; medianCv: number | null }

/** What the network was made of; `left` counts pairs beyond the cap, the weakest: it is shown with the models that use groups. */
export type Network = { members: Member[]; pairs: number; left: number }

type Caps = { together: number; pairs: number; seed: number }

/** Pairs that met at least three times; at most 300 000 of them (the strongest), which takes some 200 MB. */
export const networkCaps: Caps = { together: 3, pairs: 300_000, seed: 20_260_101 }

const byStrength = (one: Pair, two: Pair) =>
  two.jaccard - one.jaccard || two.together - one.together || compare(one.a, two.a) || compare(one.b, two.b)
const compare = (one: string, two: string) => (one < two ? -1 : one > two ? 1 : 0)

/**
 * Groups of bidders: communities (Louvain, Jaccard weights) of two or more. Memory grows with pairs, not with bids. The same pairs in any
 * order give the same groups: they are sorted first, and the walk is drawn from a fixed seed.
 */
export function networkOf(all: readonly Pair[], caps: Caps = networkCaps): Network {
  const met = all.filter(({ together, jaccard }) => together >= caps.together && jaccard > 0).sort(byStrength)
  const kept = met.slice(0, caps.pairs)
  if (kept.length === 0) return { members: [], pairs: 0, left: 0 }
  const graph = new UndirectedGraph<Record<string, never>, { weight: number }>()
  for (const { a, b, jaccard } of kept) graph.mergeEdge(a, b, { weight: jaccard })
  const of = louvain(graph, { getEdgeWeight: 'weight', rng: drawFrom(caps.seed).next })
  return { members: membersOf(kept, of), pairs: kept.length, left: met.length - kept.length }
}

type Sums = { parties: string[]; inside: number[]; outside: number }

function membersOf(pairs: readonly Pair[], of: Record<string, number>): Member[] {
  const groups = new Map<number, Sums>()
  const groupOf = (party: string): Sums => {
    const no = of[party]!
    const found = groups.get(no) ?? { parties: [], inside: [], outside: 0 }
    groups.set(no, found)
    return found
  }
  for (const party of Object.keys(of).sort()) groupOf(party).parties.push(party)
  for (const { a, b, jaccard } of pairs) {
    const [one, two] = [groupOf(a), groupOf(b)]
    if (one === two) one.inside.push(jaccard)
    else {
      one.outside += jaccard
      two.outside += jaccard
    }
  }
  const ordered = [...groups.values()].filter(({ parties }) => parties.length >= 2).sort((x, y) => compare(x.parties[0]!, y.parties[0]!))
  return ordered.flatMap((sums, index) =>
    sums.parties.map((partyId) => ({
      groupNo: index + 1,
      partyId,
      size: sums.parties.length,
      coherence: coherenceOf(sums.inside),
      exclusivity: exclusivityOf(sums),
      medianCv: null,
    })),
  )
}

/** Geometric over arithmetic mean of the weights: 1 when all meet equally often. */
function coherenceOf(weights: readonly number[]): number {
  if (weights.length === 0) return 0
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.exp(mean(weights.map(Math.log))) / mean(weights)
}

/** Strength inside over all strength of the members: each inside edge counts once, each that leads out once. */
function exclusivityOf({ inside, outside }: Sums): number {
  const strength = inside.reduce((sum, value) => sum + value, 0)
  return strength / (strength + outside)
}

/** Rows `group_no, median_cv`: the middle spread of the tenders in which at least two of a group bid; `$1` parties, `$2` their groups. */
export function groupSpreads(place: Place): string {
  return placed(
    `with entry as (
  select distinct b.tender_id, g.group_no, b.party_id
  from unnest($1::uuid[], $2::int[]) as g(party_id, group_no) join {fact}.bid b on b.party_id = g.party_id
  where coalesce(b.status, 'valid') = 'valid'
), joint as (
  select group_no, tender_id from entry group by group_no, tender_id having count(*) >= 2
)
select j.group_no, percentile_cont(0.5) within group (order by tf.cv) as median_cv
from joint j join {fact}.tender_feature tf on tf.tender_id = j.tender_id where tf.cv is not null group by j.group_no`,
    place,
  )
}

/** The shared step: reads `pair_history`, gives the rows of `bidder_group`. */
export async function bidderGroups(ask: Ask, place: Place, caps: Caps = networkCaps): Promise<Network> {
  const rows = await ask(
    placed(`select ph.a_id, ph.b_id, ph.together, ph.jaccard from {fact}.pair_history ph where ph.together >= ${caps.together}`, place),
  )
  const pairs = rows.map((row) => ({
    a: String(row.a_id),
    b: String(row.b_id),
    together: Number(row.together),
    jaccard: Number(row.jaccard),
  }))
  const network = networkOf(pairs, caps)
  if (network.members.length === 0) return network
  const whole: Place = { facts: place.facts, today: place.today }
  const spreads = await ask(groupSpreads(whole), [
    network.members.map(({ partyId }) => partyId),
    network.members.map(({ groupNo }) => groupNo),
  ])
  const medians = new Map(spreads.map((row) => [Number(row.group_no), Number(row.median_cv)]))
  return { ...network, members: network.members.map((member) => ({ ...member, medianCv: medians.get(member.groupNo) ?? null })) }
}
