import { z } from 'zod'
import { type Answers, Prisma } from '@/lib/platform/db'
import { countCap } from '@/lib/platform/paging'
import { type Asking, defineQuery, inOneTrip } from '@/lib/platform/query'
import type { Frame } from '@/lib/platform/session'

/** The small numbers of the frame: open tasks, unread notices, filings in hand; each counted to the cap. Pages have them with who asks (`countsFrom`). */
export const shellCounts = defineQuery({
  name: 'shellCounts',
  permission: 'profile.manage',
  input: z.object({}),
  ...inOneTrip({
    questions: ({ now }: Asking) => ({ frame: Prisma.sql`select app.frame(${now}::timestamptz, ${countCap}::int) as it` }),
    read: (answers: Answers) => countsFrom((answers.frame![0] as { it: Frame }).it),
  }),
})

/** What the frame shows of its numbers. */
export function countsFrom({ boxes, notices, open }: Frame) {
  return { inbox: boxes.mine + boxes.pool, notices, open, boxes }
}
