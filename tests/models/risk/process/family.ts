import type { Cases } from '../cases'

export const processCases: Cases[] = []
