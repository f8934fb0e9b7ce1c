import { rng } from '../../rng'
import type { OrganisationWorld } from '../organisation/types'
import { daysAround } from './calendar'
import type { Scene } from './course/sketch'
import { marketOf } from './market/market'
import { registersOf } from './market/registers'
import type { Plan } from './plants/plan'
import { planOf } from './plants/plan'

export type ProcurementScene = Scene & { plants: Plan; suppliers: number }

/** Market, calendar and planted cases of so many tenders up to `now`. */
export function sceneOf(world: OrganisationWorld, now: Date, tenders: number): ProcurementScene {
  const days = daysAround(now)
  const market = marketOf(world, days, tenders)
  const plants = planOf(market, days, market.invent)
  const inPools = new Set(Object.values(market.pools).flat())
  const suppliers = [...inPools, ...plants.cast.filter((party) => !inPools.has(party))]
  Object.assign(market.registers, registersOf(rng('procurement:registers'), days, suppliers, market.buyers, market.experts))
  plants.tellRegisters()
  return { market, days, plan: plants.byTender, plants, suppliers: suppliers.length }
}

/** Everybody who offers, those of the planted cases included. */
export function suppliersOf({ market, plants }: ProcurementScene) {
  return [...new Set([...Object.values(market.pools).flat(), ...plants.cast])]
}
