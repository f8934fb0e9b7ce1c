import { type FactTable, factTables } from '@/lib/procurement/vocabulary'
import type { Ask, Place } from './evaluate'

/** How many rows of a place carry a value, by `alias.column`, and how many rows there are, by alias. */
export type Coverage = ReadonlyMap<string, number>

const ofOneTender = new Set(factTables.filter(({ columns }) => columns.some(({ name }) => name === 'tender_id')).map(({ name }) => name))

/**
 * Counts what is filled; one pass over every relation of the place. What belongs to the whole market (registers, histories of pairs) no tender
 * changes: where it is `known` it is not counted again.
 */
export async function coverageOf(ask: Ask, place: Place, known?: Coverage): Promise<Coverage> {
  const found = new Map<string, number>(known ? [...known].filter(([reference]) => isShared(reference)) : [])
  for (const table of factTables) {
    if (known && table.shared) continue
    await count(ask, table, place, found)
  }
  return found
}

async function count(ask: Ask, table: FactTable, place: Place, found: Map<string, number>): Promise<void> {
  const [row] = await ask(countStatement(table, place), place.tenders && ofOneTender.has(table.name) ? [place.tenders] : [])
  found.set(table.alias, Number(row?.n ?? 0))
  for (const { name } of table.columns) found.set(`${table.alias}.${name}`, Number(row?.[name] ?? 0))
}

const shared = new Set(factTables.filter((table) => table.shared).map(({ alias }) => alias))
const isShared = (reference: string) => shared.has(reference.split('.')[0] ?? '')

let registers: { at: number; coverage: Coverage } | undefined

/** What the registers fill, which whoever may read procurement reads alike; counted at most every ten minutes, as a page cannot wait for it. */
export async function recentRegisters(ask: Ask, now: Date): Promise<Coverage> {
  if (!registers || !isFresh(registers.at, now)) {
    const found = new Map<string, number>()
    for (const table of factTables) if (table.shared) await count(ask, table, { facts: 'fact', today: '2000-01-01' }, found)
    registers = { at: now.getTime(), coverage: found }
  }
  return registers.coverage
}

let held: { at: number; coverage: Coverage } | undefined
const freshMs = 600_000
const isFresh = (at: number, now: Date) => now.getTime() - at <= freshMs && now.getTime() >= at

/** What the whole market fills, counted at most every ten minutes: what arrives is judged at once and does not wait for a count of everything. */
export async function recentCoverage(ask: Ask, place: Place, now: Date): Promise<Coverage> {
  if (!held || !isFresh(held.at, now)) held = { at: now.getTime(), coverage: await coverageOf(ask, { ...place, tenders: undefined }) }
  return held.coverage
}

function countStatement({ name, columns }: FactTable, { facts, tenders }: Place): string {
  const counts = columns.map((column) =>
    column.type === 'ints' || column.type === 'texts'
      ? `count(*) filter (where cardinality(${column.name}) > 0) as ${column.name}`
      : `count(${column.name}) as ${column.name}`,
  )
  const where = tenders && ofOneTender.has(name) ? ' where tender_id = any($1::uuid[])' : ''
  return `select count(*) as n, ${counts.join(', ')} from ${facts}.${name}${where}`
}

/**
 * One row a bid or a tender, or the text that every tender has: there no row means “not told”. Elsewhere no row means that nothing
 * happened.
 */
const always = new Set(['t', 'b', 'x', 'g', 'q', 'tf'])

/**
 * What a model lacks in a place: columns that nobody in the whole market fills, or that this place has rows for and no value.
 * A relation without rows (no complaint, no change) lacks nothing for one tender as long as the market has some.
 */
export function lacking(needs: readonly string[], market: Coverage, here: Coverage = market): string[] {
  const absent = new Set(lackingHere(needs, here))
  return needs.filter((reference) => !market.get(reference) || absent.has(reference))
}

/** Columns that the rows of a place leave empty; a relation without rows lacks nothing unless every tender has a row in it. */
export function lackingHere(needs: readonly string[], here: Coverage): string[] {
  return needs.filter((reference) => {
    const alias = reference.split('.')[0] ?? ''
    return !here.get(reference) && (Boolean(here.get(alias)) || always.has(alias))
  })
}
