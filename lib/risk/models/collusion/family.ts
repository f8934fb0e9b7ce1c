import type { Judgement } from '../model'

/** 围标串标. */
export const collusionJudgements: readonly Judgement[] = []
