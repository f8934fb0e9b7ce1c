import type { Deadline } from '@/components/patterns/deadline-light'
import { shanghaiDate, workdaysBetween } from '@/lib/kernel/workday'

type Timed = { status: string; dueAt: string | null }

/** The lamp of a filing in a list: working days left by the announced calendar, stopped while the enterprise corrects. */
export function deadlineOf({ status, dueAt }: Timed, now: Date): Deadline {
  if (['concluded', 'refused', 'rejected', 'withdrawn'].includes(status)) return { state: 'done' }
  if (status === 'correcting' || status === 'paused' || status === 'returned') return { state: 'stopped' }
  return dueAt ? leftUntil(dueAt, now) : { state: 'none' }
}

/** Working days from now to an instant; negative when it has passed. */
export function leftUntil(dueAt: string, now: Date): Deadline {
  const today = shanghaiDate(now)
  const due = shanghaiDate(Date.parse(dueAt))
  if (Date.parse(dueAt) >= now.getTime()) return { state: 'running', daysLeft: workdaysBetween(today, due), dueAt }
  return { state: 'running', daysLeft: -Math.max(1, workdaysBetween(due, today)), dueAt }
}
