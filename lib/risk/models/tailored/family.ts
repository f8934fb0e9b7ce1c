import type { Judgement } from '../model'
import { namedInDocuments } from './named'
import { demands } from './parameters'
import { scoringAndTurnout } from './scoring'
import { excludingWords } from './wording'

/** 招标文件倾向性. */
export const tailoredJudgements: readonly Judgement[] = [...namedInDocuments, ...demands, ...excludingWords, ...scoringAndTurnout]
