import { budgetJudgements } from './budget/family'
import { collusionJudgements } from './collusion/family'
import { evaluationJudgements } from './evaluation/family'
import { expertJudgements } from './experts/family'
import { financeJudgements } from './finance/family'
import { methodJudgements } from './method/family'
import type { Judgement } from './model'
import { openContractingJudgements } from './open-contracting/family'
import { operationJudgements } from './operation/family'
import { performanceJudgements } from './performance/family'
import { processJudgements } from './process/family'
import { tailoredJudgements } from './tailored/family'

/** How every model of the catalogue looks. */
export const judgements: readonly Judgement[] = [
  ...methodJudgements,
  ...processJudgements,
  ...tailoredJudgements,
  ...evaluationJudgements,
  ...expertJudgements,
  ...collusionJudgements,
  ...operationJudgements,
  ...budgetJudgements,
  ...performanceJudgements,
  ...openContractingJudgements,
  ...financeJudgements,
]
