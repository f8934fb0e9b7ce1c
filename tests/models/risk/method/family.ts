import type { Cases } from '../cases'
import { avoidedCases } from './avoided'
import { directCases } from './direct'
import { exemptCases } from './exempt'
import { otherCases } from './other'
import { splittingCases } from './splitting'

export const methodCases: Cases[] = [...avoidedCases, ...splittingCases, ...exemptCases, ...directCases, ...otherCases]
