import { placeName } from '@/lib/dashboards/queries/names'
import type { DistrictFigures, LevelCount } from '@/lib/dashboards/schema'
import { cityAdcode, districts } from '@/lib/identity/districts'
import { Prisma, type Tx } from '@/lib/platform/db'

/** Whether `fact.organisation o` is supervised as a group of its own. */
export const isGroup = Prisma.sql`(o.level = 1 or o.org_id = o.group_id)`

const levelNames = ['', '一级', '二级', '三级', '四级', '五级']

/** Supervised enterprises of the city: its groups (level 1, and those below that are run as groups), all levels, and each level. */
export async function enterpriseCounts(tx: Tx): Promise<{ groups: number; all: number; levels: LevelCount[] }> {
  const rows = await tx.$queryRaw<{ level: number; count: number }[]>`
    select level, count(*)::int as count from fact.organisation where owner = 'city' group by level order by level`
  const groups = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from fact.organisation o where o.owner = 'city' and ${isGroup}`
  const levels = rows.map(({ level, count }) => ({ level, name: levelNames[level] ?? `${level} 级`, count }))
  return {
    groups: groups[0]?.count ?? 0,
    all: levels.reduce((sum, { count }) => sum + count, 0),
    levels,
  }
}

type FilingCount = { adcode: string; filings: number; open: number }

/** The ten districts and, last, what is registered at city level or outside; all of them, also those with nothing. */
export async function districtFigures(tx: Tx, filings: readonly FilingCount[]): Promise<DistrictFigures[]> {
  const rows = await tx.$queryRaw<{ adcode: string; city: number; own: number }[]>`
    select adcode, count(*) filter (where owner = 'city')::int as city, count(*) filter (where owner <> 'city')::int as own
    from fact.organisation group by adcode`
  const enterprises = new Map(rows.map((row) => [row.adcode, row]))
  const counts = new Map(filings.map((row) => [row.adcode, row]))
  const known = [...districts.map((district) => district.adcode), cityAdcode]
  const others = [...new Set([...enterprises.keys(), ...counts.keys()])].filter((adcode) => !known.includes(adcode))
  return [...known, ...others].map((adcode) => ({
    adcode,
    name: placeName(adcode),
    city: enterprises.get(adcode)?.city ?? 0,
    own: enterprises.get(adcode)?.own ?? 0,
    filings: counts.get(adcode)?.filings ?? 0,
    open: counts.get(adcode)?.open ?? 0,
  }))
}
