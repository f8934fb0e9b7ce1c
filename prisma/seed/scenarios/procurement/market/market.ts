import { rng } from '../../../rng'
import type { OrganisationWorld } from '../../organisation/types'
import type { Days } from '../calendar'
import type { Category, Market, Party } from '../types'
import { buyersOf, weightOf } from './buyers'
import { expertsOf } from './experts'
import { partyMaker } from './suppliers'

const shares: readonly (readonly [Category, number])[] = [
  ['施工', 0.34],
  ['货物', 0.3],
  ['服务', 0.18],
  ['勘察设计监理', 0.18],
]

/** The market of so many tenders: for the whole demonstration about 2,600 suppliers, 60 agencies and 500 experts. */
export function marketOf(world: OrganisationWorld, days: Days, count: number): Market & { invent: (category: Category) => Party } {
  const chance = rng('procurement:market')
  const make = partyMaker(chance, days, new Set(world.orgs.map((org) => org.name)))
  const suppliers = Math.max(240, Math.min(2550, Math.round(count * 0.1062)))
  const pools = Object.fromEntries(
    shares.map(([category, share]) => [category, Array.from({ length: Math.round(suppliers * share) }, () => make(category, 'supplier'))]),
  ) as Record<Category, Party[]>
  const agencies = Array.from({ length: Math.max(12, Math.min(60, Math.round(count / 400))) }, () => make('服务', 'agency'))
  const institutes = Array.from({ length: 40 }, () => make('勘察设计监理', 'institute'))
  const buyers = buyersOf(world)
  const experts = expertsOf(chance, days, institutes)
  return {
    count,
    buyers,
    lots: buyers.flatMap((buyer) => Array.from({ length: weightOf(buyer) }, () => buyer)),
    pools,
    agencies,
    institutes,
    experts,
    registers: { party_link: [], kinship: [], party_listing: [], registry_change: [], insider: [], fund_flow: [] },
    invent: (category) => make(category, 'supplier'),
  }
}
