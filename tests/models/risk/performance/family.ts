import type { Cases } from '../cases'
import { aftermathCases } from './aftermath'
import { carryingOutCases, changingCases } from './carrying-out'
import { payingCases } from './paying'
import { signingCases } from './signing'

export const performanceCases: Cases[] = [...signingCases, ...carryingOutCases, ...changingCases, ...payingCases, ...aftermathCases]
