import { describe, expect, test } from 'vitest'
import { inkPaths, isSignature, penWidth } from '@/lib/matters/signing/rules/ink'
import { type Ink, inkSchema, type Point, signatureInputSchema } from '@/lib/matters/signing/schema'

const stroke = (many: number, step = 10): Point[] => Array.from({ length: many }, (_, index) => [20 + index * step, 50, 500, index * 8])
const ink = (...strokes: Point[][]): Ink => ({ width: 600, height: 200, strokes })

describe('handwriting', () => {
  test('a dot and a slip are no signature, a drawn name is', () => {
    expect(isSignature(ink(stroke(1)))).toBe(false)
    expect(isSignature(ink(stroke(30, 0)))).toBe(false)
    expect(isSignature(ink(stroke(7, 40)))).toBe(false)
    expect(isSignature(ink(stroke(8)))).toBe(true)
  })

  test('becomes one path a stroke that begins and ends where the hand did', () => {
    const paths = inkPaths(ink(stroke(3), stroke(1)))
    expect(paths.map((path) => path.d)).toEqual(['M20 50Q30 50 35 50L40 50', 'M20 50h0.1'])
  })

  test('is wider under pressure, and of middle width where the pen has none', () => {
    expect(penWidth(1000, 200)).toBeGreaterThan(penWidth(0, 200))
    expect(penWidth(100, 200)).toBeLessThan(penWidth(0, 200))
  })

  test('comes in bounds: no endless strokes, no places off the pad, no empty sheet', () => {
    expect(inkSchema.safeParse(ink(stroke(20))).success).toBe(true)
    expect(inkSchema.safeParse(ink()).success).toBe(false)
    expect(inkSchema.safeParse(ink([[-1, 0, 0, 0]])).success).toBe(false)
    expect(inkSchema.safeParse(ink([[0.5, 0, 0, 0]])).success).toBe(false)
    const endless = Array.from({ length: 4 }, () => stroke(3500, 1).map(([, y, p, t]): Point => [1, y, p, t]))
    expect(inkSchema.safeParse(ink(...endless)).success).toBe(false)
  })

  test('names what it signs', () => {
    const signature = { method: 'typed', name: '周主任', content: 'ab'.repeat(32) }
    expect(signatureInputSchema.safeParse(signature).success).toBe(true)
    expect(signatureInputSchema.safeParse({ ...signature, content: 'x' }).success).toBe(false)
    expect(signatureInputSchema.safeParse({ ...signature, method: 'drawn' }).success).toBe(false)
  })
})
