import type { Tx } from '@/lib/platform/db'

type Brief = { key: string; name: string; value: number | null }
type Stored = {
  settingId: string
  at: Date
  missing: string[]
  live: number
  shadow: number
  more: number
  fewer: number
  examples: { more: Brief[]; fewer: Brief[] }
}

/** What the shadow settings of a model would have found, night by night, newest first; the examples are of the newest night. */
export async function shadowsOf(tx: Tx, code: string) {
  const rows = await tx.$queryRaw<Stored[]>`
    select x.setting_id::text as "settingId", x.at, x.missing, x.live, x.shadow, x.more, x.fewer, x.examples
    from risk_shadow x where x.model_code = ${code} order by x.at desc limit 60`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
export type Shadow = Awaited<ReturnType<typeof shadowsOf>>[number]
