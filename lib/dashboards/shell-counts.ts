import { z } from 'zod'
import { countsSql } from '@/lib/flow/queries/inbox'
import { may } from '@/lib/kernel/actor'
import { Prisma } from '@/lib/platform/db'
import { countCap } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** The small numbers of the frame: open tasks, unread notices, filings in hand; each counted to the cap. */
export const shellCounts = defineQuery({
  name: 'shellCounts',
  permission: 'profile.manage',
  input: z.object({}),
  run: async (context) => {
    const { tx, actor } = context
    const tasks = may(actor, 'inbox.read') ? countsSql(context) : Prisma.sql`select 0 as mine, 0 as pool`
    const [row] = await tx.$queryRaw<{ notices: bigint; open: bigint; mine: number; pool: number }[]>`
      select (select count(*) from (select 1 from notice n where n.user_id = ${actor.userId}::uuid and n.read_at is null limit ${countCap}) c) as notices,
        (select count(*) from (select 1 from filing f where ${may(actor, 'matter.read')} and f.status in ('arrived', 'running', 'correcting', 'paused') limit ${countCap}) c) as open,
        boxes.mine, boxes.pool from (${tasks}) boxes`
    return { inbox: (row?.mine ?? 0) + (row?.pool ?? 0), notices: Number(row?.notices ?? 0), open: Number(row?.open ?? 0) }
  },
})
