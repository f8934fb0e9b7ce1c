import type { FormValues } from '@/lib/forms/schema'
import { addMonths } from '@/lib/kernel/workday'
import type { MatterDefinition } from '@/lib/matters/schema'
import { type Answers, askBoth, Prisma, type Questions, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { type Prerequisite, type PrerequisiteState, type PrerequisiteStates, prerequisitesOf, targetField } from './prerequisite'

type Question = { filingId: string; orgId: string; values: FormValues; today: string }
type Row = { status: string; id: string; number: string | null; own: boolean }

/** How each prerequisite stands, and what the matters are called. */
export type Prerequisites = { states: PrerequisiteStates; names: Record<string, string> }
/** The questions to the base behind a check of prerequisites, and what their answers say; `target` = the one they were asked about. */
export type PrerequisitesAsked = { target: string | null; questions: Questions; read: (base: Answers) => Prerequisites }

/** What has to be asked for a check of prerequisites, with the platform's own rights. */
export function prerequisitesAsked(matter: MatterDefinition, question: Question): PrerequisitesAsked {
  const wanted = prerequisitesOf(matter)
  const target = targetOf(matter, question.values)
  if (wanted.length === 0) return { target, questions: {}, read: () => ({ states: {}, names: {} }) }
  const asked = wanted.flatMap((one) => (one.same === 'target' && target === null ? [] : [[one.matter, stateSql(one, question, target)]]))
  const codes = wanted.map((one) => one.matter)
  const called = Prisma.sql`select code, name from definition_current where kind = 'matter' and code = any (${codes}::text[])`
  return {
    target,
    questions: { ...Object.fromEntries(asked), called },
    read: (base) => ({
      states: Object.fromEntries(wanted.map((one) => [one.matter, stateOf(base[one.matter] as Row[] | undefined)])),
      names: Object.fromEntries((base.called as { code: string; name: string }[]).map((row) => [row.code, row.name])),
    }),
  }
}

/** The prerequisites of a settled form: those asked along with its context, asked anew where settling took the target away. */
export async function prerequisitesFor(
  tx: Tx,
  matter: MatterDefinition,
  question: Question,
  asked: PrerequisitesAsked,
  answers: Answers,
): Promise<Prerequisites> {
  if (targetOf(matter, question.values) === asked.target) return asked.read(answers)
  const again = prerequisitesAsked(matter, question)
  return again.read((await askBoth(tx, {}, again.questions)).base)
}

/** The organisation a form is about, by id. */
function targetOf(matter: MatterDefinition, values: FormValues): string | null {
  const key = targetField(matter)
  const target = key === null ? null : values[key]
  return typeof target === 'string' && isId(target) ? target : null
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
