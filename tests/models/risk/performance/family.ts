import type { Cases } from '../cases'

export const performanceCases: Cases[] = []
