import type { Judgement } from '../model'

/** 超预算. */
export const budgetJudgements: readonly Judgement[] = []
