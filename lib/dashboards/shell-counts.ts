import { z } from 'zod'
import { type BoxCounts, countsSql } from '@/lib/flow/queries/inbox'
import { may } from '@/lib/kernel/actor'
import { type Answers, Prisma } from '@/lib/platform/db'
import { countCap } from '@/lib/platform/paging'
import { type Asking, defineQuery, inOneTrip } from '@/lib/platform/query'

type Row = { notices: number; open: number } & BoxCounts

/** The small numbers of the frame: open tasks, unread notices, filings in hand; each counted to the cap. */
export const shellCounts = defineQuery({
  name: 'shellCounts',
  permission: 'profile.manage',
  input: z.object({}),
  ...inOneTrip({
    questions: (asking: Asking) => {
      const { actor } = asking
      const tasks = may(actor, 'inbox.read') ? countsSql(asking) : Prisma.sql`select 0 as mine, 0 as pool, 0 as overdue, 0 as soon`
      const counts = Prisma.sql`
        select (select count(*) from (select 1 from notice n where n.user_id = ${actor.userId}::uuid and n.read_at is null limit ${countCap}) c) as notices,
          (select count(*) from (select 1 from filing f where ${may(actor, 'matter.read')} and f.status in ('arrived', 'running', 'correcting', 'paused') limit ${countCap}) c) as open,
          boxes.* from (${tasks}) boxes`
      return { counts }
    },
    read: (answers: Answers) => {
      const { notices, open, ...boxes } = answers.counts![0] as Row
      return { inbox: boxes.mine + boxes.pool, notices, open, boxes }
    },
  }),
})
