import { usageItems } from '@/lib/finance/evaluation/usage-score'
import { Decimal } from '@/lib/kernel/decimal'

export type UsageItem = (typeof usageItems)[number]

/** What a department did in a period: people with an account, days on which one of them signed in (a person and a day count once), acts by kind. */
export type UsageCounts = {
  code: string
  name: string
  people: number
  signInDays: number
  acts: Readonly<Record<Exclude<UsageItem, '登录'>, number>>
  /** Whether a module of the platform is assigned to it: a line of matters, or rights of its own. */
  assigned: boolean
}

export type UsageMarks = UsageCounts & { marks: Readonly<Record<UsageItem, Decimal>>; raw: Decimal | null }

const hundred = new Decimal(100)

/** Shares of the four items in the raw score; alike until the commission decides otherwise (待校核). */
export const usageShare = new Decimal(1).div(usageItems.length)

/**
 * The raw score of each department, 0–100. 登录 = days signed in ÷ (people × working days), at most 100; the other three are acts a head against the
 * department that has most of them. A department without a module of its own has none; neither has one without people, because nothing can be asked of it.
 */
export function usageMarks(departments: readonly UsageCounts[], workingDays: number): UsageMarks[] {
  const perHead = (one: UsageCounts, item: Exclude<UsageItem, '登录'>) => new Decimal(one.acts[item]).div(Math.max(1, one.people))
  const most = (item: Exclude<UsageItem, '登录'>) => Decimal.max(0, ...departments.map((one) => perHead(one, item)))
  return departments.map((one) => {
    const against = (item: Exclude<UsageItem, '登录'>) =>
      most(item).isZero() ? new Decimal(0) : perHead(one, item).div(most(item)).times(100)
    const days = Math.max(1, one.people * workingDays)
    const marks = {
      登录: Decimal.min(hundred, new Decimal(one.signInDays).div(days).times(100)),
      采集: against('采集'),
      管理: against('管理'),
      共享: against('共享'),
    }
    const sum = usageItems.reduce((total, item) => total.plus(marks[item].times(usageShare)), new Decimal(0))
    return { ...one, marks, raw: one.assigned && one.people > 0 ? sum : null }
  })
}
