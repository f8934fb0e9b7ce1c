import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '@/lib/kernel/decimal'
import { evaluate } from '@/lib/kernel/expr/evaluate'
import { parse } from '@/lib/kernel/expr/parser'
import { scopeOf } from './expr-fixture'

/** Exact fractions to compare with. */
type Fraction = { over: bigint; under: bigint }
const fraction = (over: bigint, under: bigint): Fraction => ({ over, under })
const scope = scopeOf()

const worth = (source: string) => {
  const parsed = parse(source)
  if (!parsed.ok) throw new Error(parsed.errors[0]?.message)
  return evaluate(parsed.ast, scope)
}

const literal = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([whole, cents]) => ({
  source: cents === 0 ? String(whole) : `${whole}.${String(cents).padStart(2, '0')}`,
  value: fraction(BigInt(whole) * 100n + BigInt(cents), 100n),
}))

type Term = { source: string; value: Fraction }
const combine = (op: string, left: Term, right: Term): Term => {
  const [a, b] = [left.value, right.value]
  const source = `(${left.source} ${op} ${right.source})`
  if (op === '+') return { source, value: fraction(a.over * b.under + b.over * a.under, a.under * b.under) }
  if (op === '-') return { source, value: fraction(a.over * b.under - b.over * a.under, a.under * b.under) }
  return { source, value: fraction(a.over * b.over, a.under * b.under) }
}

const { term } = fc.letrec<{ term: Term }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    literal,
    fc.tuple(fc.constantFrom('+', '-', '*'), tie('term'), tie('term')).map(([op, left, right]) => combine(op, left, right)),
    tie('term').map(({ source, value }) => ({ source: `(-${source})`, value: fraction(-value.over, value.under) })),
  ),
}))

describe('arithmetic', () => {
  it('adds, subtracts and multiplies exactly, like fractions of big integers', () => {
    fc.assert(
      fc.property(term, ({ source, value }) => {
        const result = worth(source).value
        if (!Decimal.isDecimal(result)) throw new Error(`${source} has no value`)
        expect(result.times(value.under.toString()).toFixed()).toBe(new Decimal(value.over.toString()).toFixed())
      }),
      { numRuns: 500 },
    )
  })

  it('divides to at least 24 decimals, and by zero not at all', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 0n, max: 10n ** 12n }), (over, under) => {
        const result = worth(`${over < 0n ? `(-${-over})` : over} / ${under}`)
        if (under === 0n) {
          expect(result.missing?.reason).toBe('除数为零：0')
          return
        }
        const scaled = (over * 10n ** 24n) / under
        const actual = BigInt((result.value as Decimal).times('1e24').trunc().toFixed(0))
        expect(actual - scaled >= -1n && actual - scaled <= 1n).toBe(true)
      }),
    )
  })

  it('binds ^ before −, × before +, and leaves − and ÷ to the left, as decimal.js computes it', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.nat(4), (a, b, c, n) => {
        const [x, y, z] = [new Decimal(a), new Decimal(b), new Decimal(c)]
        expect(
          (worth(`${a} - ${b} - ${c} * ${a} + -${c} ^ ${n}`).value as Decimal).eq(x.minus(y).minus(z.times(x)).plus(z.pow(n).negated())),
        ).toBe(true)
        expect((worth(`${a} / ${c} / ${c}`).value as Decimal).eq(x.div(z).div(z))).toBe(true)
      }),
    )
  })

  it('compares numbers by their difference rounded to eight places, whatever the order', () => {
    fc.assert(
      fc.property(term, term, (left, right) => {
        const difference = left.value.over * right.value.under - right.value.over * left.value.under
        const scale = left.value.under * right.value.under
        const same = (difference < 0n ? -difference : difference) * 200_000_000n < scale
        expect(worth(`${left.source} = ${right.source}`).value).toBe(same)
        expect(worth(`${left.source} < ${right.source}`).value).toBe(!same && difference < 0n)
        expect(worth(`${left.source} >= ${right.source}`).value).toBe(same || difference > 0n)
      }),
    )
  })

  it('finds ≈ symmetric and true within the tolerance times the larger magnitude', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 0, max: 20 }),
        (a, b, percent) => {
          const expected = Math.abs(a - b) * 100 <= percent * Math.max(Math.abs(a), Math.abs(b))
          const parsed = parse(`(${a}) ≈ (${b})`)
          const tolerant = scopeOf({}, {}, { tolerance: String(percent / 100) })
          expect(parsed.ok && evaluate(parsed.ast, tolerant).value).toBe(expected)
          expect(worth(`approx(${b}, ${a}, ${percent}%)`).value).toBe(expected)
        },
      ),
    )
  })
})
