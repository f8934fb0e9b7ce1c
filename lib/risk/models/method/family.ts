import type { Judgement } from '../model'
import { avoidedTenders } from './avoided'
import { directPurchases } from './direct'
import { exemptions } from './exempt'
import { otherMethods } from './other'
import { splitPurchases } from './splitting'

/** 采购方式. */
export const methodJudgements: readonly Judgement[] = [
  ...avoidedTenders,
  ...splitPurchases,
  ...exemptions,
  ...directPurchases,
  ...otherMethods,
]
