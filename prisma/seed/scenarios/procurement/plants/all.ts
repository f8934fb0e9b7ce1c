import { budgetPlants } from './budget'
import { contractPlants } from './contract'
import { expertPlants } from './experts'
import { fundPlants } from './funds'
import { groupPlants } from './groups'
import { methodPlants } from './method'
import { operationPlants } from './operation'
import type { Plant } from './plant'
import { pricePlants } from './prices'
import { processPlants } from './process'
import { relationPlants } from './relations'
import { tailoredPlants } from './tailored'
import { tracePlants } from './traces'

const families = [
  tracePlants,
  pricePlants,
  methodPlants,
  processPlants,
  budgetPlants,
  contractPlants,
  operationPlants,
  relationPlants,
  tailoredPlants,
  expertPlants,
  fundPlants,
  groupPlants,
]

/** All kinds of planted cases, one family after the other in turn, so that a small market has some of each. */
export const allPlants: readonly Plant[] = Array.from({ length: Math.max(...families.map((family) => family.length)) }).flatMap(
  (_, index) => families.flatMap((family) => family[index] ?? []),
)
