import type { Judgement } from '../model'
import { committees } from './committee'
import { habits } from './habits'
import { relations } from './relations'
import { scoring } from './scoring'

/** 评标专家. */
export const expertJudgements: readonly Judgement[] = [...committees, ...relations, ...scoring, ...habits]
