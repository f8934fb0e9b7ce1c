import { shanghaiDate } from '@/lib/kernel/workday'

/** A moment of a Shanghai day: `daysAgo` days before `now`, at the given time of day (`09:30:00`). */
export function shanghaiTime(now: Date, daysAgo: number, time: string): Date {
  return new Date(`${shanghaiDate(now.getTime() - daysAgo * 86_400_000)}T${time}+08:00`)
}
