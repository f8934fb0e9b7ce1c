import { z } from 'zod'
import { isDate } from '@/lib/kernel/workday'
import type { MatterDefinition } from '../schema'

/** Who decides, from the freest to the strictest. */
export const decisionLevels = ['企业自主决定', '集团决定备案', '国资委审批'] as const
export type DecisionLevel = (typeof decisionLevels)[number]

const day = z.string().refine(isDate, '日期格式应为 2026-01-31')

/** One line of a delegation list: up to this amount, and where this condition holds, the matter is decided at this level. */
export const delegationItemSchema = z.object({
  matter: z.string().regex(/^GZ-[A-Z]{2}-\d{2}$/, '事项编码格式应为 GZ-CQ-01'),
  level: z.enum(decisionLevels),
  /** Highest amount in 万元 as decimal text, by the amount field of the matter; null = no ceiling. */
  ceiling: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,6})?$/, '限额应为数字，单位万元')
    .nullable(),
  /** Expression over the form of the matter; the line counts only where it is known to hold. */
  condition: z.string().max(500).optional(),
  basis: z.string().min(2, '请写明依据').max(300),
  from: day,
  to: day.nullable(),
})
export type DelegationItem = z.infer<typeof delegationItemSchema>

/** A delegation list (授权放权清单) of one group, or of all groups: a definition like a matter, versioned as a whole. */
export const delegationListSchema = z.object({ items: z.array(delegationItemSchema).max(200, '不超过 200 行') })
export type DelegationList = z.infer<typeof delegationListSchema>

/** The code of the list that holds for all groups; the others are named by the id of their group. */
export const commonList = 'all'

/** Why a matter may stand in no list, in words; null = it may. */
export function notDelegable(matter: Pick<MatterDefinition, 'code' | 'name' | 'kind' | 'delegation' | 'reservedByLaw'>): string | null {
  const { reservedByLaw, delegation, kind, code, name } = matter
  if (reservedByLaw) return `${name}（${code}）属法定保留权力，不得授权：${reservedByLaw.law}${reservedByLaw.article}`
  if (kind === '报告') return `${name}（${code}）是报告事项，没有可授予的决定权`
  if (delegation === null) return `${name}（${code}）的事项定义没有作授权安排`
  if (delegation === '不得授权') return `${name}（${code}）的事项定义写明不得授权`
  return null
}
