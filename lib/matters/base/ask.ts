import type { FactOrigin } from '@/lib/forms/parse/parsed'
import type { FormRow, FormValue, FormValues } from '@/lib/forms/schema'
import type { Prisma } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import type { MatterDefinition } from '../schema'

/** What a fact is asked about: the filing and its form as it stands. */
export type FactQuestion = { filingId: string; orgId: string; values: FormValues; today: string }

/** How the base is asked for one fact, and how its rows (as JSON has them) are read; undefined = the base does not know, which is never 0 or no. */
export type FactAsk = {
  sql: Prisma.Sql
  read: (rows: readonly unknown[]) => FormValue | undefined
  /** Which record the value stands in, where it is one. */
  origin?: (rows: readonly unknown[]) => FactOrigin | undefined
}

/** One fact from the base; undefined = the form does not say yet what would have to be asked. */
export type FactReader = (question: FactQuestion, matter: MatterDefinition) => FactAsk | undefined

/** A question to the base with the reading of its one row; the shape of the row is what the question gives. */
export function fact<Row>(sql: Prisma.Sql, read: (row: Row | undefined) => FormValue | undefined): FactAsk {
  return { sql, read: (rows) => read(rows[0] as Row | undefined) }
}

/** The same for questions with any number of rows. */
export function factOfRows<Row>(sql: Prisma.Sql, read: (rows: readonly Row[]) => FormValue | undefined): FactAsk {
  return { sql, read: (rows) => read(rows as readonly Row[]) }
}

/** A field's text, or null. */
export function text(values: FormValues, key: string): string | null {
  const value = values[key]
  return typeof value === 'string' && value.trim() ? value.trim() : null
}

/** A field's organisation id, or null. */
export function orgIn(values: FormValues, key: string): string | null {
  const value = text(values, key)
  return value && isId(value) ? value : null
}

/** Rows of a table field. */
export function rowsIn(values: FormValues, key: string): FormRow[] {
  const value = values[key]
  return Array.isArray(value) ? value.filter((row): row is FormRow => typeof row === 'object' && row !== null) : []
}

/** Items of a multi field. */
export function itemsIn(values: FormValues, key: string): string[] {
  const value = values[key]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}

/** The year a form speaks of, from the first of its fields that names one, else the year of today. */
export function yearIn({ values, today }: FactQuestion, keys: readonly string[], fallback = 0): number {
  for (const key of keys) {
    const year = Number.parseInt(text(values, key) ?? '', 10)
    if (year > 1990 && year < 2200) return year
  }
  return Number.parseInt(today.slice(0, 4), 10) + fallback
}

/** Twelve months before a day, `YYYY-MM-DD`. */
export function yearBefore(today: string): string {
  return `${Number.parseInt(today.slice(0, 4), 10) - 1}${today.slice(4)}`
}
