import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney, fromCents, isMoneyUnit, moneyUnits, readMoney, roundToUnit, tieOutTolerance, toCents } from '@/lib/kernel/money'
import { Refusal } from '@/lib/kernel/refusal'

const unit = fc.constantFrom(...moneyUnits)
const cents = fc.bigInt({ min: -9_000_000_000_000_000n, max: 9_000_000_000_000_000n })

describe('reading amounts', () => {
  it.each([
    ['1,234.56', '元', 123_456n],
    ['1,234.56', '万元', 1_234_560_000n],
    ['0.00000001', '亿元', 100n],
    ['-3', '千元', -300_000n],
    ['2', '万美元', 2_000_000n],
  ] as const)('%s %s is %i cents', (text, filed, expected) => {
    expect(readMoney(text, filed)).toEqual({ ok: true, cents: expected, exact: true })
  })

  it('rounds below a cent half up, away from zero, and says so', () => {
    expect(readMoney('0.005')).toEqual({ ok: true, cents: 1n, exact: false })
    expect(readMoney('-0.005')).toEqual({ ok: true, cents: -1n, exact: false })
    expect(readMoney('0.0049')).toEqual({ ok: true, cents: 0n, exact: false })
  })

  it.each(['', 'abc', '12,34', '1e5', '1.2.3', '九十'])('says what is wrong with “%s”', (text) => {
    const reading = readMoney(text)
    expect(reading.ok).toBe(false)
    expect(() => toCents(text)).toThrow(Refusal)
  })

  it('suspects the unit of an amount beyond the country', () => {
    expect(readMoney('99999999', '亿元')).toMatchObject({ ok: false, message: expect.stringContaining('单位') })
  })
})

describe('showing amounts', () => {
  it('separates thousands and keeps two decimals', () => {
    expect(formatMoney(123_456_789n)).toBe('1,234,567.89')
    expect(formatMoney(123_456_789n, '万元')).toBe('123.46')
    expect(formatMoney(-1n, '万元')).toBe('0.00')
    expect(formatMoney(-100_000n)).toBe('-1,000.00')
  })

  it('reads back what it writes, in every unit', () => {
    fc.assert(
      fc.property(cents, unit, (amount, filed) => {
        expect(toCents(fromCents(amount, filed), filed)).toBe(amount)
        expect(toCents(formatMoney(amount), '元')).toBe(amount)
      }),
    )
  })

  it('rounds each line to whole units symmetrically', () => {
    fc.assert(
      fc.property(cents, unit, (amount, filed) => {
        const rounded = roundToUnit(amount, filed)
        expect(rounded).toBe(-roundToUnit(-amount, filed))
        expect((rounded - amount) * 2n <= tieOutTolerance(filed) * (filed === '元' ? 100n : 1n)).toBe(true)
      }),
    )
    expect(roundToUnit(500_000n, '万元')).toBe(1_000_000n)
    expect(roundToUnit(499_999n, '万元')).toBe(0n)
  })

  it('knows its units', () => {
    expect([isMoneyUnit('万元'), isMoneyUnit('元/股'), isMoneyUnit(null)]).toEqual([true, false, false])
  })
})
