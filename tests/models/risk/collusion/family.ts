import type { Cases } from '../cases'
import { bidderCases } from './bidders'
import { bondCases } from './bonds'
import { deviceCases } from './devices'
import { fileCases } from './forensics'
import { itemCases } from './items'
import { learnedCases } from './learned'
import { networkCases } from './network'
import { patternCases } from './price-patterns'
import { screenCases } from './price-screens'
import { relationCases } from './relations'
import { textCases } from './texts'

export const collusionCases: Cases[] = [
  ...deviceCases,
  ...fileCases,
  ...textCases,
  ...bondCases,
  ...patternCases,
  ...screenCases,
  ...itemCases,
  ...networkCases,
  ...bidderCases,
  ...learnedCases,
  ...relationCases,
]
