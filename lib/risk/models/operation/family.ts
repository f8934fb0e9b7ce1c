import type { Judgement } from '../model'

/** 经营管理. */
export const operationJudgements: readonly Judgement[] = []
