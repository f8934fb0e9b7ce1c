import { z } from 'zod'
import { leastSpread, normalMad } from '@/lib/finance/rules/robust'
import { watchedLines } from '@/lib/finance/rules/watched-lines'
import { type Detector, literal } from '../detector'
import { headScopes, subjectName } from './statement'

const lines = watchedLines()
const assets = 'BS.total_assets@end'

const sheets = `sheet as materialized (
  select report.org_id, report.period, report.form_id, report.amounts,
    row_number() over (partition by report.org_id order by report.period desc) as age, max(report.period) over (partition by report.org_id) as newest
  from {fact}.report_sheet report where report.form_code = 'flash' and report.scope in ${headScopes} and {in:report}
    and report.period > to_char({today} - interval '38 months', 'YYYYMM')::int
), recent as (select * from sheet where newest > to_char({today} - make_interval(months => {months} + 1), 'YYYYMM')::int)`

/** The figures of the statements that a condition names, of every watched line; the array is unpacked once a statement. Money in 分. */
const figures = (
  where: string,
  places = 'place on place.form_id = unpacked.form_id',
) => `(select unpacked.org_id, unpacked.period, place.n, case when place.q is null then 1 else unpacked.period % 100 end as months,
    case when place.q is null then unpacked.amounts[place.p]::float8
      else (unpacked.amounts[place.p] - unpacked.amounts[place.q])::float8 / (unpacked.period % 100) end as x
  from (select org_id, period, form_id, array_append(amounts, null) as amounts from recent where ${where} offset 0) unpacked
  join ${places})`

/**
 * Far from the median by a distance means far from half of the figures by it: counting finds the few lines that can be unusual without sorting,
 * and only of those the median and the MAD are worked out.
 */
const rated = `watched(n, label, now_path, base_path) as (values ${lines
  .map(({ label, now, base }, index) => `(${index}, ${literal(label)}, ${literal(now)}, ${base ? literal(base) : 'null'})`)
  .join(', ')}
), place as materialized (
  select present.form_id, watched.n, present.position as p, past.position as q
  from watched join {fact}.report_cell present on present.path = watched.now_path
  left join {fact}.report_cell past on past.form_id = present.form_id and past.path = watched.base_path
  where watched.base_path is null or past.position is not null
), ${sheets}, latest as materialized (
  select figure.org_id, figure.period, figure.n, figure.x, :share * size.total / figure.months as least
  from ${figures('age = 1')} figure join (
    select recent.org_id, recent.amounts[cell.position]::float8 as total
    from recent join {fact}.report_cell cell on cell.form_id = recent.form_id and cell.path = ${literal(assets)} where recent.age = 1
  ) size on size.org_id = figure.org_id where figure.x is not null and size.total > 0
), moved as materialized (
  select latest.org_id, latest.n from ${figures('age > 1')} figure join latest on latest.org_id = figure.org_id and latest.n = figure.n
  where figure.x is not null group by latest.org_id, latest.n having count(*) >= :least
    and 2 * greatest(count(*) filter (where figure.x <= latest.x - latest.least), count(*) filter (where figure.x >= latest.x + latest.least)) >= count(*)
), wanted as materialized (
  select moved.org_id, place.form_id, place.n, place.p, place.q from moved join place on place.n = moved.n
), earlier as materialized (
  select figure.org_id, figure.n, figure.x
  from ${figures('age > 1', 'wanted place on place.org_id = unpacked.org_id and place.form_id = unpacked.form_id')} figure where figure.x is not null
), middle as (
  select org_id, n, percentile_cont(0.5) within group (order by x) as median from earlier group by org_id, n
), spread as (
  select earlier.org_id, earlier.n, middle.median, percentile_cont(0.5) within group (order by abs(earlier.x - middle.median)) as mad
  from earlier join middle on middle.org_id = earlier.org_id and middle.n = earlier.n group by earlier.org_id, earlier.n, middle.median
), placed as (
  select latest.org_id, latest.period, watched.label, latest.x, spread.median, spread.mad,
    (latest.x - spread.median) / greatest(${normalMad} * spread.mad, ${leastSpread} * abs(spread.median), latest.least / :z) as z
  from latest join spread on spread.org_id = latest.org_id and spread.n = latest.n join watched on watched.n = latest.n
)`

/** Lines of the newest statement that lie far from where they lay in two to three years before: median and MAD of the same kind of figure. */
export const unusualLines: Detector<Record<string, never>> = {
  key: 'unusual-lines',
  title: '报表项历史偏离',
  phase: 'statement',
  parameters: z.strictObject({}),
  subject: () => 'enterprise',
  reads: () => lines.map(({ now }) => now),
  needs: () => [assets],
  sql: () => `with ${rated}
select placed.org_id || ':' || placed.period as key, ${subjectName('org', 'placed.period')} as name, placed.org_id, null::uuid as tender_id, '{}'::uuid[] as parties,
  max(abs(placed.z)) as value,
  jsonb_build_object('异常项数', count(*), '异常项（项目、数值、中位数、绝对中位差，万元；偏离倍数）',
    jsonb_agg(jsonb_build_array(placed.label, round((placed.x / 1000000)::numeric, 2), round((placed.median / 1000000)::numeric, 2),
      round((placed.mad / 1000000)::numeric, 2), round(placed.z::numeric, 1)) order by abs(placed.z) desc)) as evidence
from placed join {fact}.organisation org on org.org_id = placed.org_id where abs(placed.z) >= :z
group by placed.org_id, placed.period, org.short_name having count(*) >= :lines`,
  looked: () => `with ${sheets}
select recent.org_id || ':' || max(recent.period) as key, case when count(*) > :least then '{}'::text[] else array['以前各期不足二十四期'] end as missing
from recent group by recent.org_id`,
}
