import type { Judgement } from '../model'
import { avoidedTenders } from './avoided'

/** 采购方式. */
export const methodJudgements: readonly Judgement[] = [...avoidedTenders]
