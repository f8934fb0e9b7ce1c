import type { Judgement } from '../model'

/** 招标文件倾向性. */
export const tailoredJudgements: readonly Judgement[] = []
