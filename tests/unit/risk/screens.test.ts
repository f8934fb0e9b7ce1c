import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { screensOf } from '@/lib/risk/screens/formulas'

const close = (value: number | null, wanted: number) => expect(value).toBeCloseTo(wanted, 10)
const amounts = (least: number) =>
  fc.array(
    fc.integer({ min: 1, max: 1_000_000_000 }).map((cents) => cents / 100),
    { minLength: least, maxLength: 30 },
  )

describe('the screens of one tender', () => {
  test('by hand: five bids in a row', () => {
    const screens = screensOf([104, 100, 103, 101, 102])
    expect(screens.n).toBe(5)
    close(screens.cv, Math.sqrt(2.5) / 102)
    close(screens.spd, 0.04)
    close(screens.diffp, 0.01)
    close(screens.rd, 1 / Math.sqrt(5 / 3))
    close(screens.rdnor, 1)
    close(screens.altrd, 1)
    close(screens.kurtosis, -1.2)
    close(screens.skewness, 0)
    // The steps of the sample stand at 0, ¼, ½, ¾, 1: it is one fifth ahead of, or behind, the straight line.
    close(screens.ks, 0.2)
  })

  test('by hand: a cover bid far above the winner', () => {
    const screens = screensOf([100, 120, 121, 122])
    close(screens.diffp, 0.2)
    close(screens.rd, 20)
    close(screens.rdnor, 20 / (22 / 3))
    close(screens.altrd, 20)
    expect(screens.skewness!).toBeLessThan(0)
  })

  test.each([
    [[100], ['cv', 'spd', 'diffp', 'rd', 'rdnor', 'altrd', 'kurtosis', 'skewness', 'ks']],
    [
      [100, 110],
      ['rd', 'altrd', 'kurtosis', 'skewness'],
    ],
    [[100, 110, 130], ['kurtosis']],
    [
      [100, 110, 110],
      ['rd', 'altrd', 'kurtosis'],
    ],
    [
      [100, 100, 100, 100],
      ['rd', 'rdnor', 'altrd', 'kurtosis', 'skewness', 'ks'],
    ],
  ])('%j: what is not defined is null, never zero', (bids, undefinedOnes) => {
    const screens = screensOf(bids)
    expect(
      Object.entries(screens)
        .filter(([, value]) => value === null)
        .map(([name]) => name),
    ).toEqual(undefinedOnes)
  })

  test('no bids at all', () => {
    expect(screensOf([])).toMatchObject({ n: 0, cv: null, spd: null, ks: null })
  })
})

/** Written straight from the definitions, with other loops and another order. */
function plainly(bids: readonly number[]) {
  const b = bids.toSorted((x, y) => x - y)
  const n = b.length
  const sum = (list: readonly number[]) => list.toReversed().reduce((a, x) => a + x, 0)
  const mean = (list: readonly number[]) => sum(list) / list.length
  const power = (list: readonly number[], k: number) => sum(list.map((x) => (x - mean(list)) ** k))
  const s = Math.sqrt(power(b, 2) / (n - 1))
  const gaps = b.slice(1).map((x, i) => x - b[i]!)
  const losers = b.slice(1)
  const grid = b.flatMap((x) => {
    const u = (x - b[0]!) / (b.at(-1)! - b[0]!)
    return [Math.abs(b.filter((y) => y <= x).length / n - u), Math.abs(b.filter((y) => y < x).length / n - u)]
  })
  return {
    cv: s / mean(b),
    spd: b.at(-1)! / b[0]! - 1,
    diffp: b[1]! / b[0]! - 1,
    rd: gaps[0]! / Math.sqrt(power(losers, 2) / (losers.length - 1)),
    rdnor: gaps[0]! / mean(gaps),
    altrd: gaps[0]! / mean(gaps.slice(1)),
    kurtosis: ((n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3))) * (power(b, 4) / s ** 4) - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)),
    skewness: (n / ((n - 1) * (n - 2))) * (power(b, 3) / s ** 3),
    ks: Math.max(...grid),
  }
}

describe('any bids', () => {
  test('give what the definitions say, computed another way', () => {
    fc.assert(
      fc.property(amounts(4), (bids) => {
        const got = screensOf(bids)
        for (const [name, wanted] of Object.entries(plainly(bids))) {
          const value = got[name as keyof typeof got]
          if (value === null) expect(Number.isFinite(wanted), `${name} of ${bids}`).toBe(false)
          else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(wanted)))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('in another currency and another order give the same', () => {
    fc.assert(
      fc.property(amounts(2), fc.constantFrom(2, 0.5, 1024), (bids, rate) => {
        expect(screensOf(bids.toReversed().map((bid) => bid * rate))).toEqual(screensOf(bids))
      }),
    )
  })
})
