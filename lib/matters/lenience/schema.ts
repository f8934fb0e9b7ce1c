import { z } from 'zod'
import { versionSchema } from '@/lib/kernel/version'

/** What may be amiss with a report: 迟报, and 报送质量 (sent back or corrected too often). */
export const lapseKinds = { late: '迟报', defect: '报送质量' } as const
export type LapseKind = keyof typeof lapseKinds

/** The ladder, lowest first. A 提示函 is told and counts as no treatment (首违不罚). */
export const lenienceLevels = { reminder: '提示函', notice: '书面告知', circular: '通报' } as const
export type LenienceLevel = keyof typeof lenienceLevels

export const lenienceStatuses = {
  proposed: '待确认',
  issued: '已发出',
  acknowledged: '已回执',
  dismissed: '不予提示',
  revoked: '已撤销',
} as const
export type LenienceStatus = keyof typeof lenienceStatuses

/** One lapse read from the record of a filing; `on` = the day it happened, `words` = what happened, `minor` = 情节轻微. */
export type Lapse = {
  readonly recordId: string
  readonly orgId: string
  readonly kind: LapseKind
  readonly on: string
  readonly minor: boolean
  readonly words: string
  readonly number: string | null
  readonly title: string
}

/** The step of the ladder a lapse stands on, and the lapses of the window it rests on (itself last). */
export type Standing = {
  readonly level: LenienceLevel
  readonly ordinal: number
  readonly windowFrom: string
  readonly basis: readonly Lapse[]
}

/** What is kept with a measure: the lapse in words, its basis, why this level, and once issued the letter. */
export type MeasureBody = {
  readonly matterName: string
  readonly words: string
  readonly why: string
  readonly basis: readonly { id: string; number: string | null; title: string; on: string; words: string }[]
  readonly letter?: Letter
}

/** The text of a 提示函, 书面告知 or 通报. */
export type Letter = {
  readonly number: string
  readonly title: string
  readonly to: string
  readonly paragraphs: readonly string[]
  readonly organ: string
  readonly date: string
}

const reason = z.string().trim().min(5, '请写明理由，不少于 5 个字').max(500, '理由不超过 500 字')
const one = z.object({ id: z.uuid('记录标识不正确'), version: versionSchema })
export const issueSchema = one
export const endSchema = one.extend({ reason })
export const acknowledgeSchema = one.extend({ answer: z.string().trim().max(1000, '不超过 1000 字').default('') })
export const lenienceFilterSchema = z.object({
  tab: z.enum(['proposed', 'issued', 'ended', 'all']).default('all'),
  level: z.enum(['reminder', 'notice', 'circular']).optional(),
  kind: z.enum(['late', 'defect']).optional(),
  words: z.string().trim().max(60).default(''),
  size: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(300).optional(),
})
