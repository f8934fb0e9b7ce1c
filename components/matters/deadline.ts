import type { Deadline } from '@/components/patterns/deadline-light'
import { shanghaiDate, workdaysBetween } from '@/lib/kernel/workday'

type Timed = { status: string; dueAt: string | null }

const stops: Readonly<Record<string, string>> = { correcting: '补正中', paused: '报批中', returned: '退回修改' }

/** The lamp of a status in which no clock runs; null where one does. */
export function standing(status: string): Deadline | null {
  if (status === 'concluded' || status === 'refused') return { state: 'done' }
  if (status === 'rejected' || status === 'withdrawn') return { state: 'none' }
  const why = stops[status]
  return why ? { state: 'stopped', why } : null
}

/** The lamp of a filing in a list: working days left by the announced calendar, stopped while the enterprise corrects. */
export function deadlineOf({ status, dueAt }: Timed, now: Date): Deadline {
  return standing(status) ?? (dueAt ? leftUntil(dueAt, now) : { state: 'none' })
}

/** Working days from now to an instant; negative when it has passed. */
export function leftUntil(dueAt: string, now: Date): Deadline {
  const today = shanghaiDate(now)
  const due = shanghaiDate(Date.parse(dueAt))
  if (Date.parse(dueAt) >= now.getTime()) return { state: 'running', daysLeft: workdaysBetween(today, due), dueAt }
  return { state: 'running', daysLeft: -Math.max(1, workdaysBetween(due, today)), dueAt }
}
