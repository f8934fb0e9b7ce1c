import type { Judgement } from '../model'
import { partyIndicators } from './parties'
import { priceIndicators } from './prices'
import { processIndicators } from './process'

/** 开放采购指标. */
export const openContractingJudgements: readonly Judgement[] = [...processIndicators, ...priceIndicators, ...partyIndicators]
