import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern } from '@/lib/kernel/expr/safe-pattern'

const atom = fc.constantFrom('a', 'b', 'ab', '[ab]', '[^a]', '.', '\\d', '(?:a|bc)', '(ab|c)', '[0-9a]', '国')
const repeated = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}')).map(([inner, times]) => {
  const single = inner.length === 1 || /^(\[|\(|\\)/.test(inner)
  return times === '' || single ? inner + times : `(${inner})${times}`
})
const pattern = fc
  .tuple(fc.constantFrom('', '^'), fc.array(repeated, { minLength: 1, maxLength: 5 }), fc.constantFrom('', '$'), fc.boolean())
  .map(([start, parts, end, choice]) => start + parts.join(choice ? '|' : '') + end)
const text = fc.array(fc.constantFrom('a', 'b', 'c', '1', '国', ' '), { maxLength: 12 }).map((chars) => chars.join(''))

describe('patterns', () => {
  it('match exactly when the built-in regular expressions do', () => {
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        const compiled = compilePattern(source)
        expect(compiled.ok && compiled.test(subject)).toBe(new RegExp(source, 'u').test(subject))
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '(a+)+',
    '(a*b?)*',
    '((a|b)+c){2,}',
    'a**',
    'a+?',
    '(?=a)',
    '(?<n>a)',
    '\\1',
    '\\b',
    '[',
    '[z-a]',
    '(',
    ')',
    '*a',
    'a{3,2}',
    'a{999}',
    '[]',
    'a\\',
    '^*',
  ])('refuse %s', (source) => {
    expect(compilePattern(source).ok).toBe(false)
  })

  it('refuse more than 200 characters and explosive sizes', () => {
    expect(compilePattern('a'.repeat(201))).toMatchObject({ ok: false, message: '超过 200 字' })
    expect(compilePattern('(((a{100}){100}){100}){100}')).toMatchObject({ ok: false, message: '过于复杂' })
  })

  it('take time in proportion to the text where backtracking would not end', () => {
    const compiled = compilePattern('^a*a*a*a*a*a*a*a*b$')
    expect(compiled.ok && compiled.test('a'.repeat(5000))).toBe(false)
  })
})
