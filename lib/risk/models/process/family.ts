import type { Judgement } from '../model'
import { noticeTerms } from './notices'
import { periods } from './periods'
import { preparations } from './preparation'

/** 前置与公告. */
export const processJudgements: readonly Judgement[] = [...preparations, ...periods, ...noticeTerms]
