import { describe, expect, it } from 'vitest'
import { compareDecimals, Decimal, formatDecimal, readDecimal, roundTo } from '@/lib/kernel/decimal'

describe('decimals', () => {
  it('never show an exponent', () => {
    expect(new Decimal('1e30').toString()).toBe('1000000000000000000000000000000')
    expect(new Decimal('1e-12').toString()).toBe('0.000000000001')
  })

  it('round half away from zero', () => {
    expect(['0.125', '-0.125', '0.1249'].map((text) => roundTo(new Decimal(text), 2).toString())).toEqual(['0.13', '-0.13', '0.12'])
  })

  it('are equal when they agree to eight places', () => {
    expect(compareDecimals(new Decimal(1).div(3).times(3), new Decimal(1))).toBe(0)
    expect(compareDecimals(new Decimal('1.00000001'), new Decimal(1))).toBe(1)
    expect(compareDecimals(new Decimal('0.999999996'), new Decimal(1))).toBe(0)
  })

  it('read what people type and nothing else', () => {
    expect(readDecimal(' 1,234.50 ')?.toString()).toBe('1234.5')
    expect(readDecimal('\u22123')?.toString()).toBe('-3')
    expect(['1e3', '0x10', 'NaN', '', '1,23', '.', '9'.repeat(41)].map(readDecimal)).toEqual(Array(7).fill(undefined))
  })

  it('show thousands', () => {
    expect(formatDecimal(new Decimal('1234567.005'), 2)).toBe('1,234,567.01')
    expect(formatDecimal(new Decimal('-999'), 0)).toBe('-999')
  })
})
