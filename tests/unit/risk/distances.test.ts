import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceNames, distancesOf } from '@/lib/risk/learning/distances'

const named = (amounts: readonly number[]) => Object.fromEntries(distancesOf(amounts).map((value, at) => [distanceNames[at]!, value]))
const share = (value: number | undefined) => Math.expm1(value ?? Number.NaN) / 100

test('by hand: 100, 110, 112, 150', () => {
  const { log_low, log_high, mean_over_low, median_over_low, mean_over_median, mad, cv_inner } = named([112, 100, 150, 110])
  expect([log_low, log_high]).toEqual([Math.log(100), Math.log(150)])
  expect(share(mean_over_low)).toBeCloseTo(0.18)
  // The upper of the two in the middle stands for the median.
  expect(share(median_over_low)).toBeCloseTo(0.12)
  expect(mean_over_median).toBeCloseTo(118 / 112 - 1)
  expect(share(mad)).toBeCloseTo(12 / 112)
  expect(share(cv_inner)).toBeCloseTo(Math.SQRT2 / 111)
})

test('what so few bids cannot say is a gap, never a number', () => {
  expect(named([100, 120])).toMatchObject({ cv_losing: Number.NaN, cv_but_high: Number.NaN, cv_inner: Number.NaN, cv_left_out: Number.NaN })
  expect(distancesOf([100, 120]).slice(0, 6).every(Number.isFinite)).toBe(true)
})

test('leaving one out finds the least variation of all that can be left out; shares do not know the currency', () => {
  const bids = fc.array(fc.integer({ min: 1_000, max: 9_000_000 }), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(bids, fc.integer({ min: 2, max: 50 }), (amounts, times) => {
      const variations = amounts.map((_, out) => {
        const rest = amounts.filter((__, at) => at !== out)
        const mean = rest.reduce((sum, one) => sum + one, 0) / rest.length
        return Math.sqrt(rest.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (rest.length - 1)) / mean
      })
      expect(share(named(amounts).cv_left_out)).toBeCloseTo(Math.min(...variations), 5)
      const scaled = distancesOf(amounts.map((amount) => amount * times))
      distancesOf(amounts).forEach((value, at) => {
        if (at > 1 && !Number.isNaN(value)) expect(scaled[at]).toBeCloseTo(value, 4)
      })
    }),
  )
})
