import type { Cases } from '../cases'
import { changeCases } from './changes'
import { concentrationCases } from './concentration'
import { priceCases, tradeCases } from './prices'
import { supplierCases } from './suppliers'
import { timingCases } from './timing'

export const operationCases: Cases[] = [
  ...supplierCases,
  ...changeCases,
  ...concentrationCases,
  ...priceCases,
  ...tradeCases,
  ...timingCases,
]
