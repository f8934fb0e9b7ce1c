import type { Cases } from '../cases'
import { committeeCases } from './committee'
import { habitCases } from './habits'
import { relationCases } from './relations'
import { scoringCases } from './scoring'

export const expertCases: Cases[] = [...committeeCases, ...relationCases, ...scoringCases, ...habitCases]
