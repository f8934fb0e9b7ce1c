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
}

/** Decimal places that an amount of a unit is kept with: money and counts in hundredths, rates in millionths. */
export const placesOf = (unit: string): number => (unit === '%' ? 6 : 2)

const held = new WeakMap<StatementForm, ReadonlyMap<string, Cell>>()

/** All cells of a form by path, in the order of their positions. */
export function cellsOf(form: StatementForm): ReadonlyMap<string, Cell> {
  const known = held.get(form)
  if (known) return known
  const cells = new Map<string, Cell>()
  for (const sheet of form.sheets) {
    for (const line of sheet.lines) {
      if (line.title) continue
      for (const column of sheet.columns) {
        const path = `${sheet.key}.${line.key}@${column.key}`
        cells.set(path, {
          ...{ position: cells.size + 1, path, sheet: sheet.key, line: line.key, column: column.key },
          ...{ label: line.label, columnLabel: column.label, unit: line.unit ?? '元', nature: line.nature ?? '时点' },
        })
      }
    }
  }
  held.set(form, cells)
  return cells
}

/** Faults of a form in Chinese: double keys, parents that are not there. An empty list is a form that may be published. */
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
  return faults
}
