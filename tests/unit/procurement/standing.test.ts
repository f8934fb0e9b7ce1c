import { describe, expect, test } from 'vitest'
import { lastYears } from '@/lib/procurement/rules/profile-period'
import { quantile, standingAmong } from '@/lib/procurement/rules/standing'

describe('the place among others of the same industry', () => {
  test('is the share that is worse, an equal one counting half', () => {
    expect(standingAmong([1, 2, 3, 4, 5], 4.5, 'high')).toBe(80)
    expect(standingAmong([1, 2, 3, 4, 5], 4.5, 'low')).toBe(20)
    expect(standingAmong([1, 2, 3, 4, 5], 3, 'high')).toBe(50)
    expect(standingAmong([7, 7, 7, 7, 7], 7, 'low')).toBe(50)
  })

  test('is not told without a value, nor among fewer than five, who could be recognised', () => {
    expect(standingAmong([1, 2, 3, 4, 5], null, 'high')).toBeNull()
    expect(standingAmong([1, 2, 3, 4], 2, 'high')).toBeNull()
  })

  test('quantiles lie on the line between two values', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5)
    expect(quantile([], 0.5)).toBeNull()
  })
})

describe('the period of a profile', () => {
  const now = new Date('2026-06-30T10:00:00+08:00')

  test('is three years up to today unless the address says one', () => {
    expect(lastYears(undefined, now)).toEqual({ from: '2023-07-01', to: '2026-06-30' })
    expect(lastYears('2025-01-01~', now)).toEqual({ from: '2025-01-01', to: '2026-06-30' })
    expect(lastYears('~2024-02-29', now)).toEqual({ from: '2021-03-01', to: '2024-02-29' })
  })

  test('is put in order, and what is no date is not read', () => {
    expect(lastYears('2026-02-01~2026-01-01', now)).toEqual({ from: '2026-01-01', to: '2026-02-01' })
    expect(lastYears('2026-02-30~绿', now)).toEqual({ from: '2023-07-01', to: '2026-06-30' })
  })
})
