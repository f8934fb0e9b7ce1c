import { z } from 'zod'
import { defineQuery } from '@/lib/platform/query'

/** What the filters of the ledger offer: matters in force, departments, the groups the asker may see. */
export const filingChoices = defineQuery({
  name: 'filingChoices',
  permission: 'matter.read',
  input: z.object({}),
  run: async ({ tx }) => ({
    matters: await tx.$queryRaw<
      { code: string; name: string }[]
    >`select code, name from definition_current where kind = 'matter' order by code`,
    departments: await tx.$queryRaw<{ code: string; name: string }[]>`
      select code, name from department d where exists (select 1 from definition_current c where c.line = d.code) order by sort, code`,
    groups: await tx.$queryRaw<{ id: string; name: string }[]>`
      select id::text, short_name as name from org where kind = 'enterprise' and (level = 1 or id = group_id) order by short_name collate "zh-x-icu"`,
  }),
})
