import { z } from 'zod'
import { inboxCounts } from '@/lib/flow/queries/inbox'
import { may } from '@/lib/kernel/actor'
import { countCap } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** The small numbers of the frame: open tasks, unread notices, filings in hand; each counted to the cap. */
export const shellCounts = defineQuery({
  name: 'shellCounts',
  permission: 'profile.manage',
  input: z.object({}),
  run: async (context) => {
    const { tx, actor } = context
    const [row] = await tx.$queryRaw<{ notices: bigint; open: bigint }[]>`
      select (select count(*) from (select 1 from notice n where n.user_id = ${actor.userId}::uuid and n.read_at is null limit ${countCap}) c) as notices,
        (select count(*) from (select 1 from filing f where ${may(actor, 'matter.read')} and f.status in ('arrived', 'running', 'correcting', 'paused') limit ${countCap}) c) as open`
    const tasks = may(actor, 'inbox.read') ? await inboxCounts.run(context, {}) : { mine: 0, pool: 0 }
    return { inbox: tasks.mine + tasks.pool, notices: Number(row?.notices ?? 0), open: Number(row?.open ?? 0) }
  },
})
