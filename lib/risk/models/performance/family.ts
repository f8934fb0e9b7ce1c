import type { Judgement } from '../model'

/** 合同履约. */
export const performanceJudgements: readonly Judgement[] = []
