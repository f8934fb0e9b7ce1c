import type { Cases } from '../cases'
import { openingCases } from './opening'
import { outcomeCases } from './outcome'
import { rejectionCases } from './rejection'

export const evaluationCases: Cases[] = [...openingCases, ...rejectionCases, ...outcomeCases]
