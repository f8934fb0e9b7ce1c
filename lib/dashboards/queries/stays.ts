import { type Asked, departmentOfTask, handled, sliceConditions, stepOfTask } from '@/lib/dashboards/queries/conditions'
import { departmentNames } from '@/lib/dashboards/queries/names'
import { mean } from '@/lib/dashboards/rules/rates'
import { workdayPrefix } from '@/lib/dashboards/rules/workday-prefix'
import type { CountScope, StayRow } from '@/lib/dashboards/schema'
import { shanghaiDate, workCalendar } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'

type Raw = {
  grouped: number
  step: string | null
  department: string | null
  name: string
  tasks: number
  filings: number
  days: number
  longest: number
  late: number
}

/** The order of the way a filing takes; steps a matter adds stand behind. */
const way = ['accept', 'review', 'expert', 'countersign', 'chief', 'meeting', 'lead', 'government', 'issue', 'enterprise']

/** Where the time of the filings of a scope went, by step in the order of the way, and by desk, longest in total first. */
export async function staysOf(tx: Tx, scope: CountScope, asked: Asked): Promise<{ steps: StayRow[]; departments: StayRow[] }> {
  const { base, counts } = workdayPrefix(scope.from ?? '2020-01-01', shanghaiDate(asked.now), workCalendar)
  const at = (column: string) => Prisma.sql`p.counts[(${Prisma.raw(column)} at time zone 'Asia/Shanghai')::date - p.base + 1]`
  const rows = await tx.$queryRaw<Raw[]>`
    with prefix as materialized (select ${[...counts]}::int[] as counts, ${base}::date as base),
    stay as (
      select t.filing_id, ${stepOfTask} as step, ${departmentOfTask} as department, t.step_name,
        ${at('t.done_at')} - ${at('t.arrived_at')} as days, coalesce(t.done_at > t.due_at, false) as late
      from fact.filing f join fact.task t on t.filing_id = f.filing_id cross join prefix p
      where ${handled} and ${sliceConditions(scope, asked)})
    select grouping(step, department)::int as grouped, step, department, mode() within group (order by step_name) as name, count(*)::int as tasks,
      count(distinct filing_id)::int as filings, coalesce(sum(days), 0)::int as days, coalesce(max(days), 0)::int as longest,
      count(*) filter (where late)::int as late
    from stay group by grouping sets ((step), (department))`
  const names = await departmentNames(tx)
  const steps = rows
    .filter((row) => row.grouped === 1)
    .map((row) => toStay(row, row.step ?? '', row.step === 'enterprise' ? '企业补正与修改' : row.name))
  const departments = rows
    .filter((row) => row.grouped === 2)
    .map((row) => toStay(row, row.department ?? '', names.get(row.department ?? '') ?? row.department ?? ''))
  return {
    steps: steps.sort((a, b) => place(a.key) - place(b.key)),
    departments: departments.sort((a, b) => b.days - a.days || b.tasks - a.tasks || (a.key < b.key ? -1 : 1)),
  }
}

function place(step: string): number {
  const index = way.indexOf(step)
  return index < 0 ? way.length : index
}

function toStay({ tasks, filings, days, longest, late }: Raw, key: string, label: string): StayRow {
  return { key, label, tasks, filings, days, longest, late, average: mean(days, tasks) }
}
