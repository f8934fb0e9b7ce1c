import type { Rng } from '../../rng'
import { dayAfter } from './dates'
import { edges, held, subsidiaryEquity } from './equity'
import { groupFacts } from './groups'
import type { EquityRow, OrgRow } from './types'

const stateHolder = '山东示例社会保障资产运营有限公司'

/**
 * The dated equity graph of everything below the commission and the districts. Besides the ordinary holders it has: enterprises managed
 * by one group and held by another (委托管理), two groups' subsidiaries that hold shares of each other, and one ring of three.
 */
export function equityRows(orgs: readonly OrgRow[], chance: Rng): EquityRow[] {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const enterprises = orgs.filter((org) => org.kind === 'enterprise')
  const withChildren = new Set(enterprises.map((org) => org.parentId))
  const possibleHolders = enterprises.filter((org) => org.owner === 'city' && org.level <= 2 && !org.isOverseas)
  const special = specialEdges(enterprises, byId)
  return enterprises.flatMap((org) => {
    const parent = byId.get(org.parentId!)!
    const own = special.get(org.id)
    if (own) return own
    if (parent.kind !== 'enterprise') return topEdges(org, parent)
    if (org.owner === 'district') return edges(org, [held(parent, 100)], org.foundedOn!)
    return subsidiaryEquity(org, parent, possibleHolders, withChildren.has(org.id), chance)
  })
}

// Groups: the commission alone, or nine tenths after the transfer of a tenth to the province's social security holder.
function topEdges(org: OrgRow, parent: OrgRow): EquityRow[] {
  const transfer = '2020-12-31'
  if (groupFacts.find((facts) => facts.name === org.name)?.soleHolder ?? true) return edges(org, [held(parent, 100)], org.foundedOn!)
  return [
    ...edges(org, [held(parent, 100)], org.foundedOn!, dayAfter(transfer, -1)),
    ...edges(org, [held(parent, 90), { holder: null, name: stateHolder, kind: 'state', pct: 10 }], transfer),
  ]
}

function specialEdges(enterprises: readonly OrgRow[], byId: ReadonlyMap<string, OrgRow>): Map<string, EquityRow[]> {
  const special = new Map<string, EquityRow[]>()
  const set = (org: OrgRow, rows: EquityRow[]) => special.set(org.id, rows)
  const parentOf = (org: OrgRow) => byId.get(org.parentId!)!
  const plain = enterprises.filter((org) => org.owner === 'city' && !org.isOverseas && !org.isListed && org.level > 1)
  const groups = enterprises.filter((org) => org.owner === 'city' && org.level === 1)

  const ring = findRing(plain, byId)
  if (ring) {
    const [top, middle, bottom] = ring
    const day = dayAfter(bottom.foundedOn!, 30)
    set(top, [
      ...edges(top, [held(parentOf(top), 100)], top.foundedOn!, dayAfter(day, -1)),
      ...edges(top, [held(parentOf(top), 97), held(bottom, 3)], day),
    ])
    set(middle, edges(middle, [held(top, 100)], middle.foundedOn!))
    set(bottom, edges(bottom, [held(middle, 100)], bottom.foundedOn!))
  }

  const group = (shortName: string) => enterprises.find((org) => org.shortName === shortName)!
  const ocean = group('海洋发展集团')
  const data = group('数据集团')
  set(ocean, edges(ocean, [held(parentOf(ocean), 100)], ocean.foundedOn!))
  set(data, edges(data, [held(parentOf(data), 60), held(group('城投集团'), 20), held(group('国信集团'), 20)], data.foundedOn!))

  const free = plain.filter((org) => org.level === 2 && !special.has(org.id))
  const [one, two] = mutualPair(free)
  if (one && two) {
    const day = dayAfter([one.foundedOn!, two.foundedOn!].sort()[1]!, 60)
    for (const [org, other, pct] of [
      [one, two, 8],
      [two, one, 6],
    ] as const) {
      set(org, [
        ...edges(org, [held(parentOf(org), 100)], org.foundedOn!, dayAfter(day, -1)),
        ...edges(org, [held(parentOf(org), 100 - pct), held(other, pct)], day),
      ])
    }
  }

  // Entrusted: three subsidiaries belong to a group other than the one that manages them.
  const entrusted = free.filter((org) => !special.has(org.id) && org.foundedOn! > '2014-01-01').filter((_, index) => index % 23 === 5)
  for (const org of entrusted.slice(0, 3)) {
    const owner = groups.find((group) => group.id !== org.groupId && group.foundedOn! < org.foundedOn!)
    if (owner) set(org, edges(org, [held(owner, 100)], org.foundedOn!))
  }
  return special
}

// A subsidiary of level 2, one below it and one below that.
function findRing(plain: readonly OrgRow[], byId: ReadonlyMap<string, OrgRow>): [OrgRow, OrgRow, OrgRow] | null {
  for (const bottom of plain) {
    const middle = byId.get(bottom.parentId!)
    const top = middle?.parentId ? byId.get(middle.parentId) : undefined
    if (bottom.level === 4 && bottom.foundedOn! < '2025-01-01' && middle && top && plain.includes(middle) && plain.includes(top)) {
      return [top, middle, bottom]
    }
  }
  return null
}

function mutualPair(free: readonly OrgRow[]): [OrgRow | undefined, OrgRow | undefined] {
  const one = free.find((org) => org.foundedOn! < '2018-01-01')
  return [one, free.find((org) => org.groupId !== one?.groupId && org.foundedOn! < '2018-01-01')]
}
