import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { type DecidedFiling, planFrom, planMatter, projectFrom, projectMatters } from './rules/from-filing'

/**
 * What a decided filing brings: a plan (GZ-GH-01, confirmed by the decision) or a project (GZ-GH-02, -03, -04), once however often it is called.
 * Gives what arose, or null. Runs as the system.
 */
export async function takeInFiling(tx: Tx, filingId: string, now: Date): Promise<{ kind: 'plan' | 'project'; id: string } | null> {
  const [decided] = await tx.$queryRaw<(Omit<DecidedFiling, 'on'> & { concludedAt: Date })[]>`
    select f.id::text, f.number, f.org_id::text as "orgId", f.matter_code as matter, f.title, f.values, f.concluded_at as "concludedAt"
    from filing_by_matter f where f.id = ${filingId}::uuid and f.matter_code = any (${[planMatter, ...projectMatters]}) and f.status = 'concluded'
      and f.concluded_at is not null order by f.matter_code limit 1`
  if (!decided) return null
  const filing = { ...decided, on: shanghaiDate(decided.concludedAt) }
  return filing.matter === planMatter ? takeInPlan(tx, filing, now) : takeInProject(tx, filing, now)
}

async function takeInPlan(tx: Tx, filing: DecidedFiling, now: Date) {
  const made = planFrom(filing)
  if (!made || (await tx.investPlan.findUnique({ where: { filingId: filing.id }, select: { id: true } }))) return null
  const { orgId, year } = made.plan
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`invest-plan:${orgId}:${year}`}))`
  const newest = await tx.investPlan.findFirst({ where: { orgId, year }, orderBy: { number: 'desc' }, select: { number: true } })
  const id = newId()
  await tx.investPlan.create({ data: { ...made.plan, id, number: (newest?.number ?? 0) + 1, at: now, decidedAt: now } })
  await tx.investPlanItem.createMany({ data: made.items.map((item) => ({ ...item, planId: id })) })
  return { kind: 'plan' as const, id }
}

async function takeInProject(tx: Tx, filing: DecidedFiling, now: Date) {
  if (await tx.investProject.findUnique({ where: { filingId: filing.id }, select: { id: true } })) return null
  const id = newId()
  await tx.investProject.create({ data: { ...projectFrom(filing), id, createdAt: now } })
  return { kind: 'project' as const, id }
}
