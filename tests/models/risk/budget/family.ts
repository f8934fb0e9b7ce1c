import type { Cases } from '../cases'

export const budgetCases: Cases[] = []
