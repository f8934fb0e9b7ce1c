import { type Rng, rng } from '../../../rng'
import type { Days } from '../calendar'
import { noticeDay } from '../course/sketch'
import { markOf } from '../identifiers'
import type { Buyer, Category, Market, Party } from '../types'
import { allPlants } from './all'
import type { Plant, Planted } from './plant'
import { type Registers, registersFor } from './stage'

export type Plan = {
  byTender: Map<number, Planted>
  plants: Planted[]
  cast: Party[] /** Writes what the registers say of the casts. */
  tellRegisters: () => void
}

/** From which market on every kind is planted as often as it asks for; in a smaller one once each, in at most 45 % of the tenders. */
const whole = 6000

/** Chooses tenders and parties for every planted case. */
export function planOf(market: Market, days: Days, invent: (category: Category) => Party): Plan {
  const chance = rng('procurement:plan')
  const places = new Places(chance, market.count)
  const plan: Plan = { byTender: new Map(), plants: [], cast: [], tellRegisters: () => undefined }
  const stages: (() => void)[] = []
  let numbered = 0
  const buyers = market.buyers.filter((buyer) => buyer.founded < days.today - 2100)
  for (const plant of allPlants) {
    for (let serial = 0; serial < (market.count >= whole ? (plant.count ?? 3) : 1); serial++) {
      const tenders = places.take(plant)
      if (!tenders) continue
      const cast = castOf(plant, market, invent)
      plan.cast.push(...cast)
      const buyer = plant.oneBuyer || plant.cast?.facts ? chance.pick(buyers) : null
      const agency = market.agencies[(serial * 3 + plan.plants.length) % market.agencies.length]!
      const planted = { plant, serial, tenders, step: 0, cast, buyer, agency }
      plan.plants.push(planted)
      for (const [step, n] of tenders.entries()) plan.byTender.set(n, { ...planted, step })
      const { facts } = plant.cast ?? {}
      if (facts) stages.push(() => facts(cast, stageOf(planted, buyer!)))
    }
  }
  const stageOf = (planted: Planted, buyer: Buyer): Registers =>
    registersFor(market.registers, () => numbered++, {
      days,
      notice: noticeDay({ market, days }, planted.tenders[0]!),
      buyer,
      agency: planted.agency,
      mark: markOf('case', `${planted.plant.kind}|${planted.serial}`),
    })
  plan.tellRegisters = () => {
    for (const stage of stages) stage()
  }
  return plan
}

function castOf(plant: Plant, market: Market, invent: (category: Category) => Party): Party[] {
  const { cast } = plant
  if (!cast) return []
  const members = Array.from({ length: cast.members }, () => invent(cast.category))
  for (const member of members) for (const other of members) if (other !== member) member.apart.add(other.partyId)
  if (cast.open) market.pools[cast.category].push(...members)
  return members
}

/** Numbers of tenders that are still free, between the first months and the last, so that everything that follows has come to pass. */
class Places {
  readonly #free: Uint8Array
  readonly #chance: Rng
  readonly #count: number
  #taken = 0

  constructor(chance: Rng, count: number) {
    this.#free = new Uint8Array(count).fill(1)
    this.#chance = chance
    this.#count = count
  }

  take({ tenders = 1, apart }: Plant): number[] | null {
    const wanted = this.#count >= whole ? tenders : Math.min(tenders, 12)
    if (this.#count < whole && this.#taken + wanted > this.#count * 0.45) return null
    const [low, high] = [Math.round(this.#count * 0.04), Math.round(this.#count * 0.62)]
    const [first, last] = apart === 'recent' ? [Math.round(this.#count * 0.84), Math.round(this.#count * 0.92)] : [low, high]
    const start = apart === 'years' ? this.#chance.int(low, Math.round(this.#count * 0.1)) : this.#chance.int(first, last)
    const step = apart === 'years' ? (this.#count * 0.54) / wanted : apart === 'season' ? this.#count * 0.11 : 1
    const found: number[] = []
    for (let index = 0; index < wanted; index++) {
      const n = this.#next(Math.max(Math.round(start + index * step), (found.at(-1) ?? -1) + 1))
      if (n === null) return null
      found.push(n)
    }
    for (const n of found) this.#free[n] = 0
    this.#taken += wanted
    return found
  }

  #next(from: number): number | null {
    for (let n = from; n < this.#count * 0.94; n++) if (this.#free[n]) return n
    return null
  }
}
