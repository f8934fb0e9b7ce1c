import type { Judgement } from '../model'
import { bidderModels } from './bidders'
import { bondTraces } from './bonds'
import { companionModels } from './companions'
import { deviceTraces } from './devices'
import { fileTraces } from './forensics'
import { groupModels } from './groups'
import { insiderModels } from './insiders'
import { itemPatterns } from './items'
import { learnedCollusion } from './learned'
import { sharedPeople } from './people'
import { priceGroups } from './price-groups'
import { pricePatterns } from './price-patterns'
import { priceScreens } from './price-screens'
import { relationModels } from './relations'
import { textTraces } from './texts'

/** 围标串标. */
export const collusionJudgements: readonly Judgement[] = [
  ...deviceTraces,
  ...fileTraces,
  ...textTraces,
  ...sharedPeople,
  ...bondTraces,
  ...pricePatterns,
  ...priceScreens,
  ...priceGroups,
  ...itemPatterns,
  ...companionModels,
  ...groupModels,
  ...bidderModels,
  ...learnedCollusion,
  ...relationModels,
  ...insiderModels,
]
