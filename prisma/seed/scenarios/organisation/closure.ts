import type { ClosureRow, OrgRow } from './types'

const fromDate = '2024-01-01'

/** The closure of the management tree: every organisation with itself (depth 0) and with each superior. */
export function closureRows(orgs: readonly OrgRow[]): ClosureRow[] {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  return orgs.flatMap((org) => {
    const rows: ClosureRow[] = []
    for (let at: OrgRow | undefined = org, depth = 0; at; at = at.parentId ? byId.get(at.parentId) : undefined, depth++) {
      rows.push({ ancestorId: at.id, orgId: org.id, depth, fromDate, toDate: null })
    }
    return rows
  })
}
