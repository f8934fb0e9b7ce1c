import type { FormValues } from '@/lib/forms/schema'
import { addMonths } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { askBoth, Prisma, type Tx } from '@/lib/platform/db'
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
  const asked = wanted.flatMap((one) =>
    one.same === 'target' && targetId === null ? [] : [[one.matter, stateSql(one, question, targetId)]],
  )
  const codes = wanted.map((one) => one.matter)
  const called = Prisma.sql`select code, name from definition_current where kind = 'matter' and code = any (${codes}::text[])`
  const { base } = await askBoth(tx, {}, { ...Object.fromEntries(asked), called })
  const states: PrerequisiteStates = Object.fromEntries(wanted.map((one) => [one.matter, stateOf(base[one.matter] as Row[] | undefined)]))
  const names: Record<string, string> = Object.fromEntries(
    (base.called as { code: string; name: string }[]).map((row) => [row.code, row.name]),
  )
  return { states, names }
}

/** The furthest filing of a prerequisite: decided before in hand before a draft. */
function stateSql(one: Prerequisite, question: Question, target: string | null): Prisma.Sql {
  const about =
    one.same === 'target'
      ? Prisma.sql`f.target_org_id = ${target}::uuid`
      : Prisma.sql`f.org_id in (select o.id from org o where o.id = ${question.orgId}::uuid
          union select o.group_id from org o where o.id = ${question.orgId}::uuid and o.group_id is not null)`
  const since = one.months === undefined ? null : addMonths(question.today, -one.months)
  // A draft counts for its own enterprise only: another's is nobody's business.
  return Prisma.sql`
    select f.status, f.id::text, f.number, f.org_id = ${question.orgId}::uuid as own from filing_by_matter f
    where f.matter_code = any (${[...one.serves]}::text[]) and f.id <> ${question.filingId}::uuid and ${about}
      and f.status in ('concluded', 'arrived', 'running', 'correcting', 'paused', 'returned', 'filling')
      and (f.status <> 'filling' or f.org_id = ${question.orgId}::uuid)
      and (${since}::text is null or coalesce(f.arrived_at, f.created_at) >= (${since} || ' 00:00+08')::timestamptz)
    order by (f.status = 'concluded') desc, (f.status <> 'filling') desc, f.updated_at desc limit 1`
}

const ranks: Record<string, PrerequisiteState['state']> = { concluded: 'decided', filling: 'draft' }

/** How a prerequisite stands by the rows found; without any asking there was no target yet. */
function stateOf(rows: readonly Row[] | undefined): PrerequisiteState {
  if (rows === undefined) return { state: 'targetless', filingId: null, number: null }
  const row = rows[0]
  if (!row) return { state: 'none', filingId: null, number: null }
  return { state: ranks[row.status] ?? 'in_hand', filingId: row.own ? row.id : null, number: row.own ? row.number : null }
}
