import { Decimal } from '@/lib/kernel/decimal'

/** A share of `orgId`: `holderId` null = a holder outside the register. `pct` is a decimal text, 0 to 100. */
export type EquityEdge = {
  readonly holderId: string | null
  readonly holderName: string
  readonly holderKind: string
  readonly orgId: string
  readonly pct: string
}

const rounds = 60

/**
 * The share of state capital that reaches an enterprise through all ways upward, in percent with two decimals; null = no edge of it is
 * known. Cross-holdings and rings converge (the equations are solved by repetition). A holder whose own holders are not known counts by
 * its kind: state = wholly state capital, else none.
 */
export function stateShare(edges: readonly EquityEdge[], orgId: string): string | null {
  const above = new Map<string, EquityEdge[]>()
  for (const edge of edges) above.set(edge.orgId, [...(above.get(edge.orgId) ?? []), edge])
  if (!above.has(orgId)) return null
  let share = new Map<string, Decimal>()
  for (let round = 0; round < rounds; round++) {
    const next = new Map<string, Decimal>()
    for (const [id, holders] of above) {
      next.set(
        id,
        holders.reduce((sum, edge) => sum.plus(of(edge, above, share).times(edge.pct).div(100)), new Decimal(0)),
      )
    }
    share = next
  }
  return (share.get(orgId) ?? new Decimal(0)).times(100).toDecimalPlaces(2).toFixed(2)
}

function of(edge: EquityEdge, above: ReadonlyMap<string, EquityEdge[]>, share: ReadonlyMap<string, Decimal>): Decimal {
  if (edge.holderId && above.has(edge.holderId)) return share.get(edge.holderId) ?? new Decimal(0)
  return new Decimal(edge.holderKind === 'state' ? 1 : 0)
}

export const holderKinds: Readonly<Record<string, string>> = { state: '国有', private: '非国有', foreign: '外资', staff: '职工持股' }
