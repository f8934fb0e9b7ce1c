import type { Cases } from '../cases'
import { noticeCases } from './notices'
import { periodCases } from './periods'
import { preparationCases } from './preparation'

export const processCases: Cases[] = [...preparationCases, ...periodCases, ...noticeCases]
