import { describe, expect, test } from 'vitest'
import { boxHeight, boxWidth, equityPicture } from '@/lib/identity/equity-picture'
import { type EquityEdge, stateShare } from '@/lib/identity/rules/equity'
import { equityRanks } from '@/lib/identity/rules/equity-ranks'

const edge = (holder: string, orgId: string, pct: number, holderKind = 'state'): EquityEdge => ({
  ...{ orgId, holderKind, pct: pct.toFixed(6), holderName: holder },
  holderId: holderKind === 'state' ? holder : null,
})

describe('the share of state capital', () => {
  test('is multiplied along every way and added up', () => {
    const edges = [
      edge('state', 'group', 90),
      edge('people', 'group', 10, 'private'),
      edge('group', 'sub', 60),
      edge('state', 'sub', 20),
      edge('x', 'sub', 20, 'foreign'),
    ]
    expect(stateShare(edges, 'group')).toBe('90.00')
    expect(stateShare(edges, 'sub')).toBe('74.00')
  })

  test('of two enterprises that hold each other solves the equations', () => {
    // a = 0.9 + 0.1 b, b = 0.8 + 0.2 a
    const edges = [edge('state', 'a', 90), edge('b', 'a', 10), edge('state', 'b', 80), edge('a', 'b', 20)]
    expect([stateShare(edges, 'a'), stateShare(edges, 'b')]).toEqual(['100.00', '100.00'])
    const mixed = [edge('state', 'a', 50), edge('y', 'a', 40, 'private'), edge('b', 'a', 10), edge('state', 'b', 80), edge('a', 'b', 20)]
    // a = 0.5 + 0.1 b, b = 0.8 + 0.2 a → a = 0.58 / 0.98
    expect(stateShare(mixed, 'a')).toBe('59.18')
  })

  test('is unknown without any holder, and nothing where none is the state', () => {
    expect(stateShare([], 'a')).toBeNull()
    expect(stateShare([edge('someone', 'a', 100, 'private')], 'a')).toBe('0.00')
  })
})

describe('rows of the picture', () => {
  test('put a holder above everything it holds, by the longest way', () => {
    const shares = [
      { from: 'state', to: 'self' },
      { from: 'group', to: 'self' },
      { from: 'state', to: 'group' },
    ]
    expect(Object.fromEntries(equityRanks('self', shares))).toEqual({ self: 0, group: 1, state: 2 })
  })

  test('end in a ring', () => {
    const shares = [
      { from: 'b', to: 'a' },
      { from: 'c', to: 'b' },
      { from: 'a', to: 'c' },
    ]
    expect(Object.fromEntries(equityRanks('a', shares))).toEqual({ a: 0, b: 1, c: 2 })
  })
})

describe('the picture', () => {
  const up = [edge('state', 'group', 100), edge('group', 'self', 60), edge('state', 'self', 40)]
  const self = { id: 'self', name: '青岛示例科技有限公司' }

  test('draws everybody once, no two boxes on each other, inside its frame', () => {
    const down = Array.from({ length: 12 }, (_, index) => ({ id: `h${index}`, name: `所投企业${index}`, pct: String(100 - index) }))
    const picture = equityPicture(self, up, down)
    expect(picture.boxes.map((box) => box.key)).toEqual(['state', 'group', 'self', 'h0', 'h1', 'h2', 'h3', 'rest'])
    expect(picture.boxes.at(-1)?.lines).toEqual(['其他 8 户所投企业'])
    for (const one of picture.boxes) {
      expect(one.x).toBeGreaterThanOrEqual(0)
      expect(one.x + boxWidth).toBeLessThanOrEqual(picture.width)
      expect(one.y + boxHeight).toBeLessThanOrEqual(picture.height)
      for (const other of picture.boxes)
        if (other !== one) expect(Math.abs(one.x - other.x) >= boxWidth || Math.abs(one.y - other.y) >= boxHeight).toBe(true)
    }
  })

  test('gives every share one line with its percentage, also a cross-holding', () => {
    const picture = equityPicture(self, [...up, edge('self', 'group', 8)], [{ id: 'group', name: '集团', pct: '8' }])
    expect(picture.links.map((link) => [link.key, link.pct]).sort()).toEqual([
      ['group>self', '60%'],
      ['self>group', '8%'],
      ['state>group', '100%'],
      ['state>self', '40%'],
    ])
  })

  test('draws small holders as one with their sum', () => {
    const many = Array.from({ length: 9 }, (_, index) => edge(`自然人${index}`, 'self', index === 0 ? 60 : 5, 'private'))
    const picture = equityPicture(self, many, [])
    expect(picture.boxes.filter((box) => !box.self)).toHaveLength(5)
    expect(picture.links.find((link) => link.key === 'self:rest>self')?.pct).toBe('25%')
  })

  test('is the same for the same edges', () => {
    expect(equityPicture(self, up, [])).toEqual(equityPicture(self, up, []))
  })
})
