import { z } from 'zod'

/** What a number of a line is at a time: an amount over the period so far, a standing at its end, or an average or rate. Only 流量 is annualised. */
export const natures = ['流量', '时点', '比率'] as const

const lineSchema = z.strictObject({
  key: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  label: z.string().min(1).max(80),
  level: z.number().int().min(0).max(5).default(0),
  /** A heading without amounts. */
  title: z.literal(true).optional(),
  /** 元 = money, kept in hundredths; % = a rate; anything else counts something. */
  unit: z.string().max(10).optional(),
  nature: z.enum(natures).optional(),
  /** △ financial enterprises, ☆ new accounting standards, * consolidated statements, # foreign invested enterprises. */
  mark: z.enum(['△', '☆', '*', '#']).optional(),
  /** The line whose sum it belongs to, or of which it is a part (其中). */
  parent: z.string().optional(),
  total: z.literal(true).optional(),
  /** Subtracted in the sum of its parent. */
  contra: z.literal(true).optional(),
  /** Hardly anybody has it: hidden and zero until the enterprise asks for it. */
  rare: z.literal(true).optional(),
  note: z.string().max(200).optional(),
  /** The number the official form of the year gives the line; imported, null until then. */
  officialCode: z.string().max(20).nullable().optional(),
  /** The position of its first cell, which no later version changes; lines without one follow behind all that have one. */
  at: z.number().int().min(1).max(20_000).optional(),
  /** No longer filled: statements of this version take amounts of earlier periods only. Its key and cells stay what they were. */
  retired: z.literal(true).optional(),
  /** Audit formulas whose sum a line added by a later version joins, taken off where it is `contra`. */
  sums: z
    .array(z.string().regex(/^AF[0-9]{2,3}$/))
    .max(8)
    .optional(),
})

const sheetSchema = z.strictObject({
  key: z.string().regex(/^[A-Z]{2,4}$/),
  code: z.string().max(30).nullable(),
  title: z.string().min(1).max(60),
  columns: z
    .array(z.strictObject({ key: z.string().regex(/^[a-z]+$/), label: z.string().min(1).max(20) }))
    .min(1)
    .max(6),
  lines: z.array(lineSchema).min(1).max(400),
})

/** A form of statements: its sheets with stable keys of lines and columns. Immutable once published, a row of `definition` of kind `statement_form`. */
export const statementFormSchema = z.strictObject({
  code: z.enum(['flash', 'annual']),
  name: z.string().min(1).max(60),
  periodKind: z.enum(['month', 'year']),
  sheets: z.array(sheetSchema).min(1).max(12),
})

export type StatementForm = z.infer<typeof statementFormSchema>
export type StatementSheet = StatementForm['sheets'][number]
export type StatementLine = StatementSheet['lines'][number]
export type Nature = (typeof natures)[number]

/**
 * One place of a form: `position` counts from 1 in the order sheet, line, column and is the index into the amounts of a statement.
 * `path` is how formulas name it (`BS.total_assets@end`).
 */
export type Cell = {
  position: number
  path: string
  sheet: string
  line: string
  column: string
  label: string
  columnLabel: string
  unit: string
  nature: Nature
  /** Of a retired line and not of an earlier period: nothing is filled in here any more. */
  closed?: true
}

/** Columns that repeat what an earlier period said; a retired line still has them. */
export const comparisonColumns: ReadonlySet<string> = new Set(['begin', 'ly', 'prev'])

/** Decimal places that an amount of a unit is kept with: money and counts in hundredths, rates in millionths. */
export const placesOf = (unit: string): number => (unit === '%' ? 6 : 2)

const held = new WeakMap<StatementForm, ReadonlyMap<string, Cell>>()

/**
 * All cells of a form by path, in the order of their positions. Positions are the index into stored amounts and stand in compiled SQL, so that a later
 * version keeps them however its lines are moved, and puts what is new behind them.
 */
export function cellsOf(form: StatementForm): ReadonlyMap<string, Cell> {
  const known = held.get(form)
  if (known) return known
  const places = placesOfLines(form)
  const cells = form.sheets.flatMap((sheet) =>
    sheet.lines.flatMap((line) =>
      (line.title ? [] : sheet.columns).map((column, index): Cell => {
        const path = `${sheet.key}.${line.key}@${column.key}`
        return {
          ...{ position: places.get(line)! + index, path, sheet: sheet.key, line: line.key, column: column.key },
          ...{ label: line.label, columnLabel: column.label, unit: line.unit ?? '元', nature: line.nature ?? '时点' },
          ...(line.retired && !comparisonColumns.has(column.key) ? { closed: true } : {}),
        }
      }),
    ),
  )
  const byPath = new Map(cells.toSorted((a, b) => a.position - b.position).map((cell) => [cell.path, cell]))
  held.set(form, byPath)
  return byPath
}

/** The position of the first cell of every line with amounts. */
export function placesOfLines(form: StatementForm): ReadonlyMap<StatementLine, number> {
  const lines = form.sheets.flatMap(({ lines, columns }) =>
    lines.filter(({ title }) => !title).map((line) => ({ line, width: columns.length })),
  )
  let next = Math.max(0, ...lines.map(({ line, width }) => (line.at === undefined ? 0 : line.at + width - 1))) + 1
  const places = new Map<StatementLine, number>()
  for (const { line, width } of lines) {
    places.set(line, line.at ?? next)
    if (line.at === undefined) next += width
  }
  return places
}

/** Faults of a form in Chinese: double keys, parents that are not there, cells that do not fill the array. An empty list is a form that may be published. */
export function formFaults(form: StatementForm): string[] {
  const faults: string[] = []
  for (const sheet of form.sheets) {
    const keys = new Set<string>()
    for (const line of sheet.lines) {
      if (keys.has(line.key)) faults.push(`${sheet.title}：行 ${line.key} 出现两次`)
      keys.add(line.key)
    }
    for (const line of sheet.lines) {
      if (line.parent && !keys.has(line.parent)) faults.push(`${sheet.title}：${line.label} 的上级行 ${line.parent} 不存在`)
    }
  }
  if ([...cellsOf(form).values()].some(({ position }, index) => position !== index + 1)) faults.push('单元格的格位不连续或重复')
  return faults
}
