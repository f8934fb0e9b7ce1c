import { shiftMonths } from '@/lib/kernel/period'
import { addDays } from '@/lib/kernel/workday'
import type { StatementForm } from './form'

/** Day of the following month by which a monthly statement is due; day of April for a yearly one. Suggested values: the notice of the year decides. */
export const dueDays = { flash: 12, annual: 15 } as const

/** The day by which a statement is due, `YYYY-MM-DD`. */
export function dueOn(form: StatementForm['code'], period: number): string {
  const month = shiftMonths(period, form === 'flash' ? 1 : 4)
  const day = String(dueDays[form]).padStart(2, '0')
  return `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-${day}`
}

/** The months offered when a statement is begun or looked for: the last 24, the current one first. */
export function periodsOffered(today: string): number[] {
  const now = Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7))
  return Array.from({ length: 24 }, (_, index) => shiftMonths(now, -index))
}

/** Days before and after the due day on which those who have not reported are reminded. */
const reminderDays = [-3, 0, 1] as const

/** Which statements people are reminded of on a day: those due in three days or that day, and those that were due the day before. */
export function remindersOn(today: string): { form: StatementForm['code']; period: number }[] {
  const wanted = new Set(reminderDays.map((days) => addDays(today, -days)))
  const months = periodsOffered(today).slice(0, 8)
  return [
    ...months.filter((period) => wanted.has(dueOn('flash', period))).map((period) => ({ form: 'flash' as const, period })),
    ...months
      .filter((period) => period % 100 === 12 && wanted.has(dueOn('annual', period)))
      .map((period) => ({ form: 'annual' as const, period })),
  ]
}

/** Days after the due day until which a statement nobody has begun is put on a desk; what lies there stays until it is begun. */
const putUntil = 31

/** What is put on the desks of those who fill in on a day: the periods that have ended and were due at most a month ago. */
export function dueOnDesks(today: string): { form: StatementForm['code']; period: number; dueOn: string }[] {
  const ended = periodsOffered(today).slice(1, 8)
  return [
    ...ended.map((period) => ({ form: 'flash' as const, period, dueOn: dueOn('flash', period) })),
    ...ended.filter((period) => period % 100 === 12).map((period) => ({ form: 'annual' as const, period, dueOn: dueOn('annual', period) })),
  ].filter((one) => one.dueOn >= addDays(today, -putUntil))
}

/** The instant at which a due day ends. */
export const endOfDue = (day: string) => `${day}T23:59:59+08:00`
