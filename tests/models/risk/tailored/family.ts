import type { Cases } from '../cases'
import { namedCases } from './named'
import { parameterCases } from './parameters'
import { scoringCases } from './scoring'
import { wordingCases } from './wording'

export const tailoredCases: Cases[] = [...namedCases, ...wordingCases, ...parameterCases, ...scoringCases]
