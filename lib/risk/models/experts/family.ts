import type { Judgement } from '../model'

/** 评标专家. */
export const expertJudgements: readonly Judgement[] = []
