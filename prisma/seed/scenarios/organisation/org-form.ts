import type { EquityRow, OrgRow } from './types'

/**
 * Fills organisation form and consolidation from the equity in force: 国有独资 (the commission or a district alone), 国有全资 (state holders
 * only, all the way up), 国有控股 (more than half held by state holders), 国有实际控制 (less, but the largest holder), 参股 (neither).
 */
export function fillForms(orgs: readonly OrgRow[], equity: readonly EquityRow[]): void {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const holders = new Map<string, EquityRow[]>()
  for (const edge of equity) if (edge.toDate === null) holders.set(edge.orgId, [...(holders.get(edge.orgId) ?? []), edge])
  const enterprises = orgs.filter((org) => org.kind === 'enterprise').sort((a, b) => a.level - b.level)
  const whole = wholeStateOwned(enterprises, holders)
  for (const org of enterprises) {
    const own = holders.get(org.id) ?? []
    const largest = [...own].sort((a, b) => Number(b.pct) - Number(a.pct))[0]
    const largestHolder = largest?.holderId ? byId.get(largest.holderId) : undefined
    org.orgForm = formOf(own, largestHolder, whole.has(org.id))
    org.consolidated = org.orgForm !== '参股'
  }
}

function formOf(own: readonly EquityRow[], largest: OrgRow | undefined, whole: boolean): string {
  if (own.length === 1 && (largest?.kind === 'sasac' || largest?.kind === 'district')) return '国有独资'
  if (whole) return '国有全资'
  if (!largest) return '参股'
  const state = own.filter((edge) => edge.holderKind === 'state').reduce((sum, edge) => sum + Number(edge.pct), 0)
  return state > 50 && largest.orgForm !== '国有实际控制' ? '国有控股' : '国有实际控制'
}

// Greatest fixed point, so that a ring of wholly owned enterprises does not make itself doubtful.
function wholeStateOwned(enterprises: readonly OrgRow[], holders: ReadonlyMap<string, EquityRow[]>): Set<string> {
  const whole = new Set(enterprises.map((org) => org.id))
  const enterpriseIds = new Set(whole)
  for (let before = -1; before !== whole.size; ) {
    before = whole.size
    for (const org of enterprises) {
      const doubtful = (holders.get(org.id) ?? []).some(
        (edge) => edge.holderKind !== 'state' || (edge.holderId !== null && enterpriseIds.has(edge.holderId) && !whole.has(edge.holderId)),
      )
      if (doubtful) whole.delete(org.id)
    }
  }
  return whole
}
