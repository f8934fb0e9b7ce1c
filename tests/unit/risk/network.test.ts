import { expect, test } from 'vitest'
import { networkCaps, networkOf, type Pair } from '@/lib/risk/engine/network'

const clique = (names: string, jaccard: number): Pair[] =>
  [...names].flatMap((a, at) => [...names].slice(at + 1).map((b) => ({ a, b, together: 5, jaccard })))
const bridge = { a: 'C', b: 'X', together: 3, jaccard: 0.1 }
const two = [...clique('ABC', 0.8), ...clique('XYZ', 0.5), bridge]

test('two rings with one weak meeting between them are two groups', () => {
  const { members, pairs, left } = networkOf(two)
  expect(members.map(({ groupNo, partyId, size }) => `${groupNo}${partyId}${size}`)).toEqual(['1A3', '1B3', '1C3', '2X3', '2Y3', '2Z3'])
  expect({ pairs, left }).toEqual({ pairs: 7, left: 0 })
})

test('coherence is geometric over arithmetic mean, exclusivity inside over all strength', () => {
  const uneven = [
    { a: 'A', b: 'B', together: 9, jaccard: 0.8 },
    { a: 'B', b: 'C', together: 4, jaccard: 0.2 },
  ]
  expect(networkOf(uneven).members[0]).toMatchObject({ size: 3, coherence: 0.4 / 0.5, exclusivity: 1 })
  const { members } = networkOf(two)
  expect(members[0]!.coherence).toBeCloseTo(1)
  expect(members[0]!.exclusivity).toBeCloseTo(2.4 / 2.5)
  expect(members[3]!.exclusivity).toBeCloseTo(1.5 / 1.6)
})

test('the order of the pairs makes no difference', () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    clique(`${String.fromCharCode(65 + at)}${String.fromCharCode(66 + at)}`, 0.3 + at / 50),
  )
  const pairs = many.flat()
  expect(networkOf([...pairs].reverse())).toEqual(networkOf(pairs))
})

test('pairs that met less than three times take no part, and the weakest beyond the cap are counted', () => {
  expect(networkOf([{ a: 'A', b: 'B', together: 2, jaccard: 1 }])).toEqual({ members: [], pairs: 0, left: 0 })
  const capped = networkOf(two, { ...networkCaps, pairs: 3 })
  expect({ parties: capped.members.map(({ partyId }) => partyId), left: capped.left }).toEqual({ parties: ['A', 'B', 'C'], left: 4 })
})
