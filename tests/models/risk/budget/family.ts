import type { Cases } from '../cases'
import { investmentCases } from './investment'
import { limitCases } from './limits'

export const budgetCases: Cases[] = [...limitCases, ...investmentCases]
