import { describe, expect, it } from 'vitest'
import { placeBelow, placesAfterMove } from '@/lib/identity/rules/tree-places'

const commission = { id: 'sasac', kind: 'sasac', level: 0, groupId: null, owner: 'city' }
const district = { id: 'huangdao', kind: 'district', level: 0, groupId: null, owner: 'district' }
const group = { id: 'g', kind: 'enterprise', level: 1, groupId: 'g', owner: 'city' }
const sub = { id: 's', kind: 'enterprise', level: 2, groupId: 'g', owner: 'city' }

describe('the place of an enterprise', () => {
  it('below the commission or a district is level 1 and a group of its own', () => {
    expect(placeBelow(commission, 'x')).toEqual({ id: 'x', level: 1, groupId: 'x', owner: 'city' })
    expect(placeBelow(district, 'x')).toEqual({ id: 'x', level: 1, groupId: 'x', owner: 'district' })
  })

  it('below an enterprise is one deeper, in its group, unless it is supervised as a group', () => {
    expect(placeBelow(sub, 'x')).toEqual({ id: 'x', level: 3, groupId: 'g', owner: 'city' })
    expect(placeBelow(group, 'x', true)).toEqual({ id: 'x', level: 2, groupId: 'x', owner: 'city' })
  })
})

describe('places after a move', () => {
  const below = [
    { id: 'a', level: 3, groupId: 'g', owner: 'city' },
    { id: 'own', level: 3, groupId: 'own', owner: 'city' },
    { id: 'b', level: 4, groupId: 'own', owner: 'city' },
  ]

  it('shift together; owner and group follow, a group of its own stays one', () => {
    const to = { id: 'd1', kind: 'enterprise', level: 1, groupId: 'd1', owner: 'district' }
    const after = placesAfterMove({ ...sub, level: 2 }, below, { ...to, level: 3, id: 'deep' }, false)
    expect(after).toEqual([
      { id: 's', level: 4, groupId: 'd1', owner: 'district' },
      { id: 'a', level: 5, groupId: 'd1', owner: 'district' },
      { id: 'own', level: 5, groupId: 'own', owner: 'district' },
      { id: 'b', level: 6, groupId: 'own', owner: 'district' },
    ])
  })

  it('up to the commission makes a group, with everything that belonged to the same group below it', () => {
    expect(placesAfterMove(sub, [below[0]!], commission, false)).toEqual([
      { id: 's', level: 1, groupId: 's', owner: 'city' },
      { id: 'a', level: 2, groupId: 's', owner: 'city' },
    ])
  })
})
