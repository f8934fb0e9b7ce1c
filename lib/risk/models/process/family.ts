import type { Judgement } from '../model'

/** 前置与公告. */
export const processJudgements: readonly Judgement[] = []
