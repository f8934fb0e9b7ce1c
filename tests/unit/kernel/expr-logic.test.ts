import { describe, expect, it } from 'vitest'
import { compileExpr } from '@/lib/kernel/expr/compile'
import { evaluate } from '@/lib/kernel/expr/evaluate'
import type { Environment } from '@/lib/kernel/expr/types'
import { emptyEnvironment } from '@/lib/kernel/expr/types'
import { scopeOf } from './expr-fixture'

const environment: Environment = {
  ...emptyEnvironment,
  fields: { a: { kind: 'bool', label: '甲' }, b: { kind: 'bool', label: '乙' }, n: { kind: 'int', label: '数' } },
}
const run = (source: string, fields: Record<string, unknown>) =>
  evaluate(compileExpr(source, environment).ast, { ...scopeOf(fields), environment })

const values = { true: true, false: false, null: undefined } as const
type Name = keyof typeof values

const tables: [Name, Name, and: Name, or: Name][] = [
  ['true', 'true', 'true', 'true'],
  ['true', 'false', 'false', 'true'],
  ['true', 'null', 'null', 'true'],
  ['false', 'true', 'false', 'true'],
  ['false', 'false', 'false', 'false'],
  ['false', 'null', 'false', 'null'],
  ['null', 'true', 'null', 'true'],
  ['null', 'false', 'false', 'null'],
  ['null', 'null', 'null', 'null'],
]

describe('three-valued logic', () => {
  it.each(tables)('%s, %s: and is %s, or is %s', (left, right, and, or) => {
    const fields = { a: values[left], b: values[right] }
    expect(String(run('a and b', fields).value)).toBe(and)
    expect(String(run('a or b', fields).value)).toBe(or)
    expect(String(run('not (a and b)', fields).value)).toBe(String(run('not a or not b', fields).value))
  })

  it('names everything that is missing, each once', () => {
    expect(run('a and b or a and n > 1', {}).missing).toEqual({ reason: '未填写：甲；未填写：乙；未填写：数', refs: ['a', 'b', 'n'] })
  })

  it('asks only for what could still decide', () => {
    expect(run('a and (b or n > 1)', { a: true, n: '0' }).missing).toEqual({ reason: '未填写：乙', refs: ['b'] })
  })

  it('handles empty values only where asked to', () => {
    expect(run('is_empty(n) and not_empty(a)', { a: false }).value).toBe(true)
    expect(run('coalesce(n, 5) = 5', {}).value).toBe(true)
    expect(run('coalesce(n, n) = 5', {}).missing?.reason).toBe('未填写：数')
    expect(run('if(a, n > 1, n < 1)', { n: '3' }).missing?.reason).toBe('未填写：甲')
    expect(run('if(a, 1, n) = 1', { a: true }).value).toBe(true)
  })

  it('keeps unknown members of in and between unknown unless decided', () => {
    expect(run('1 in [n, 1]', {}).value).toBe(true)
    expect(run('1 in [n, 2]', {}).missing?.refs).toEqual(['n'])
    expect(run('1 not in [n, 1]', {}).value).toBe(false)
    expect(run('5 between n and 3', {}).value).toBe(false)
    expect(run('5 between n and 8', {}).missing?.refs).toEqual(['n'])
  })

  it('tells a value that cannot be read from one that is missing', () => {
    expect(run('n > 1', { n: '十二' }).missing?.reason).toBe('填写有误：数')
    expect(run('n > 1', { n: '' }).missing?.reason).toBe('未填写：数')
  })
})
