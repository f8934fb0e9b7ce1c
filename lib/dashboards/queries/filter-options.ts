import { z } from 'zod'
import { placeName } from '@/lib/dashboards/queries/names'
import { isGroup } from '@/lib/dashboards/queries/screen-enterprises'
import { defineQuery } from '@/lib/platform/query'

export type Choice = { value: string; label: string }

/** What the statistics can be narrowed by: lines that have filings, groups and districts among the asker's enterprises. */
export const efficiencyChoices = defineQuery({
  name: 'efficiencyChoices',
  permission: 'matter.statistics',
  input: z.object({}),
  run: async ({ tx }) => {
    const lines = await tx.$queryRaw<Choice[]>`
      select d.code as value, d.name as label from department d where exists (select 1 from fact.filing f where f.line = d.code) order by d.sort, d.code`
    const groups = await tx.$queryRaw<Choice[]>`
      select org_id::text as value, short_name as label from fact.organisation o where ${isGroup} order by owner, short_name`
    const places = await tx.$queryRaw<{ adcode: string }[]>`select distinct adcode from fact.organisation order by adcode`
    return { lines, groups, places: places.map(({ adcode }) => ({ value: adcode, label: placeName(adcode) })) }
  },
})
