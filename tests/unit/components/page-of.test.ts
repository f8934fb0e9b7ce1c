import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageOf } from '@/components/patterns/query-table/page-of'

const letters = [...'abcdefg']
const page = (at: { after?: string; before?: string }, size = 3) =>
  pageOf(letters, (row) => row, { after: at.after ?? null, before: at.before ?? null }, size)

describe('a page of a list that is read whole', () => {
  test('begins after a key and ends before one', () => {
    expect(page({})).toEqual({ rows: ['a', 'b', 'c'], page: { previous: null, next: 'c' } })
    expect(page({ after: 'c' })).toEqual({ rows: ['d', 'e', 'f'], page: { previous: 'd', next: 'f' } })
    expect(page({ after: 'f' })).toEqual({ rows: ['g'], page: { previous: 'g', next: null } })
    expect(page({ before: 'd' })).toEqual({ rows: ['a', 'b', 'c'], page: { previous: null, next: 'c' } })
  })

  test('begins at the front where the key is gone, and says nothing of a list without rows', () => {
    expect(page({ after: 'z' }).rows).toEqual(['a', 'b', 'c'])
    expect(page({ before: 'z' }).rows).toEqual(['a', 'b', 'c'])
    expect(pageOf([], String, { after: null, before: null }, 20)).toEqual({ rows: [], page: { previous: null, next: null } })
  })

  test('walking forward shows every row once, and back again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, size) => {
        const rows = Array.from({ length: count }, (_, index) => `k${index}`)
        const seen: string[] = []
        let at: { after: string | null; before: string | null } = { after: null, before: null }
        for (;;) {
          const { rows: shown, page: next } = pageOf(rows, (row) => row, at, size)
          seen.push(...shown)
          if (next.previous !== null)
            expect(pageOf(rows, (row) => row, { after: null, before: next.previous }, size).rows.at(-1)).toBe(
              rows[rows.indexOf(shown[0]!) - 1],
            )
          if (next.next === null) break
          at = { after: next.next, before: null }
        }
        expect(seen).toEqual(rows)
      }),
    )
  })
})
