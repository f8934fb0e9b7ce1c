import type { Judgement } from '../model'
import { supplierChanges } from './changes'
import { concentration } from './concentration'
import { prices } from './prices'
import { suppliers } from './suppliers'
import { timing } from './timing'
import { trade } from './trade'

/** 经营管理. */
export const operationJudgements: readonly Judgement[] = [
  ...suppliers,
  ...supplierChanges,
  ...concentration,
  ...prices,
  ...trade,
  ...timing,
]
