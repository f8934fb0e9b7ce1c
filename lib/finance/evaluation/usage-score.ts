import { Decimal } from '@/lib/kernel/decimal'

/** Base and full score; the base of 3 is given, the full score of 5 is design and to be confirmed (待校核). */
export const usageScale = { base: new Decimal(3), full: new Decimal(5) }

/** What is counted of a department's use of the platform. */
export const usageItems = ['登录', '采集', '管理', '共享'] as const

/** A department's raw score; null when no module is assigned to it. */
export type UsageRaw = { department: string; raw: Decimal | null }

/**
 * 处室使用考核: 得分 = 基础分 + (本处原始分 − 最低分) ÷ (最高分 − 最低分) × (满分 − 基础分). When all are equal everyone has the full score, and so has
 * a department without a module of its own. Source: the assessment rules of the seed (base verified, full score and weights are parameters).
 */
export function usageScores(raws: UsageRaw[], scale = usageScale): { department: string; raw: Decimal | null; score: Decimal }[] {
  const counted = raws.flatMap(({ raw }) => (raw ? [raw] : []))
  const least = counted.length > 0 ? Decimal.min(...counted) : new Decimal(0)
  const span = counted.length > 0 ? Decimal.max(...counted).minus(least) : new Decimal(0)
  return raws.map(({ department, raw }) => {
    const score = !raw || span.isZero() ? scale.full : scale.base.plus(raw.minus(least).div(span).times(scale.full.minus(scale.base)))
    return { department, raw, score }
  })
}
