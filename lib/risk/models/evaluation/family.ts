import type { Judgement } from '../model'
import { openings } from './opening'
import { outcomes } from './outcome'
import { rejections } from './rejection'

/** 开标评标. */
export const evaluationJudgements: readonly Judgement[] = [...openings, ...rejections, ...outcomes]
