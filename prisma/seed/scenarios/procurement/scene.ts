import { rng } from '../../rng'
import type { OrganisationWorld } from '../organisation/types'
import { daysAround } from './calendar'
import type { Scene } from './course/sketch'
import { marketOf } from './market/market'
import { registersOf } from './market/registers'
import type { Plan } from './plants/plan'
import { planOf } from './plants/plan'

export type ProcurementScene = Scene & { plants: Plan }

/** Market, calendar and planted cases of so many tenders up to `now`. */
export function sceneOf(world: OrganisationWorld, now: Date, tenders: number): ProcurementScene {
  const days = daysAround(now)
  const market = marketOf(world, days, tenders)
  const plants = planOf(market, days, market.invent)
  const suppliers = suppliersOf({ market, plants })
  Object.assign(market.registers, registersOf(rng('procurement:registers'), days, { ...market, parties: suppliers }))
  plants.tellRegisters()
  return { market, days, plan: plants.byTender, plants }
}

/** Everybody who offers, those of the planted cases included. */
export function suppliersOf({ market, plants }: Pick<ProcurementScene, 'market' | 'plants'>) {
  return [...new Set([...Object.values(market.pools).flat(), ...plants.cast])]
}
