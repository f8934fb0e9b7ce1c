import { formatPeriod } from '@/lib/kernel/period'
import type { Dimension } from './schema'

/** An enterprise with the sheets of its accepted statements: period, statement, and a value for each indicator asked for, null where it could not be worked out. */
export type ComparedOrg = {
  readonly id: string
  readonly name: string
  readonly sheets: readonly { readonly period: number; readonly statementId: string; readonly values: readonly (string | null)[] }[]
}

export type ComparedIndicator = { readonly code: string; readonly name: string; readonly unit: string }

/** A place of the table: its value in full precision, or why there is none. */
export type PivotCell = {
  readonly value: string | null
  readonly reason: string | null
  readonly statementId: string | null
  readonly code: string
}
export type PivotRow = { readonly key: string; readonly heads: readonly string[]; readonly cells: readonly PivotCell[] }
export type Pivot = {
  readonly corner: readonly string[]
  readonly columns: readonly { readonly key: string; readonly title: string }[]
  readonly rows: readonly PivotRow[]
}

export const noStatement = '该期间没有已受理的报表'
export const noValue = '公式引用的单元格为空，或分母为零'

type Entry = { key: string; title: string; index: number }
type Ground = {
  form: 'flash' | 'annual'
  orgs: readonly ComparedOrg[]
  indicators: readonly ComparedIndicator[]
  periods: readonly number[]
}

const titles: Readonly<Record<Dimension, string>> = { org: '企业', indicator: '指标', period: '期间' }

/** Which dimensions make the rows, the first one outermost, and which the columns. One asked for both keeps the rows. */
export function layoutOf(rows: Dimension, columns: Dimension): { rows: readonly [Dimension, Dimension]; columns: Dimension } {
  const across = columns !== rows ? columns : rows === 'period' ? 'indicator' : 'period'
  const inner = (['org', 'indicator', 'period'] as const).find((each) => each !== rows && each !== across)!
  return { rows: [rows, inner], columns: across }
}

/** The table of a comparison. Every combination has its place: what was not reported is missing with its reason, never zero. */
export function pivotOf(ground: Ground, wanted: { rows: Dimension; columns: Dimension }): Pivot {
  const { orgs, indicators, periods, form } = ground
  const entries: Readonly<Record<Dimension, Entry[]>> = {
    org: orgs.map(({ id, name }, index) => ({ key: id, title: name, index })),
    indicator: indicators.map(({ code, name, unit }, index) => ({ key: code, title: `${name}（${unit}）`, index })),
    period: periods.map((code, index) => ({
      key: String(code),
      title: formatPeriod({ kind: form === 'annual' ? 'year' : 'month', code }),
      index,
    })),
  }
  const { rows, columns } = layoutOf(wanted.rows, wanted.columns)
  const sheets = orgs.map((org) => new Map(org.sheets.map((sheet) => [sheet.period, sheet])))
  const cell = (place: Record<Dimension, number>): PivotCell => {
    const sheet = sheets[place.org]?.get(periods[place.period]!)
    const value = sheet?.values[place.indicator] ?? null
    const reason = sheet ? (value === null ? noValue : null) : noStatement
    return { value, reason, statementId: sheet?.statementId ?? null, code: indicators[place.indicator]!.code }
  }
  const [outer, inner] = rows
  // A dimension with one entry is said above the table and takes no column of its own.
  const single = entries[inner].length === 1
  return {
    corner: single ? [titles[outer]] : [titles[outer], titles[inner]],
    columns: entries[columns].map(({ key, title }) => ({ key, title })),
    rows: entries[outer].flatMap((first) =>
      entries[inner].map((second) => ({
        key: `${first.key}:${second.key}`,
        heads: single ? [first.title] : [first.title, second.title],
        cells: entries[columns].map((across) =>
          cell({ ...{ org: 0, indicator: 0, period: 0 }, [outer]: first.index, [inner]: second.index, [columns]: across.index }),
        ),
      })),
    ),
  }
}
