import { Refusal } from '@/lib/kernel/refusal'
import type { Tx } from '@/lib/platform/db'

const windowSeconds = 60

/** What is left of a window of one minute; `reset` in seconds. */
export type Allowance = { limit: number; remaining: number; reset: number; exceeded: boolean }

/** Counts a call in the window of its key, in the database, so that all processes agree. */
export async function countCall(tx: Tx, key: string, limit: number, now: Date): Promise<Allowance> {
  const since = new Date(now.getTime() - windowSeconds * 1000)
  const [row] = await tx.$queryRaw<{ count: number; start_at: Date }[]>`
    insert into rate_window as w (key, start_at, count) values (${key}, ${now}, 1)
    on conflict (key) do update set
      count = case when w.start_at <= ${since} then 1 else w.count + 1 end,
      start_at = case when w.start_at <= ${since} then ${now} else w.start_at end
    returning count, start_at`
  const count = row?.count ?? 1
  const passed = Math.floor((now.getTime() - (row?.start_at ?? now).getTime()) / 1000)
  return { limit, remaining: Math.max(0, limit - count), reset: Math.max(1, windowSeconds - passed), exceeded: count > limit }
}

/** The allowance as response headers; `Retry-After` only when it is used up. */
export function rateHeaders({ limit, remaining, reset, exceeded }: Allowance): Record<string, string> {
  const headers = { 'ratelimit-limit': String(limit), 'ratelimit-remaining': String(remaining), 'ratelimit-reset': String(reset) }
  return exceeded ? { ...headers, 'retry-after': String(reset) } : headers
}

/** The refusal of a call past the limit. */
export function tooMany({ limit, reset }: Allowance): Refusal {
  return new Refusal('too_many', `每分钟最多调用 ${limit} 次，请 ${reset} 秒后再试。`)
}
