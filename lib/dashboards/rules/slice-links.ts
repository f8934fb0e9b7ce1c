import { type Slice, sliceSchema } from '@/lib/dashboards/schema'
import { districts } from '@/lib/identity/districts'
import type { Side } from '@/lib/kernel/actor'

const ledgerKeys = ['tab', 'status', 'kind', 'matter', 'line', 'group', 'org', 'adcode', 'onTime'] as const
const statisticsOnly = ['concludedOn', 'reason', 'why', 'step', 'department', 'back', 'owner'] as const

/** True when the ledger of filings can show exactly these filings; it knows the ten districts, not the city as a place. */
export function fitsLedger(slice: Slice): boolean {
  const placeKnown = slice.adcode === undefined || districts.some(({ adcode }) => adcode === slice.adcode)
  return placeKnown && statisticsOnly.every((key) => slice[key] === undefined)
}

/** The ledger of filings narrowed to a slice (only for slices that `fitsLedger`). */
export function ledgerHref(side: Side, slice: Slice): string {
  const query = new URLSearchParams()
  for (const key of ledgerKeys) {
    const value = slice[key]
    if (value !== undefined) query.set(key, value)
  }
  if (slice.from || slice.to) query.set('arrived', `${slice.from ?? ''}~${slice.to ?? ''}`)
  return withQuery(`/${side}/filings`, query)
}

/** The page of statistics that lists the filings behind a number; takes every slice. */
export function sliceHref(side: Side, slice: Slice): string {
  return withQuery(`/${side}/efficiency/filings`, sliceQuery(slice))
}

/** Where a number leads: the ledger where it can say the same, else the list of the statistics. `ledger` = the person may open the ledger. */
export function numberHref(side: Side, slice: Slice, ledger: boolean): string {
  return ledger && fitsLedger(slice) ? ledgerHref(side, slice) : sliceHref(side, slice)
}

/** A slice as query parameters, for pages and the interface alike. */
export function sliceQuery(slice: Slice): URLSearchParams {
  const entries = Object.entries(slice).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '')
  return new URLSearchParams(entries)
}

/** Reads what `sliceQuery` wrote; a parameter that is not understood is left out. */
export function readSlice(params: Readonly<Record<string, string | string[] | undefined>>): Slice {
  const known = Object.keys(sliceSchema.shape).flatMap((key): [string, string][] => {
    const value = params[key]
    const shape = sliceSchema.shape[key as keyof typeof sliceSchema.shape]
    return typeof value === 'string' && value !== '' && shape.safeParse(value).success ? [[key, value]] : []
  })
  return sliceSchema.parse(Object.fromEntries(known))
}

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
