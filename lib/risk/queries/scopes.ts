import { z } from 'zod'
import { withBaseRights } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'

/**
 * For whom a setting of a model may be made, or a run be asked for: districts, then groups, by name (which everybody may know; whoever keeps the models sees no
 * enterprise); a setting holds for those below them too.
 */
export const settingScopes = defineQuery({
  name: 'settingScopes',
  permission: 'risk.model',
  input: z.object({}),
  run: ({ tx }) =>
    withBaseRights(
      tx,
      () => tx.$queryRaw<{ id: string; name: string; kind: 'district' | 'enterprise' }[]>`
        select id::text as id, short_name as name, kind from org where kind = 'district' or (kind = 'enterprise' and id = group_id) order by kind, owner, short_name limit 300`,
    ),
})
export type SettingScope = Awaited<ReturnType<typeof settingScopes.run>>[number]
