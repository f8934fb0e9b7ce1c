import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { deviationsOf } from '../rules/deviation'
import { monthOf } from '../rules/months'
import { type ProjectStanding, standingsOf } from './standing'

/** A month as it counts, with how many versions it had and whether it is asked to be corrected. Amounts in fen, percentages as text. */
export type MonthRow = {
  id: string
  month: number
  number: number
  plannedPct: string
  actualPct: string
  amount: string
  ownFunds: string
  debtFunds: string
  fiscalFunds: string
  otherFunds: string
  expectedYield: string | null
  note: string
  reason: string
  source: string
  byName: string
  at: string
}

const time = Prisma.raw(`left((at at time zone 'Asia/Shanghai')::text, 16)`)

/** 项目卡: facts, lights with their reasons, deviations, every month with its versions, milestones, changes, what supervisors said, and the filings. */
export const investProject = defineQuery({
  name: 'investProject',
  permission: 'invest.read',
  input: z.object({ id: z.string().max(60) }),
  run: async ({ tx, actor, now }, { id }) => {
    const today = shanghaiDate(now)
    const [project] = isId(id) ? await standingsOf(tx, now, Number(today.slice(0, 4)), { id }) : []
    if (!project) throw new Refusal('not_found', '没有这个项目，或者您无权查看。')
    const facts = await tx.investProject.findUniqueOrThrow({
      where: { id },
      select: { version: true, basis: true, createdAt: true, createdByName: true, adcode: true },
    })
    const versions = await tx.$queryRaw<(MonthRow & { current: boolean })[]>`
      select id::text, month, number, current, trim_scale(planned_pct)::text as "plannedPct", trim_scale(actual_pct)::text as "actualPct", amount::text,
        own_funds::text as "ownFunds", debt_funds::text as "debtFunds", fiscal_funds::text as "fiscalFunds", other_funds::text as "otherFunds",
        trim_scale(expected_yield)::text as "expectedYield", note, reason, source, by_name as "byName", ${time} as at
      from invest_progress where project_id = ${id}::uuid order by month, number`
    const milestones = await tx.investMilestone.findMany({ where: { projectId: id }, orderBy: [{ plannedOn: 'asc' }, { name: 'asc' }] })
    const changes = await tx.investChange.findMany({ where: { projectId: id }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
    const reviews = await tx.investReview.findMany({ where: { projectId: id }, orderBy: { at: 'desc' }, take: 200 })
    return {
      ...{ project, facts: { ...facts, createdAt: facts.createdAt.toISOString() }, today, present: monthOf(today) },
      deviations: deviationsOf(project, today),
      months: versions.filter(({ current }) => current),
      earlier: versions.filter(({ current }) => !current),
      milestones,
      changes: changes.map(({ at, decidedAt, byId, ...row }) => ({
        ...{ ...row, own: byId === actor.userId, at: at.toISOString(), decidedAt: decidedAt?.toISOString() ?? null },
      })),
      reviews: reviews.map(({ at, doneAt, ...row }) => ({ ...row, at: at.toISOString(), doneAt: doneAt?.toISOString() ?? null })),
      filings: await filingsOf(tx, project),
      plans: await plansOf(tx, project),
    }
  },
})
export type InvestProjectCard = Awaited<ReturnType<typeof investProject.run>>

export type LinkedFiling = { id: string; number: string | null; matter: string; name: string; status: string; on: string | null }

/** The filing that approved the project and the later evaluations (GZ-GH-07) that name it, as far as the asker sees them. */
function filingsOf(tx: Tx, { id, filingId, filingNumber, code, name, orgId }: ProjectStanding): Promise<LinkedFiling[]> {
  const names = [id, code, name, ...(filingId ? [filingId] : []), ...(filingNumber ? [filingNumber] : [])]
  return tx.$queryRaw<LinkedFiling[]>`
    select f.id::text, f.number, f.matter_code as matter, f.matter_name as name, f.status, to_char(f.concluded_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on
    from filing f where f.id = ${filingId}::uuid
      or (f.matter_code = 'GZ-GH-07' and f.status not in ('filling', 'withdrawn') and f.values->>'project' = any (${names})
        and ${orgId}::uuid in (f.org_id, f.group_id, f.target_org_id))
    order by f.concluded_at nulls last limit 20`
}

export type PlannedIn = { planId: string; year: number; amount: string; status: string }

/** The plans in force that name the project; those of the enterprise itself and of what stands above it. */
function plansOf(tx: Tx, { orgId, name }: ProjectStanding): Promise<PlannedIn[]> {
  return tx.$queryRaw<PlannedIn[]>`
    select p.id::text as "planId", p.year, sum(i.year)::text as amount, p.status
    from (select distinct on (org_id, year) * from invest_plan where status = 'confirmed' order by org_id, year, number desc) p
    join invest_plan_item i on i.plan_id = p.id
    where i.name = ${name} and exists (select 1 from org_closure c where c.org_id = ${orgId}::uuid and c.ancestor_id = p.org_id and c.to_date is null)
    group by 1, 2, 4 order by p.year`
}
