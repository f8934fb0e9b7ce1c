import type { Judgement } from '../model'

/** 开放采购指标. */
export const openContractingJudgements: readonly Judgement[] = []
