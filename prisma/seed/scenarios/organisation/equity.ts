import { seedId } from '../../ids'
import type { Rng } from '../../rng'
import { dayAfter, dayBetween } from './dates'
import { outsideHolder } from './outside-holders'
import type { EquityRow, HolderKind, OrgRow } from './types'

type Share = { holder: OrgRow | null; name: string; kind: HolderKind; pct: number }
type Pattern = 'whole' | 'control' | 'stateMix' | 'actual' | 'minority'

const patterns: readonly (readonly [Pattern, number])[] = [
  ['whole', 58],
  ['control', 25],
  ['stateMix', 9],
  ['actual', 5],
  ['minority', 5],
]

/** Percentages held in an organisation as edges from one day on; `pct` of the shares are whole numbers of hundredths. */
export function edges(org: OrgRow, shares: readonly Share[], fromDate: string, toDate: string | null = null): EquityRow[] {
  return shares.map(({ holder, name, kind, pct }) => ({
    id: seedId('equity', `${org.name}|${name}|${fromDate}`),
    holderId: holder?.id ?? null,
    holderName: name,
    holderKind: kind,
    orgId: org.id,
    pct: pct.toFixed(6),
    fromDate,
    toDate,
  }))
}

/** A holder of the register with its share. */
export const held = (holder: OrgRow, pct: number): Share => ({ holder, name: holder.name, kind: 'state', pct })

/**
 * Who holds a subsidiary: its superior alone, with outside holders, with an enterprise of another group, or as a minority. A twelfth of
 * them was held otherwise before (an outside holder came in or left). Sums are 100 on every day since the founding.
 */
export function subsidiaryEquity(org: OrgRow, parent: OrgRow, others: readonly OrgRow[], hasChildren: boolean, chance: Rng): EquityRow[] {
  const pattern = patternOf(org, hasChildren, chance)
  const shares = sharesOf(pattern, org, parent, others, chance)
  const founded = org.foundedOn!
  if (pattern !== 'control' || !chance.chance(0.3)) return edges(org, shares, founded)
  const change = dayBetween(chance, dayAfter(founded, 200), '2026-03-31')
  if (change <= founded) return edges(org, shares, founded)
  // Closed edges end the day before the new ones begin.
  return [...edges(org, [held(parent, 100)], founded, dayAfter(change, -1)), ...edges(org, shares, change)]
}

function patternOf(org: OrgRow, hasChildren: boolean, chance: Rng): Pattern {
  if (org.isListed) return 'control'
  const pattern = chance.weighted(patterns)
  if (org.isOverseas) return pattern === 'control' ? 'control' : 'whole'
  return hasChildren && (pattern === 'minority' || pattern === 'actual') ? 'whole' : pattern
}

function sharesOf(pattern: Pattern, org: OrgRow, parent: OrgRow, others: readonly OrgRow[], chance: Rng): Share[] {
  if (pattern === 'stateMix') {
    const older = others.filter((other) => other.groupId !== org.groupId && other.foundedOn! <= org.foundedOn!)
    if (older.length === 0) return [held(parent, 100)]
    const share = chance.int(4, 9) * 5
    return [held(parent, 100 - share), held(chance.pick(older), share)]
  }
  if (pattern === 'control' && org.isListed) {
    return [held(parent, 52.35), { holder: null, name: '社会公众股东（示例）', kind: 'private', pct: 47.65 }]
  }
  if (pattern === 'control') {
    const own = chance.pick([51, 51, 55, 60, 65, 70, 80])
    return withOutside(org, [held(parent, own)], 100 - own, chance)
  }
  if (pattern === 'actual') {
    const own = chance.pick([36, 40, 45, 48])
    // Two holders, neither of which reaches the superior's share.
    const first = Math.floor((100 - own) / 2)
    return [held(parent, own), outside(org, 0, first, 'private'), outside(org, 1, 100 - own - first, 'private')]
  }
  if (pattern === 'minority') {
    const own = chance.pick([10, 15, 20, 30])
    return [held(parent, own), outside(org, 0, 100 - own, 'private')]
  }
  return [held(parent, 100)]
}

function withOutside(org: OrgRow, shares: Share[], rest: number, chance: Rng): Share[] {
  if (rest < 15 || chance.chance(0.5))
    return [...shares, outside(org, 0, rest, org.isOverseas ? 'foreign' : chance.pick(['private', 'private', 'foreign', 'state']))]
  const staff = 5 * chance.int(1, 2)
  return [...shares, outside(org, 0, rest - staff, 'private'), outside(org, 1, staff, 'staff')]
}

const outside = (org: OrgRow, index: number, pct: number, kind: HolderKind): Share => ({
  holder: null,
  name: outsideHolder(org, index, kind),
  kind,
  pct,
})
