import { describe, expect, test } from 'vitest'
import { organisationWorld } from '@/prisma/seed/scenarios/organisation'
import type { EquityRow } from '@/prisma/seed/scenarios/organisation/types'

const world = organisationWorld()
const byId = new Map(world.orgs.map((org) => [org.id, org]))
const enterprises = world.orgs.filter((org) => org.kind === 'enterprise')
const edgesOf = new Map(enterprises.map((org) => [org.id, world.equity.filter((edge) => edge.orgId === org.id)]))
const on = (edges: readonly EquityRow[], day: string) =>
  edges.filter((edge) => edge.fromDate <= day && (edge.toDate === null || edge.toDate >= day))
const sum = (edges: readonly EquityRow[]) => edges.reduce((total, edge) => total + Number(edge.pct), 0)
const current = (id: string) => on(edgesOf.get(id) ?? [], '2026-11-22')
const largest = (id: string) => current(id).toSorted((a, b) => Number(b.pct) - Number(a.pct))[0]!

describe('the equity graph', () => {
  test('adds up to 100 % on every day on which something changes, from the founding on', () => {
    for (const org of enterprises) {
      const edges = edgesOf.get(org.id) ?? []
      expect(edges.map((edge) => edge.fromDate).sort()[0], org.name).toBe(org.foundedOn)
      for (const day of new Set(edges.flatMap((edge) => [edge.fromDate, ...(edge.toDate ? [edge.toDate] : [])]))) {
        expect(sum(on(edges, day)), `${org.name} ${day}`).toBeCloseTo(100, 6)
      }
    }
  })

  test('no holder is younger than its holding, and none holds itself', () => {
    for (const edge of world.equity) {
      const holder = edge.holderId ? byId.get(edge.holderId)! : null
      if (holder?.foundedOn) expect(holder.foundedOn <= edge.fromDate, `${holder.name} → ${byId.get(edge.orgId)!.name}`).toBe(true)
      expect(edge.holderId).not.toBe(edge.orgId)
    }
  })

  test('no holder stands twice in one organisation at a time', () => {
    for (const org of enterprises) {
      const names = current(org.id).map((edge) => edge.holderName)
      expect(new Set(names).size, org.name).toBe(names.length)
    }
  })

  test('holders outside the register are invented and say so', () => {
    const outside = world.equity.filter((edge) => edge.holderId === null)
    expect(outside.length).toBeGreaterThan(100)
    expect(outside.filter((edge) => !edge.holderName.includes('示例'))).toEqual([])
  })

  test('there are earlier holdings that have ended', () => {
    expect(world.equity.filter((edge) => edge.toDate !== null).length).toBeGreaterThan(20)
  })

  test('two subsidiaries of different groups hold shares of each other', () => {
    const mutual = world.equity.filter(
      (edge) => edge.toDate === null && edge.holderId && current(edge.holderId).some((back) => back.holderId === edge.orgId),
    )
    expect(mutual).toHaveLength(2)
    expect(new Set(mutual.map((edge) => byId.get(edge.orgId)!.groupId)).size).toBe(2)
  })

  test('there is one ring of three', () => {
    const back = world.equity.filter((edge) => edge.toDate === null && edge.pct === '3.000000')
    expect(back).toHaveLength(1)
    const bottom = back[0]!.holderId!
    const middle = largest(bottom).holderId!
    expect(largest(middle).holderId).toBe(back[0]!.orgId)
  })

  test('a few are managed by one group and held by another', () => {
    const entrusted = enterprises.filter((org) => org.level > 1 && !current(org.id).some((edge) => edge.holderId === org.parentId))
    expect(entrusted.length).toBeGreaterThanOrEqual(2)
  })
})

describe('the form of an enterprise', () => {
  const withForm = (form: string) => enterprises.filter((org) => org.orgForm === form)

  test('follows from its holders', () => {
    const bodies = new Set(['sasac', 'district'])
    for (const org of withForm('国有独资')) expect(bodies.has(byId.get(largest(org.id).holderId!)!.kind)).toBe(true)
    for (const org of withForm('国有全资')) expect(current(org.id).every((edge) => edge.holderKind === 'state')).toBe(true)
    for (const org of withForm('国有控股')) expect(sum(current(org.id).filter((edge) => edge.holderKind === 'state'))).toBeGreaterThan(50)
    for (const org of withForm('参股')) expect(largest(org.id).holderKind).not.toBe('state')
  })

  test('is one of five, all of which occur, and only 参股 is not consolidated', () => {
    for (const form of ['国有独资', '国有全资', '国有控股', '国有实际控制', '参股']) expect(withForm(form).length, form).toBeGreaterThan(5)
    for (const org of enterprises) expect(org.consolidated).toBe(org.orgForm !== '参股')
  })

  test('a holding without consolidation has nobody below it', () => {
    const parents = new Set(enterprises.map((org) => org.parentId))
    expect(withForm('参股').some((org) => parents.has(org.id))).toBe(false)
  })
})
