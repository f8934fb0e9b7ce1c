import { Decimal, formatDecimal } from '@/lib/kernel/decimal'
import { formatMoney } from '@/lib/kernel/money'
import { shiftMonths } from '@/lib/kernel/period'
import { daysBetween } from '@/lib/kernel/workday'
import type { LightLevel, ProjectState } from '../schema'
import type { Limits } from './limits'
import { dueMonth, monthOf, monthsApart } from './months'

/** How a project stands: what was approved, and what its newest months say. Amounts in fen, percentages as decimal text, months `YYYYMM`. */
export type Standing = {
  readonly state: ProjectState
  readonly approvedTotal: string
  readonly approvedYield: string | null
  readonly plannedStart: string
  readonly plannedEnd: string | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  /** Newest month that was reported, and what it says. */
  readonly lastMonth: number | null
  readonly plannedPct: string | null
  readonly actualPct: string | null
  readonly expectedYield: string | null
  /** Investment of all months. */
  readonly invested: string
  /** The newest month in which image progress grew. */
  readonly movedMonth: number | null
  /** Milestones passed without being reached. */
  readonly late: { readonly count: number; readonly name: string; readonly plannedOn: string } | null
}

export const lightRules = {
  behind: '进度落后',
  late: '节点逾期',
  end: '工期延误',
  over: '超概',
  still: '停滞',
  yield: '收益不及可研',
  stopped: '停建',
  unreported: '未报月报',
} as const
export type LightRule = keyof typeof lightRules

/** A light that is on: which rule, how bad, and why in words with the figures. */
export type Light = { readonly rule: LightRule; readonly level: '红' | '黄'; readonly words: string }

const points = (value: Decimal) => formatDecimal(value, 2)
const monthName = (month: number) => `${Math.floor(month / 100)} 年 ${month % 100} 月`
const toCome = (state: ProjectState) => state === '拟建' || state === '在建'

type Judge = (one: Standing, limits: Limits, today: string) => Omit<Light, 'rule'> | null

/** Each rule by its name: null = no reason for a light, or nothing to judge by. */
const judges: Readonly<Record<LightRule, Judge>> = {
  // S024: 进度落后计划 10 个百分点自动黄灯.
  behind: ({ state, plannedPct, actualPct, lastMonth }, { behindYellow, behindRed }) => {
    if (state !== '在建' || plannedPct === null || actualPct === null || lastMonth === null) return null
    const gap = new Decimal(plannedPct).minus(actualPct)
    if (gap.lt(behindYellow)) return null
    const words = `${monthName(lastMonth)}末计划形象进度 ${points(new Decimal(plannedPct))}%，实际 ${points(new Decimal(actualPct))}%，落后 ${points(gap)} 个百分点`
    return { level: gap.gte(behindRed) ? '红' : '黄', words }
  },
  late: ({ state, late }, { lateRed }, today) => {
    if (!late || !toCome(state)) return null
    const days = daysBetween(late.plannedOn, today)
    const more = late.count > 1 ? `等 ${late.count} 个节点` : ''
    return {
      level: new Decimal(days).gt(lateRed) ? '红' : '黄',
      words: `节点“${late.name}”${more}应于 ${late.plannedOn} 完成，已逾期 ${days} 天`,
    }
  },
  end: ({ state, plannedEnd }, { lateRed }, today) => {
    if (!toCome(state) || plannedEnd === null || plannedEnd >= today) return null
    const days = daysBetween(plannedEnd, today)
    return {
      level: new Decimal(days).gt(lateRed) ? '红' : '黄',
      words: `计划 ${plannedEnd} 完工，已超过 ${days} 天，项目仍为${state}`,
    }
  },
  over: ({ approvedTotal, invested }, { overRed }) => {
    const [approved, done] = [BigInt(approvedTotal), BigInt(invested)]
    if (approved <= 0n || done <= approved) return null
    const by = new Decimal((done - approved).toString()).div(approved.toString()).times(100)
    return {
      level: by.gte(overRed) ? '红' : '黄',
      words: `累计完成投资 ${formatMoney(done, '万元')} 万元，批复总投资 ${formatMoney(approved, '万元')} 万元，超出 ${points(by)}%`,
    }
  },
  still: ({ state, lastMonth, movedMonth, startedOn, plannedStart, actualPct }, { standstill }) => {
    if (state !== '在建' || lastMonth === null) return null
    const since = movedMonth ?? shiftMonths(monthOf(startedOn ?? plannedStart), -1)
    const months = monthsApart(since, lastMonth)
    if (new Decimal(months).lt(standstill)) return null
    const words = `截至 ${monthName(lastMonth)}，形象进度停在 ${points(new Decimal(actualPct ?? 0))}%，连续 ${months} 个月没有进展`
    return { level: '红', words }
  },
  // S059: 收益率低于可研 30% 自动预警. A yield that was approved at zero or below has no such measure.
  yield: ({ state, approvedYield, expectedYield }, { yieldGap }) => {
    if (state === '终止' || approvedYield === null || expectedYield === null || new Decimal(approvedYield).lte(0)) return null
    const gap = new Decimal(approvedYield).minus(expectedYield).div(approvedYield).times(100)
    if (gap.lt(yieldGap)) return null
    return {
      level: '红',
      words: `可研收益率 ${points(new Decimal(approvedYield))}%，目前预计 ${points(new Decimal(expectedYield))}%，低 ${points(gap)}%`,
    }
  },
  stopped: ({ state, lastMonth }) =>
    state === '停建' ? { level: '黄', words: `项目停建${lastMonth ? `，最近月报为 ${monthName(lastMonth)}` : ''}` } : null,
  unreported: ({ state, lastMonth, startedOn, plannedStart }, { reportDay }, today) => {
    if (state !== '在建') return null
    const due = dueMonth(today, reportDay)
    const first = monthOf(startedOn ?? plannedStart)
    if (first > due || (lastMonth !== null && lastMonth >= due)) return null
    const missing = lastMonth === null ? monthsApart(first, due) + 1 : monthsApart(lastMonth, due)
    return { level: '黄', words: `${monthName(due)}月报应于次月 ${reportDay} 日前报送，缺 ${missing} 个月` }
  },
}

/** Every light that is on for a project on a day, the red ones first. */
export function lightsOf(one: Standing, limits: Limits, today: string): Light[] {
  const on = (Object.keys(judges) as LightRule[]).flatMap((rule) => {
    const said = judges[rule](one, limits, today)
    return said ? [{ rule, ...said }] : []
  })
  return [...on.filter(({ level }) => level === '红'), ...on.filter(({ level }) => level === '黄')]
}

/** The light of the whole: the worst that is on. */
export const worstOf = (lights: readonly Light[]): LightLevel => lights[0]?.level ?? '绿'
