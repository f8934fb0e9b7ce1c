import type { SearchParams } from '@/components/patterns/query-table/list-state'
import { readPeriod } from '@/lib/dashboards/rules/count-period'
import { readSlice, sliceQuery } from '@/lib/dashboards/rules/slice-links'
import type { CountScope, Dimension, Slice } from '@/lib/dashboards/schema'
import type { Side } from '@/lib/kernel/actor'

/** The scope of the page from its address: always with a period. */
export type PageScope = CountScope & { from: string; to: string }

/** Reads the scope; a wrong period is the year so far, a wrong filter is left out. */
export function readScope(params: SearchParams, today: string): PageScope {
  const { kind, line, group, org, adcode } = readSlice(params)
  const filters = Object.entries({ kind, line, group, org, adcode }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(filters), ...readPeriod(params.from, params.to, today) }
}

/** What makes links of a page: its face, its scope, whether the person may open the ledger. */
export type LinkMaker = { side: Side; scope: PageScope; ledger: boolean }

/** The address of the page itself with its scope changed (undefined removes a filter) and the breakdown it shows. */
export function scopeHref(side: Side, scope: PageScope, change: Slice, by?: Dimension): string {
  const query = sliceQuery({ ...scope, ...change })
  if (by) query.set('by', by)
  return `/${side}/efficiency?${query}`
}

/** The address of the spreadsheet (or one table as CSV) of a scope. */
export function exportHref(scope: PageScope, part?: string): string {
  const query = sliceQuery(scope)
  if (part) query.set('part', part)
  return `/api/dashboards/efficiency?${query}`
}

/** What each face breaks its filings down by, the first unless the address says otherwise. */
export const faceDimensions: Record<Side, readonly Dimension[]> = {
  gov: ['line', 'group', 'org', 'kind', 'adcode', 'matter'],
  ent: ['org', 'line', 'kind', 'matter'],
}

/** The breakdown an address asks for; the face's first when it asks for none it has. */
export function readDimension(by: unknown, side: Side): Dimension {
  return faceDimensions[side].find((dimension) => dimension === by) ?? faceDimensions[side][0]!
}
