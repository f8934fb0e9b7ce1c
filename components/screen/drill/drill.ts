import type { OrgSlice } from '@/lib/dashboards/queries/screen-orgs'
import { fitsLedger, ledgerHref, sliceQuery } from '@/lib/dashboards/rules/slice-links'
import type { Slice } from '@/lib/dashboards/schema'

/** One list behind a number: filings, enterprises, or the figures of the units of a district. */
export type DrillPart = { label: string } & (
  | { filings: Slice }
  | { enterprises: OrgSlice }
  | { finance: { adcode: string; period: number } }
)

/** What a number of the screen opens. */
export type Drill = { title: string; parts: readonly DrillPart[] }

/** Where the list is fetched. */
export function partAddress(part: DrillPart): string {
  if ('filings' in part) return `/api/dashboards/screen/filings?${sliceQuery(part.filings)}`
  if ('finance' in part) return `/api/dashboards/screen/district-finance?adcode=${part.finance.adcode}&period=${part.finance.period}`
  const entries = Object.entries(part.enterprises).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return `/api/dashboards/screen/enterprises?${new URLSearchParams(entries)}`
}

/** The page that shows the same list with everything one can do there; null when there is none. */
export function partHref(part: DrillPart, ledger: boolean): string | null {
  return 'filings' in part && ledger && fitsLedger(part.filings) ? ledgerHref('gov', part.filings) : null
}

/** The filings behind a number under one name. */
export function filingsDrill(title: string, slice: Slice): Drill {
  return { title, parts: [{ label: '办件', filings: slice }] }
}

/** The enterprises behind a number under one name. */
export function enterprisesDrill(title: string, slice: OrgSlice): Drill {
  return { title, parts: [{ label: '企业', enterprises: slice }] }
}
