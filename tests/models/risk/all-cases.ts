import { budgetCases } from './budget/family'
import type { Cases } from './cases'
import { collusionCases } from './collusion/family'
import { evaluationCases } from './evaluation/family'
import { expertCases } from './experts/family'
import { financeCases } from './finance/family'
import { methodCases } from './method/family'
import { openContractingCases } from './open-contracting/family'
import { operationCases } from './operation/family'
import { performanceCases } from './performance/family'
import { processCases } from './process/family'
import { tailoredCases } from './tailored/family'

/** Every case there is, one folder a family. */
export const allCases: Cases[] = [
  ...methodCases,
  ...processCases,
  ...tailoredCases,
  ...evaluationCases,
  ...expertCases,
  ...collusionCases,
  ...operationCases,
  ...budgetCases,
  ...performanceCases,
  ...openContractingCases,
  ...financeCases,
]
