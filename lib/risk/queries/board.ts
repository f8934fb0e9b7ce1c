import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { indicatorTree } from '../models/indicator-tree'
import type { RiskLevel } from '../schema'
import { treeInForce } from '../tree/in-force'
import { openByModel } from '../tree/queries'

/** Days within which a finding is taken up, and closed, in good time. */
export const goodTime = { firstStep: 5, closure: 15 } as const

type Closure = {
  found: number
  /** Findings of tenders, of which those seen before the award (or nothing is awarded yet). */
  ofTenders: number
  early: number
  taken: number
  takenSoon: number
  closed: number
  closedSoon: number
  upheld: number
  mistaken: number
  /** No longer found, and nobody had judged them. */
  gone: number
  overdue: number
  /** Mean days from finding to the first step of a person, and to the verdict. */
  firstStep: number | null
  closure: number | null
}

/**
 * 早识别、早干预、早化解: what became of the findings first seen in a period, as a whole, by level, by group and by month; and the tree of risk
 * indicators with what still holds.
 */
export const riskBoard = defineQuery({
  name: 'riskBoard',
  permission: 'risk.read',
  input: z.object({ from: z.iso.date(), to: z.iso.date() }),
  run: async ({ tx, now }, { from, to }) => {
    const base = Prisma.sql`with own as (
      select f.*, t.awarded_on, (select min(e.at) from risk_finding_event e where e.finding_id = f.id and e.action <> 'escalate') as taken_at
      from risk_finding f left join tender t on t.tender_id = f.tender_id
      where f.first_seen_at >= ${`${from} 00:00+08`}::timestamptz and f.first_seen_at < ${`${to} 00:00+08`}::timestamptz + interval '1 day')`
    const sums = sumsOn(shanghaiDate(now))
    const [total] = await tx.$queryRaw<Closure[]>`${base} select ${sums} from own f`
    const force = await treeInForce(tx, shanghaiDate(now))
    return {
      total: total!,
      levels: await tx.$queryRaw<(Closure & { level: RiskLevel })[]>`
        ${base} select f.level, ${sums} from own f group by 1 order by array_position(array['红', '橙', '黄', '蓝'], f.level)`,
      groups: await groupsOf(tx, base, sums),
      months: await tx.$queryRaw<{ month: string; found: number; closed: number }[]>`
        ${base} select to_char(f.first_seen_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as found, count(*) filter (where f.status = 'closed')::int as closed
        from own f group by 1 order by 1`,
      tree: indicatorTree(force.body, await openByModel(tx)),
      treeVersion: force.version,
    }
  },
})
export type RiskBoard = Awaited<ReturnType<typeof riskBoard.run>>

function groupsOf(tx: Tx, base: Prisma.Sql, sums: Prisma.Sql): Promise<(Closure & { id: string; name: string })[]> {
  return tx.$queryRaw<(Closure & { id: string; name: string })[]>`
    ${base} select g.id::text as id, g.short_name as name, ${sums} from own f join org o on o.id = f.org_id join org g on g.id = coalesce(o.group_id, o.id)
    group by 1, 2 order by count(*) filter (where f.level in ('红', '橙')) desc, count(*) desc, 2 limit 60`
}

const sumsOn = (today: string) => Prisma.sql`count(*)::int as found,
  count(f.tender_id)::int as "ofTenders",
  count(f.tender_id) filter (where f.awarded_on is null or (f.first_seen_at at time zone 'Asia/Shanghai')::date <= f.awarded_on)::int as early,
  count(f.taken_at)::int as taken, count(*) filter (where f.taken_at < f.first_seen_at + make_interval(days => ${goodTime.firstStep}::int))::int as "takenSoon",
  count(*) filter (where f.status = 'closed')::int as closed,
  count(*) filter (where f.status = 'closed' and f.verdict_at < f.first_seen_at + make_interval(days => ${goodTime.closure}::int))::int as "closedSoon",
  count(*) filter (where f.status = 'closed' and f.verdict = '属实')::int as upheld, count(*) filter (where f.status = 'closed' and f.verdict = '误报')::int as mistaken,
  count(*) filter (where f.gone_at is not null and f.status <> 'closed')::int as gone,
  count(*) filter (where f.gone_at is null and f.status = 'asked' and f.due_on < ${today}::date)::int as overdue,
  (avg(extract(epoch from f.taken_at - f.first_seen_at)) / 86400)::float8 as "firstStep",
  (avg(extract(epoch from f.verdict_at - f.first_seen_at)) filter (where f.status = 'closed') / 86400)::float8 as closure`
