import type { Cases } from '../cases'

export const evaluationCases: Cases[] = []
