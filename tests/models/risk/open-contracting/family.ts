import type { Cases } from '../cases'
import { partyCases } from './parties'
import { priceCases } from './prices'
import { processCases } from './process'

export const openContractingCases: Cases[] = [...processCases, ...priceCases, ...partyCases]
