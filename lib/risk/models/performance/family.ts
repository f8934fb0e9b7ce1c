import type { Judgement } from '../model'
import { aftermath } from './aftermath'
import { carryingOut, changing } from './carrying-out'
import { paying } from './paying'
import { signing } from './signing'

/** 合同履约. */
export const performanceJudgements: readonly Judgement[] = [...signing, ...carryingOut, ...changing, ...paying, ...aftermath]
