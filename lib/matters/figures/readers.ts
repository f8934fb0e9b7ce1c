import type { FactOrigin } from '@/lib/forms/parse/parsed'
import { formatPeriod } from '@/lib/kernel/period'
import { Prisma } from '@/lib/platform/db'
import { type FactReader, factOfRows, yearIn } from '../base/ask'
import { type Figure, figures, pathOf } from './vocabulary'

type Row = {
  value: string
  statement: string
  number: number
  accepted: string
  form: string
  kind: 'month' | 'year'
  period: number
  scope: string
  sheet: string
  line: string
  column: string
}

/** Where a figure was taken from, as its keeper needs it: statement, number of its version, cell. */
export type FigureOrigin = FactOrigin & {
  readonly statementId: string
  readonly version: number
  readonly cell: string
  readonly at: string
}

/** The figures of accepted statements as base facts, each with its origin. */
export const figureReaders: Readonly<Record<string, FactReader>> = Object.fromEntries(
  Object.entries(figures).map(([name, figure]) => [name, readerOf(figure)]),
)

const scopeWords: Readonly<Record<string, string>> = { consolidated: '合并', single: '单户' }
const sheetWords: Readonly<Record<string, string>> = { BS: '资产负债表', IS: '利润表', CF: '现金流量表', SUP: '补充指标表' }

function readerOf(figure: Figure): FactReader {
  return (question) => {
    const year = figure.year ? yearIn(question, figure.year.fields) + shiftOf(figure, question.values) : null
    const asked = factOfRows<Row>(figureSql(figure, question.orgId, year), (rows) => rows[0]?.value)
    return { ...asked, origin: (rows) => originOf(figure, rows[0] as Row | undefined) }
  }
}

// A form without a year speaks of this year: what was earned “last year” is that of the year before.
function shiftOf({ year }: Figure, values: Parameters<FactReader>[0]['values']): number {
  const named = year?.fields.some((key) => typeof values[key] === 'string' && values[key] !== '')
  return named ? (year?.shift ?? 0) : -1
}

/** The newest accepted statement that fills the cell; amounts are kept in hundredths of 元. */
function figureSql({ form, cell, over, of }: Figure, orgId: string, year: number | null): Prisma.Sql {
  const value = over
    ? Prisma.sql`round(100.0 * v.amounts[c.position] / nullif(v.amounts[d.position], 0), 2)`
    : Prisma.sql`round(v.amounts[c.position] / 1000000.0, 4)`
  const whose =
    of === 'group' ? Prisma.sql`(select coalesce(o.group_id, o.id) from org o where o.id = ${orgId}::uuid)` : Prisma.sql`${orgId}::uuid`
  return Prisma.sql`
    select trim_scale(${value})::text as value, s.id::text as statement, v.number, s.accepted_at as accepted, s.form_code as form,
      s.period_kind as kind, s.period, s.scope, c.sheet, c.label as line, c.column_label as column
    from statement s join statement_version v on v.id = s.accepted_version_id
    join statement_cell c on c.form_id = v.form_id and c.path = ${cell}
    join statement_cell d on d.form_id = v.form_id and d.path = ${over ?? cell}
    where s.org_id = ${whose} and s.form_code = ${form} and s.scope in ('consolidated', 'single')
      and (${year}::int is null or s.period = ${year}::int * 100 + 12) and ${value} is not null
    order by s.period desc, s.scope limit 1`
}

function originOf({ cell, over }: Figure, row: Row | undefined): FigureOrigin | undefined {
  if (!row) return undefined
  const form = row.form === 'annual' ? '决算' : '快报'
  const statement = `${formatPeriod({ kind: row.kind, code: row.period })}${form}（${scopeWords[row.scope] ?? row.scope}）第 ${row.number} 版`
  const place = `${sheetWords[row.sheet] ?? row.sheet}“${plain(row.line)}”${row.column}${over ? '与“资产总计”之比' : ''}`
  return {
    label: `${statement} ${place}`,
    path: pathOf(row.statement, cell),
    ...{ statementId: row.statement, version: row.number, cell, at: new Date(row.accepted).toISOString() },
  }
}

// 三、利润总额（亏损总额以“-”号填列） is called 利润总额.
function plain(line: string): string {
  return line
    .replace(/^[（(]?[一二三四五六七八九十]+[、）)]/, '')
    .replace(/（.*$/, '')
    .trim()
}
