import { describe, expect, test } from 'vitest'
import { statementNames } from '@/lib/platform/postgres/statement-names'

const ask = (sql: string, args: unknown[] = ['x']) => ({ sql, args })
const often = (name: ReturnType<typeof statementNames>, sql: string) => [1, 2, 3, 4].map(() => name(ask(sql)))

describe('names of statements', () => {
  test('are given from the third use on, and stay', () => {
    const [first, second, third, fourth] = often(statementNames(), 'select $1')
    expect([first, second]).toEqual(['', ''])
    expect(third).toMatch(/^s[0-9a-f]{24}$/)
    expect(fourth).toBe(third)
  })

  test('differ for different texts and agree between processes', () => {
    const [here, there] = [statementNames(), statementNames()]
    expect(often(here, 'select $1')[3]).toBe(often(there, 'select $1')[3])
    expect(often(here, 'select $2')[3]).not.toBe(often(here, 'select $1')[3])
  })

  test('are not wasted on transactions and roles', () => {
    const name = statementNames()
    expect([1, 2, 3, 4].map(() => name(ask('BEGIN', [])))).toEqual(['', '', '', ''])
  })

  test('come to an end: a plan costs memory on every connection', () => {
    const name = statementNames()
    const given = Array.from({ length: 400 }, (_, index) => often(name, `select $1 as c${index}`)[3])
    expect(given.filter(Boolean)).toHaveLength(250)
    expect(given[0]).not.toBe('')
    expect(given[399]).toBe('')
  })

  test('what is asked once does not keep the others from being counted', () => {
    const name = statementNames()
    for (let index = 0; index < 5000; index++) name(ask(`select $1 as once${index}`))
    expect(often(name, 'select $1')[3]).not.toBe('')
  })
})
