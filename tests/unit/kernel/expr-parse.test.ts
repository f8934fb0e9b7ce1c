import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Expr } from '@/lib/kernel/expr/ast'
import { check } from '@/lib/kernel/expr/check'
import { pointAt } from '@/lib/kernel/expr/errors'
import { evaluate } from '@/lib/kernel/expr/evaluate'
import { ExpressionParser, parse } from '@/lib/kernel/expr/parser'
import { printExpr } from '@/lib/kernel/expr/print'
import { environment, scopeOf } from './expr-fixture'

const span = { start: 0, end: 0 }
const strip = (ast: unknown): unknown => JSON.parse(JSON.stringify(ast, (key, value) => (key === 'span' ? undefined : value)))

const words = ['or', 'and', 'not', 'in', 'between', 'true', 'false', 'null']
const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((text) => !words.includes(text))
const path = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.option(name, { nil: undefined }))
  .map(([parts, column]) => parts.join('.') + (column ? `@${column}` : ''))
const unit = fc.constantFrom(null, '元', '万元', '亿元', '万美元', '%', '工作日', '天', '月', '年', '小时', '人')
const number = fc.tuple(fc.nat(1e9), fc.nat(999)).map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${part}`))
const text = fc.string({ maxLength: 12, unit: 'grapheme' }).filter((value) => !/[\r\n]/.test(value))

const { expr } = fc.letrec<{ expr: Expr; leaf: Expr }>((tie) => ({
  leaf: fc.oneof(
    fc.record({ kind: fc.constant('number' as const), value: number, unit, span: fc.constant(span) }),
    fc.record({ kind: fc.constant('path' as const), path, span: fc.constant(span) }),
    fc.record({ kind: fc.constant('text' as const), value: text, span: fc.constant(span) }),
    fc.record({ kind: fc.constant('bool' as const), value: fc.boolean(), span: fc.constant(span) }),
    fc.constant<Expr>({ kind: 'date', value: '2026-01-31', span }),
    fc.constant<Expr>({ kind: 'null', span }),
  ),
  expr: fc.oneof(
    { maxDepth: 6, depthSize: 'small' },
    tie('leaf'),
    fc.record({ kind: fc.constantFrom('negate' as const, 'not' as const), operand: tie('expr'), span: fc.constant(span) }),
    fc.record({
      kind: fc.constant('arithmetic' as const),
      op: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const, '^' as const),
      left: tie('expr'),
      right: tie('expr'),
      span: fc.constant(span),
    }),
    fc.record({
      kind: fc.constant('compare' as const),
      op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const, '≈' as const),
      left: tie('expr'),
      right: tie('expr'),
      span: fc.constant(span),
    }),
    fc
      .record({
        kind: fc.constant('logical' as const),
        op: fc.constantFrom('and' as const, 'or' as const),
        args: fc.array(tie('expr'), { minLength: 2, maxLength: 4 }),
        span: fc.constant(span),
      })
      .filter((node) => node.args.every((arg) => arg.kind !== 'logical' || arg.op !== node.op)),
    fc.record({ kind: fc.constant('in' as const), negated: fc.boolean(), item: tie('expr'), set: tie('expr'), span: fc.constant(span) }),
    fc.record({ kind: fc.constant('between' as const), item: tie('expr'), low: tie('expr'), high: tie('expr'), span: fc.constant(span) }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('expr'), { maxLength: 3 }), span: fc.constant(span) }),
    fc.record({ kind: fc.constant('call' as const), name, args: fc.array(tie('expr'), { maxLength: 3 }), span: fc.constant(span) }),
  ),
}))

describe('parsing', () => {
  it('reads back every tree it prints', () => {
    fc.assert(
      fc.property(expr, (ast) => {
        const source = printExpr(ast)
        fc.pre(source.length <= 4000)
        const parsed = parse(source)
        expect(parsed.ok ? strip(parsed.ast) : parsed.errors).toEqual(strip(ast))
      }),
      { numRuns: 500 },
    )
  })

  it('answers 1,000 random texts with a tree or with errors, and checks and evaluates the trees without throwing', () => {
    const bits = [
      '(',
      ')',
      '[',
      ']',
      ',',
      '+',
      '-',
      '*',
      '/',
      '^',
      '=',
      '<',
      '>=',
      '≈',
      ' ',
      'and',
      '或',
      'not',
      'in',
      'between',
      '1',
      '30%',
      '0',
      '1000万元',
    ]
    const more = [
      "'x'",
      '“',
      '#2026-01-31#',
      '#',
      'floor_price',
      'projects',
      'projects.invest',
      'sum',
      'any',
      'if',
      'param.noncore_cap',
      'null',
      '@',
      '.',
      '\n',
      '项',
    ]
    const garbage = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }),
      fc.array(fc.constantFrom(...bits, ...more), { maxLength: 25 }).map((parts) => parts.join(' ')),
      fc.array(fc.constantFrom(...bits, ...more), { maxLength: 25 }).map((parts) => parts.join('')),
    )
    const scope = scopeOf({ floor_price: '1', projects: [{ invest: '2' }] })
    fc.assert(
      fc.property(garbage, (source) => {
        const parsed = parse(source)
        if (!parsed.ok) {
          expect(parsed.errors.length).toBeGreaterThan(0)
          for (const error of parsed.errors)
            expect(error.start >= 0 && error.start <= source.length && error.end <= source.length).toBe(true)
          return
        }
        check(parsed.ast, environment, source)
        const result = evaluate(parsed.ast, scope)
        expect(result.value === null).toBe(result.missing !== undefined)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives Chinese and English words, full-width signs and brackets the same tree', () => {
    const same = (left: string, right: string) => {
      const [a, b] = [parse(left), parse(right)]
      expect(a.ok && b.ok && strip(a.ast)).toEqual(a.ok && b.ok && strip(b.ast))
      expect(a.ok).toBe(true)
    }
    same('a = true and not b or c != 1', 'a = 是 且 非 b 或 c ≠ 1')
    same('f(a, [1, 2]) >= b * c', 'f\uff08a\uff0c【1、2】\uff09 ≥ b × c')
    same('x > 20工作日', 'x \uff1e 20 个工作日')
    same('a and (b and c)', 'a and b and c')
  })
})

const faultOf = (source: string) => {
  const parsed = parse(source)
  return parsed.ok ? undefined : parsed.errors[0]
}

describe('faults in the text', () => {
  it.each([
    ['', 1, 1, '表达式为空'],
    ['a +', 1, 4, '缺少一个值'],
    ['(a + b', 1, 7, '缺少右括号'],
    ['a b', 1, 3, '缺少运算符'],
    ['a)', 1, 2, '多出'],
    ['pay_mode = 分期', 1, 12, '无法识别“分期”，文字须加引号'],
    ["a = '分期", 1, 5, '缺少结束的引号'],
    ['x >= 1,000', 1, 7, '千分位'],
    ['100 < x < 1000', 1, 9, '比较不能连写'],
    ['d > #2026-02-30#', 1, 5, '没有 2026-02-30 这一天'],
    ['d > #2026/1/1#', 1, 5, '日期应写成'],
    ['a = 1\nand b ==', 2, 9, '缺少一个值'],
    ['a && b', 1, 3, '请写 and'],
    ['x between 1', 1, 3, 'between 下限 and 上限'],
  ])('%j is faulty at line %i column %i', (source, line, column, message) => {
    const fault = faultOf(source)
    expect(fault?.message).toContain(message)
    expect([fault?.line, fault?.column]).toEqual([line, column])
  })

  it('draws a caret under the place, two columns for a Chinese character', () => {
    const source = "'国资' = 分期"
    expect(pointAt(source, faultOf(source)!).split('\n')).toEqual([source, '         ^^^^', '第 1 行第 8 列：无法识别“分期”，文字须加引号'])
  })
})

describe('the grammar', () => {
  const own = Object.getOwnPropertyDescriptor(Object, 'groupBy')
  afterEach(() => {
    if (own) Object.defineProperty(Object, 'groupBy', own)
  })

  it('is proven once, here: no rule twice, no ambiguity, no left recursion', () => {
    expect(() => new ExpressionParser(true)).not.toThrow()
  })

  it('is ready in a browser that has no Object.groupBy, which only the proof needs', () => {
    Reflect.deleteProperty(Object, 'groupBy')
    expect(() => new ExpressionParser(true)).toThrow('groupBy')
    expect(() => new ExpressionParser()).not.toThrow()
  })
})

describe('limits', () => {
  it.each([
    ['4001 characters', '1'.padEnd(4001), '过长'],
    ['100 pairs of parentheses', `${'('.repeat(100)}1${')'.repeat(100)}`, '括号超过'],
    ['3,000 signs', `${'-'.repeat(3000)}1`, '层次'],
    ['3,000 negations', `${'非'.repeat(3000)}a`, '层次'],
    ['1,900 additions', `1${'+1'.repeat(1900)}`, '层'],
    ['1,900 powers', `1${'^1'.repeat(1900)}`, '层'],
    ['a number of 40 digits', '1'.repeat(40), '数字过长'],
  ])('refuses %s', (_, source, message) => {
    expect(faultOf(source)?.message).toContain(message)
  })

  it('takes 99 pairs of parentheses and 500 conditions joined by 且', () => {
    expect(parse(`${'('.repeat(99)}1${')'.repeat(99)}`).ok).toBe(true)
    expect(parse(Array(500).fill('a').join(' 且 ')).ok).toBe(true)
  })

  it('gives up after 100,000 steps with a reason', () => {
    const rows = Array.from({ length: 600 }, () => ({ name: 'x', invest: '1' }))
    const parsed = parse('count(projects, count(projects, invest > 0) > 0) > 0')
    expect(parsed.ok && evaluate(parsed.ast, scopeOf({ projects: rows })).missing?.reason).toContain('计算量超过上限')
  })

  it('makes a number beyond all bounds unknown', () => {
    const parsed = parse('10 ^ 50 * 10 ^ 50')
    expect(parsed.ok && evaluate(parsed.ast, scopeOf()).missing?.reason).toBe('数值超出可计算的范围')
  })
})
