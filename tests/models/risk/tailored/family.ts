import type { Cases } from '../cases'

export const tailoredCases: Cases[] = []
