import type { Judgement } from '../model'

/** 开标评标. */
export const evaluationJudgements: readonly Judgement[] = []
