import { z } from 'zod'
import { financeFact } from '@/lib/finance/vocabulary'
import { type Detector, literal } from '../detector'

const parameters = z.strictObject({
  /** Cells or indicators in the order of `v1`, `v2` …. */
  facts: z.array(z.string()).min(1),
  kind: z.enum(['cells', 'indicators']),
  /** When a statement is a finding; null = it cannot be judged. */
  where: z.string(),
  value: z.string(),
  /** Only industries that begin so. */
  industry: z.string().optional(),
  /** A cell in 分 that must reach `:floor` where the enterprise is dormant; below it nothing is a finding, and the statement counts as judged. */
  stake: z.string().optional(),
})
type Parameters = z.infer<typeof parameters>

/** Scopes of which an enterprise files one: its consolidated statement, or that of a single enterprise. */
export const headScopes = `('consolidated', 'single')`

/** The statements that are judged: accepted ones of the newest months, whole enterprises. */
export const judgedSheets = `report.form_code = 'flash' and report.scope in ${headScopes} and {in:report}
  and report.period > to_char({today} - make_interval(months => {months} + 1), 'YYYYMM')::int`

/** What a person calls a subject: the enterprise and the month. */
export const subjectName = (org: string, period: string) =>
  `${org}.short_name || '：' || ${period} / 100 || '年' || ${period} % 100 || '月快报'`

/** Judges accepted statements one by one: a rule over cells, or a band of an indicator. What lacks a cell is left unjudged and said so. */
export const statement: Detector<Parameters> = {
  key: 'statement',
  title: '逐期报表判断',
  phase: 'statement',
  parameters,
  subject: () => 'enterprise',
  reads: ({ facts }) => facts,
  needs: ({ facts }) => facts,
  sql: (given) => `with ${seen(given)}
select seen.org_id || ':' || seen.period as key, ${subjectName('seen', 'seen.period')} as name, seen.org_id, null::uuid as tender_id, '{}'::uuid[] as parties,
  (${given.value})::float8 as value, ${evidence(given)} as evidence
from seen where (${given.where})${given.stake ? ' and material' : ''}`,
  looked: (given) => `with ${seen(given)}
select seen.org_id || ':' || seen.period as key, case when (${given.where}) is not null${given.stake ? ' or not material' : ''} then '{}'::text[] else ${lacking(given)} end as missing from seen`,
}

function seen(given: Parameters): string {
  const names = given.facts.map((_, index) => `v${index + 1}`)
  const wanted = `${judgedSheets}${given.industry ? ` and org.industry like ${literal(`${given.industry}%`)}` : ''}`
  if (given.kind === 'indicators') {
    const values = given.facts.map(
      (code, index) => `(select indicator.annualised_value from {fact}.indicator_value indicator
    where indicator.statement_id = report.statement_id and indicator.code = ${literal(code)}) as v${index + 1}`,
    )
    return `seen as (select report.org_id, report.period, org.short_name, ${values.join(', ')}${material(given)}
  from {fact}.report_sheet report join {fact}.organisation org on org.org_id = report.org_id where ${wanted} offset 0)`
  }
  const places = given.facts.map((path, index) => `max(cell.position) filter (where cell.path = ${literal(path)}) as c${index + 1}`)
  const values = given.facts.map((path, index) => `amounts[c${index + 1}]::numeric / ${scaleOf(path)} as v${index + 1}`)
  // The array is taken out of its packed form once a row, not once for every cell that is read.
  return `place as materialized (
  select cell.form_id, ${places.join(', ')} from {fact}.report_cell cell where cell.path in ${literal(given.facts)} group by cell.form_id
), sheet as (
  select report.org_id, report.period, org.short_name, array_append(report.amounts, null) as amounts, ${names.map((_, index) => `place.c${index + 1}`).join(', ')}${material(given)}
  from {fact}.report_sheet report join {fact}.organisation org on org.org_id = report.org_id join place on place.form_id = report.form_id
  where ${wanted} offset 0
), seen as (select org_id, period, short_name, ${values.join(', ')}${given.stake ? ', material' : ''} from sheet offset 0)`
}

/** Whether the amount at stake counts: always, but for a dormant enterprise only from the floor on. */
function material({ stake }: Parameters): string {
  if (!stake) return ''
  return `, (not org.is_dormant or coalesce((select report.amounts[cell.position] from {fact}.report_cell cell
    where cell.form_id = report.form_id and cell.path = ${literal(stake)}), 0) >= :floor) as material`
}

/** Hundredths of 元 or of a count, millionths of a percent: to 元, a count, a ratio. */
const scaleOf = (path: string) => (financeFact(path)?.unit === '%' ? '100000000' : '100')

/** What was read, by the names of the vocabulary: money in 分, as everywhere. */
function evidence({ facts, kind, value }: Parameters): string {
  const pairs = facts.map((fact, index) => {
    const money = kind === 'cells' && financeFact(fact)?.type === 'money'
    return `${literal(fact)}, ${money ? `(v${index + 1} * 100)::bigint` : `round(v${index + 1}, 4)`}`
  })
  return `jsonb_build_object(${pairs.join(', ')}, '计算值', round((${value})::numeric, 4))`
}

function lacking({ facts }: Parameters): string {
  const empty = facts.map((fact, index) => `case when v${index + 1} is null then ${literal(fact)} end`)
  return `coalesce(nullif(array_remove(array[${empty.join(', ')}], null), '{}'), array['除数为零'])`
}
