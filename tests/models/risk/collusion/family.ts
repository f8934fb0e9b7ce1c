import type { Cases } from '../cases'

export const collusionCases: Cases[] = []
