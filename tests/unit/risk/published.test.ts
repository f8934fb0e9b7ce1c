import { expect, test } from 'vitest'
import { drawFrom } from '@/lib/risk/learning/draw'
import { type Kept, scorerOf } from '@/lib/risk/learning/published'

/** Rings bid close together with one clearly below; honest bidders spread. */
function market(): Kept {
  const draw = drawFrom(7)
  const bids: [string, number][] = []
  const collusive: string[] = []
  for (let tender = 0; tender < 60; tender++) {
    const ring = tender % 2 === 0
    const base = 1_000_000 + draw.below(500_000)
    if (ring) collusive.push(`t${tender}`)
    for (let bidder = 0; bidder < 5; bidder++)
      bids.push([
        `t${tender}`,
        Math.round(ring ? base * (bidder === 0 ? 0.95 : 1 + draw.next() * 0.004) : base * (0.8 + draw.next() * 0.4)),
      ])
  }
  return { bids, collusive, seed: 1, minBids: 3 }
}

test('a kept scorer learnt again gives the same scores, tells the two apart, and says what carries the score', () => {
  const kept = market()
  const ring = [950_000, 1_001_000, 1_002_000, 1_003_500, 1_004_000]
  const honest = [810_000, 930_000, 1_020_000, 1_110_000, 1_190_000]
  const [first, again] = [scorerOf(kept).score([ring, honest]), scorerOf(kept).score([ring, honest])]
  expect(again).toEqual(first)
  expect(first[0]!.score).toBeGreaterThan(0.8)
  expect(first[1]!.score).toBeLessThan(0.2)
  expect(first[0]!.parts.length).toBeGreaterThan(0)
  expect(first[0]!.parts[0]).toMatch(/^\w+ -?[\d.]+（\+0\.\d\d）$/)
})
