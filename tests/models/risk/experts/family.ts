import type { Cases } from '../cases'

export const expertCases: Cases[] = []
