import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { usccCheckCharacter } from '@/lib/forms/parse/identifier'
import { districts } from '@/lib/identity/districts'
import { canonicalJson } from '@/lib/kernel/canonical'
import { organisationWorld } from '@/prisma/seed/scenarios/organisation'
import { smallOrganisations } from '@/prisma/seed/small-world'

const world = organisationWorld()
const byId = new Map(world.orgs.map((org) => [org.id, org]))
const enterprises = world.orgs.filter((org) => org.kind === 'enterprise')
const city = enterprises.filter((org) => org.owner === 'city')
const digest = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex')

describe('the organisations of the scenario', () => {
  test('are the same in every run', () => {
    const again = organisationWorld()
    expect(digest([again.orgs, again.equity, again.closure])).toBe(digest([world.orgs, world.equity, world.closure]))
  })

  test('are more than 620 city enterprises on five levels', () => {
    expect(city.length).toBeGreaterThanOrEqual(620)
    const sizes = [1, 2, 3, 4, 5].map((level) => city.filter((org) => org.level === level).length)
    expect(sizes).toEqual([15, 152, 284, 132, 46])
  })

  test('have names, short names, codes and ids of their own', () => {
    for (const key of ['id', 'name', 'shortName', 'code'] as const) {
      expect(new Set(world.orgs.map((org) => org[key])).size, key).toBe(world.orgs.length)
    }
  })

  test('every enterprise but the 17 public groups says that it is an example', () => {
    const groups = new Set(world.groups.values())
    expect(groups.size).toBe(17)
    expect(enterprises.filter((org) => !org.name.includes('示例')).every((org) => groups.has(org.id))).toBe(true)
  })

  test('domestic enterprises have a valid 统一社会信用代码', () => {
    for (const org of enterprises.filter(({ isOverseas }) => !isOverseas)) {
      expect(org.code).toHaveLength(18)
      expect(usccCheckCharacter(org.code.slice(0, 17)), org.name).toBe(org.code[17])
      expect(org.code.slice(2, 8)).toBe(org.adcode)
    }
  })

  test('some are abroad, dormant, listed or about to be struck off', () => {
    const share = (count: number) => count / city.length
    expect(share(city.filter((org) => org.isOverseas).length)).toBeCloseTo(0.04, 2)
    expect(share(city.filter((org) => org.isDormant).length)).toBeCloseTo(0.09, 1)
    expect(city.filter((org) => org.isListed).length).toBe(4)
    expect(city.filter((org) => org.status === '拟注销').length).toBeGreaterThan(2)
    expect(enterprises.filter((org) => org.status === '拟注销').every((org) => org.isDormant)).toBe(true)
  })

  test('each district owns six', () => {
    for (const { adcode } of districts) {
      expect(enterprises.filter((org) => org.owner === 'district' && org.adcode === adcode)).toHaveLength(6)
    }
  })

  test('nobody was founded before the superior, and paid-in capital stays within the registered', () => {
    for (const org of enterprises) {
      const parent = byId.get(org.parentId!)!
      if (parent.foundedOn) expect(org.foundedOn! >= parent.foundedOn, org.name).toBe(true)
      expect(org.paidCapital <= org.registeredCapital && org.paidCapital > 0n, org.name).toBe(true)
    }
  })
})

describe('the management tree', () => {
  const supervised = new Set(world.groups.values())

  test('the city supervises 17 groups, each of which is the group of itself and of what stands below it', () => {
    const own = enterprises.filter((org) => org.owner === 'city' && org.groupId === org.id)
    expect(own).toHaveLength(17)
    expect(new Set(own.map((org) => org.id))).toEqual(supervised)
  })

  test('levels count from the group, and every enterprise knows its group', () => {
    for (const org of enterprises) {
      const parent = byId.get(org.parentId!)!
      expect(org.level).toBe(parent.level + 1)
      expect(org.groupId).toBe(org.level === 1 || supervised.has(org.id) ? org.id : parent.groupId)
    }
  })

  test('two groups of level 2 stand below level-1 groups', () => {
    const under = (slug: string) => byId.get(byId.get(world.groups.get(slug)!)!.parentId!)!.shortName
    expect(under('hy')).toBe('国信集团')
    expect(under('sj')).toBe('华通集团')
  })

  test('the closure holds exactly the superiors of every organisation', () => {
    const pairs = new Set(world.closure.map((row) => `${row.ancestorId} ${row.orgId} ${row.depth}`))
    expect(pairs.size).toBe(world.closure.length)
    let expected = 0
    for (const org of world.orgs) {
      let depth = 0
      for (let at: string | null = org.id; at; at = byId.get(at)!.parentId) {
        expect(pairs.has(`${at} ${org.id} ${depth}`)).toBe(true)
        depth += 1
        expected += 1
      }
    }
    expect(world.closure.length).toBe(expected)
  })

  test('a district’s enterprise is not below the commission', () => {
    const below = new Set(world.closure.filter((row) => row.ancestorId === world.commissionId).map((row) => row.orgId))
    expect(enterprises.some((org) => org.owner === 'district' && below.has(org.id))).toBe(false)
    expect(city.every((org) => below.has(org.id))).toBe(true)
  })
})

describe('the small world', () => {
  const small = smallOrganisations(world)
  const ids = new Set(small.orgs.map((org) => org.id))

  test('has two groups with three subsidiaries each and one district', () => {
    const enterprisesOf = small.orgs.filter((org) => org.kind === 'enterprise' && org.owner === 'city')
    expect(enterprisesOf.filter((org) => org.level === 1)).toHaveLength(2)
    expect(enterprisesOf.filter((org) => org.level > 1)).toHaveLength(6)
    expect(small.districtBodies.size).toBe(1)
  })

  test('names nobody who is not in it', () => {
    expect(small.orgs.every((org) => org.parentId === null || ids.has(org.parentId))).toBe(true)
    expect(small.closure.every((row) => ids.has(row.ancestorId) && ids.has(row.orgId))).toBe(true)
    expect(small.equity.every((edge) => ids.has(edge.orgId) && (edge.holderId === null || ids.has(edge.holderId)))).toBe(true)
  })
})
