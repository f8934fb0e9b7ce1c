import type { Cases } from '../cases'

export const operationCases: Cases[] = []
