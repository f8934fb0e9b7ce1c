import type { Tx } from '@/lib/platform/db'

/** The enterprises above one, the group first and itself last, as far as the asker may see them: the way down to a figure. */
export function enterprisesAbove(tx: Tx, orgId: string) {
  return tx.$queryRaw<{ id: string; name: string; depth: number }[]>`
    select o.id::text, o.short_name as name, x.depth from org_closure x join org o on o.id = x.ancestor_id
    where x.org_id = ${orgId}::uuid and x.to_date is null and o.kind = 'enterprise' order by x.depth desc`
}
