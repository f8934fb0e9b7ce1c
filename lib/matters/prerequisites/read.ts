import type { FormValues } from '@/lib/forms/schema'
import { addMonths } from '@/lib/kernel/workday'
import { currentMatters } from '@/lib/matters/definitions'
import type { MatterDefinition } from '@/lib/matters/schema'
import { Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { type Prerequisite, type PrerequisiteState, type PrerequisiteStates, prerequisitesOf, targetField } from './prerequisite'

type Question = { filingId: string; orgId: string; values: FormValues; today: string }
type Row = { status: string; id: string; number: string | null; own: boolean }

/** What a check of prerequisites needs: how each stands, with the platform's own rights, and what the matters are called. */
export async function readPrerequisites(tx: Tx, matter: MatterDefinition, question: Question) {
  const wanted = prerequisitesOf(matter)
  if (wanted.length === 0) return { states: {}, names: {} }
  const key = targetField(matter)
  const target = key === null ? null : question.values[key]
  const targetId = typeof target === 'string' && isId(target) ? target : null
  const states: Record<string, PrerequisiteState> = {}
  await withBaseRights(tx, async () => {
    for (const one of wanted) states[one.matter] = await stateOf(tx, one, question, targetId)
  })
  const names = Object.fromEntries((await currentMatters(tx)).map((version) => [version.matter.code, version.matter.name]))
  return { states: states as PrerequisiteStates, names }
}

const ranks: Record<string, PrerequisiteState['state']> = { concluded: 'decided', filling: 'draft' }

/** The furthest filing of a prerequisite: decided before in hand before a draft. */
async function stateOf(tx: Tx, one: Prerequisite, question: Question, target: string | null): Promise<PrerequisiteState> {
  if (one.same === 'target' && target === null) return { state: 'targetless', filingId: null, number: null }
  const about =
    one.same === 'target'
      ? Prisma.sql`f.target_org_id = ${target}::uuid`
      : Prisma.sql`f.org_id in (select o.id from org o where o.id = ${question.orgId}::uuid
          union select o.group_id from org o where o.id = ${question.orgId}::uuid and o.group_id is not null)`
  const since = one.months === undefined ? null : addMonths(question.today, -one.months)
  // A draft counts for its own enterprise only: another's is nobody's business.
  const rows = await tx.$queryRaw<Row[]>`
    select f.status, f.id::text, f.number, f.org_id = ${question.orgId}::uuid as own from filing_by_matter f
    where f.matter_code = any (${[...one.serves]}::text[]) and f.id <> ${question.filingId}::uuid and ${about}
      and f.status in ('concluded', 'arrived', 'running', 'correcting', 'paused', 'returned', 'filling')
      and (f.status <> 'filling' or f.org_id = ${question.orgId}::uuid)
      and (${since}::text is null or coalesce(f.arrived_at, f.created_at) >= (${since} || ' 00:00+08')::timestamptz)
    order by (f.status = 'concluded') desc, (f.status <> 'filling') desc, f.updated_at desc limit 1`
  const row = rows[0]
  if (!row) return { state: 'none', filingId: null, number: null }
  return { state: ranks[row.status] ?? 'in_hand', filingId: row.own ? row.id : null, number: row.own ? row.number : null }
}
