import type { Judgement } from '../model'
import { investment } from './investment'
import { limits } from './limits'

/** 超预算. */
export const budgetJudgements: readonly Judgement[] = [...limits, ...investment]
