import type { Cases } from '../cases'

export const openContractingCases: Cases[] = []
