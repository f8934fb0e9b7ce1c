import type { StreamedRow } from '@/lib/forms/excel/stream-tables'
import { isEmpty } from '@/lib/forms/facts'
import { parseValue } from '@/lib/forms/parse/parse-value'
import type { ParsableField } from '@/lib/forms/parse/parsed'
import type { ColumnDefinition, FieldDefinition, FormRow } from '@/lib/forms/schema'
import { Decimal } from '@/lib/kernel/decimal'
import { isDay, isMoney, type MappingLine, targetOf, tied } from './lines'
import type { SourceRow } from './table'

type Placed = { line: MappingLine; column: ColumnDefinition }
type Plan = { sheet: FieldDefinition; columns: Placed[] }[]

/** The lines of a mapping by sheet, tenders first, then bids and contracts, then what hangs on them. */
export function planOf(lines: readonly MappingLine[]): Plan {
  const bySheet = new Map<FieldDefinition, Placed[]>()
  for (const line of lines) {
    const found = targetOf(line.target)
    if (found) bySheet.set(found.sheet, [...(bySheet.get(found.sheet) ?? []), { line, column: found.column }])
  }
  const first = ['contract', 'bid', 'tender']
  return [...bySheet]
    .map(([sheet, columns]) => ({ sheet, columns }))
    .toSorted((a, b) => first.indexOf(b.sheet.key) - first.indexOf(a.sheet.key))
}

/** Sheets that say a thing once; two equal rows of the others are two (two payments of one day). */
const once = ['tender', 'document', 'evaluation', 'bid', 'bid_trace', 'bid_bond', 'evaluator', 'score', 'passage', 'award', 'contract']

/**
 * The rows of the template that rows of an enterprise's own table make. A row may stand for several sheets at once; what stands there unchanged
 * once more (the tender of a second contract) is one row, and a sheet of which a row says nothing has none of it. Cells that are wrong stand in the
 * errors by the head of the source; `sheet` is the name that errors show.
 */
export class MappedRows {
  readonly #plan: Plan
  readonly #seen = new Set<string>()

  constructor(
    lines: readonly MappingLine[],
    private readonly sheet: string,
  ) {
    this.#plan = planOf(lines)
  }

  *take(source: SourceRow): Generator<StreamedRow> {
    const made: Record<string, FormRow> = {}
    for (const { sheet, columns } of this.#plan) {
      const row = this.#rowOf(source, sheet, columns, made)
      if (!row) continue
      made[sheet.key] = row.values
      const key = once.includes(sheet.key) && `${sheet.key}\u0000${JSON.stringify(row.values)}`
      if (key && row.errors.length === 0 && this.#seen.has(key)) continue
      if (key) this.#seen.add(key)
      yield row
    }
  }

  #rowOf(source: SourceRow, sheet: FieldDefinition, columns: readonly Placed[], made: Record<string, FormRow>): StreamedRow | undefined {
    const values: FormRow = {}
    const errors: StreamedRow['errors'] = []
    let told = false
    for (const { line, column } of columns) {
      const parsed = mappedValue(line, column, source)
      const place = { sheet: this.sheet, row: source.row, column: `“${line.from ?? '固定值'}”` }
      if ('message' in parsed) errors.push({ ...place, message: parsed.message })
      else if (!isEmpty(parsed.value)) values[column.key] = parsed.value as FormRow[string]
      else if (column.required) errors.push({ ...place, message: `请填写${column.label}` })
      told ||= line.from !== undefined && ('message' in parsed || !isEmpty(parsed.value))
    }
    if (!told) return undefined
    for (const column of sheet.columns ?? []) {
      const [key, name] = tied[column.key]?.split('.') ?? []
      const value = key && key !== sheet.key ? made[key]?.[name!] : undefined
      if (value !== undefined && !columns.some((one) => one.column === column)) values[column.key] ??= value
    }
    return { table: sheet.key, sheet: this.sheet, row: source.row, values, errors }
  }
}

/** The value of a column in the form of the template: amounts in 元, days as year, month, day. */
export function mappedValue(line: MappingLine, column: ColumnDefinition, source: SourceRow): { value: unknown } | { message: string } {
  const wan = isMoney(column) && line.unit === '万元'
  const field: ParsableField = wan ? { ...column, unit: '万元', max: undefined } : column
  const taken = line.fixed === undefined ? source.take(line.from!, field) : { raw: line.fixed }
  if ('message' in taken) return taken
  const raw = isDay(column) && line.date && line.date !== 'auto' ? turned(taken.raw, line.date) : taken.raw
  const parsed = parseValue(field, raw, {})
  if (!parsed.ok) return { message: parsed.message }
  if (wan && typeof parsed.value === 'string') return { value: new Decimal(parsed.value).times(10_000).toFixed() }
  return { value: parsed.value }
}

/** A day written with the year last as one with the year first; anything else stays for the reader to judge. */
function turned(raw: unknown, order: 'dmy' | 'mdy'): unknown {
  const match = typeof raw === 'string' ? /^\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(.*)$/s.exec(raw) : null
  if (!match) return raw
  const [, first, second, year, rest] = match
  return order === 'dmy' ? `${year}-${second}-${first}${rest}` : `${year}-${first}-${second}${rest}`
}
