import type { Cases } from '../cases'
import { avoidedCases } from './avoided'

export const methodCases: Cases[] = [...avoidedCases]
