import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { seedId } from '../../ids'
import type { DelegationRow } from '../people/types'

/** Who stood in for whom, how many days ago it began and for how many days. */
const rows: readonly (readonly [from: string, to: string, daysAgo: number, days: number, reason: string])[] = [
  ['leader2', 'leader4', 598, 9, '赴省委党校学习'],
  ['cqgl-chief', 'cqgl-chief2', 560, 8, '年休假'],
  ['cwjd-chief', 'cwjd-chief2', 497, 7, '赴外地参加决算布置会'],
  ['leader3', 'leader2', 420, 10, '因公出国（境）'],
  ['qygg-chief', 'qygg-chief2', 377, 9, '年休假'],
  ['ghfz-chief', 'ghfz-chief2', 322, 8, '参加规划编制专班'],
  ['leader4', 'leader3', 254, 9, '参加市委专题研讨班'],
  ['zcfg-chief', 'zhjd-chief', 203, 7, '病假'],
  ['cqgl-chief', 'cqgl-chief2', 133, 8, '赴外地调研产权交易市场'],
  ['leader2', 'leader4', 96, 8, '年休假'],
  ['ys-chief', 'cwjd-chief', 61, 7, '参加国有资本经营预算编审'],
  ['leader5', 'leader6', 27, 6, '赴外地督导'],
]

/** Delegations of the last two years that have ended; people who are not there are left out. Seen from the day of `now`. */
export function pastDelegations(now: Date, userIdOf: (login: string) => string | undefined): DelegationRow[] {
  const today = shanghaiDate(now)
  return rows.flatMap(([from, to, daysAgo, days, reason]) => {
    const [fromUserId, toUserId] = [userIdOf(from), userIdOf(to)]
    if (!fromUserId || !toUserId) return []
    const start = addDays(today, -daysAgo)
    return [
      {
        id: seedId('delegation', `${from}|${to}|${daysAgo}`),
        ...{ fromUserId, toUserId, reason },
        fromAt: new Date(`${start}T00:00:00+08:00`),
        toAt: new Date(`${addDays(start, days)}T00:00:00+08:00`),
        revokedAt: null,
        createdAt: new Date(`${addDays(start, -2)}T15:20:00+08:00`),
      },
    ]
  })
}
