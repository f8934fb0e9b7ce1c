import { z } from 'zod'
import { inbox, inboxCounts, inboxSchema } from '@/lib/flow/queries/inbox'
import { may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { countCap } from '@/lib/platform/paging'
import { defineQuery } from '@/lib/platform/query'

/** A person's desk: the most urgent tasks, filings that moved last, unread notices, and the figures above them. */
export const homeDesk = defineQuery({
  name: 'homeDesk',
  permission: 'profile.manage',
  input: z.object({}),
  run: async (context) => {
    const { tx, actor, now } = context
    const working = may(actor, 'inbox.read')
    const reading = may(actor, 'matter.read')
    const counts = working ? await inboxCounts.run(context, {}) : null
    const tasks = working ? (await inbox.run(context, inboxSchema.parse({ size: 8 }))).tasks : null
    const recent = reading
      ? await tx.filing.findMany({
          where: actor.side === 'gov' ? { arrivedAt: { not: null } } : {},
          orderBy: { updatedAt: 'desc' },
          take: 8,
          select: { id: true, title: true, status: true, updatedAt: true },
        })
      : null
    const month = `${shanghaiDate(now).slice(0, 7)}-01 00:00+08`
    const [figures] = reading
      ? await tx.$queryRaw<{ open: bigint; overdue: bigint; concluded: bigint }[]>`
          select (select count(*) from (select 1 from filing f where f.status in ('arrived', 'running', 'correcting', 'paused') limit ${countCap + 1}) a) as open,
            (select count(*) from (select 1 from filing f where f.status in ('arrived', 'running') and f.due_at < ${now} limit ${countCap + 1}) b) as overdue,
            (select count(*) from (select 1 from filing f where f.status = 'concluded' and f.concluded_at >= ${month}::timestamptz limit ${countCap + 1}) c) as concluded`
      : []
    const notices = await tx.notice.findMany({
      where: { userId: actor.userId, readAt: null },
      orderBy: { at: 'desc' },
      take: 6,
      select: { id: true, title: true, at: true },
    })
    return {
      tasks,
      recent: recent?.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() })) ?? null,
      notices: notices.map((row) => ({ ...row, at: row.at.toISOString() })),
      figures:
        counts && figures
          ? {
              tasks: counts.mine + counts.pool,
              overdueTasks: counts.overdue,
              open: Number(figures.open),
              overdue: Number(figures.overdue),
              concluded: Number(figures.concluded),
            }
          : null,
    }
  },
})
