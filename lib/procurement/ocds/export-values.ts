/** A JSON object to be written. */
export type Exported = Record<string, unknown>

/** Without members that are undefined, null or empty lists. */
export function compact(object: Exported): Exported {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)),
  )
}

/** 分 as an amount of its currency. */
export function moneyOf(cents: unknown, currency: unknown): Exported | undefined {
  return typeof cents === 'bigint' ? compact({ amount: Number(cents) / 100, currency }) : undefined
}

/** A time, or the beginning of a day of Shanghai. */
export function instant(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' ? `${value}T00:00:00+08:00` : undefined
}

type Named = Readonly<Record<string, unknown>>

/** How a party is called in an export: as the source called it, else by its code. */
export const refOf = (party: Named) => String(party.ref ?? party.uscc)
export const referenceTo = (party: Named | undefined) => party && compact({ id: refOf(party), name: party.name })
/** Whoever stands at a place of a list without an id of the source: no two entries of the list are alike. */
export const unnamed = (at: number): Exported => ({ name: `未注明标识的第 ${at + 1} 方` })
