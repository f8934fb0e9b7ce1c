/** What an analysis needs to know of an indicator: its value (flows over a year), the year before, and its place among peers (share with a smaller value, 0–100). */
export type Reading = { code: string; now: string | null; yearAgo: string | null; percentile: number | null }
export type Readings = ReadonlyMap<string, Reading>
