import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { flatHits, recentSearches, rememberSearch, searchAnswerSchema } from '@/components/shell/search/search-results'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('recent searches', () => {
  test('stand newest first, each once, eight at most', () => {
    for (const text of ['一', '二', '三', '四', '五', '六', '七', '八', '九', '三']) rememberSearch(text)
    expect(recentSearches()).toEqual(['三', '九', '八', '七', '六', '五', '四', '二'])
  })

  test('are empty when storage is closed or holds something else', () => {
    localStorage.setItem('gz_recent_search', '{"a":1}')
    expect(recentSearches()).toEqual([])
    vi.stubGlobal('localStorage', undefined)
    expect(recentSearches()).toEqual([])
    expect(() => rememberSearch('股权')).not.toThrow()
  })
})

describe('the answer of the search', () => {
  const hit = (id: string) => ({ id, title: `办件 ${id}`, href: `/gov/filings/${id}` })

  test('is moved through across its groups in the order shown', () => {
    const answer = searchAnswerSchema.parse({
      groups: [
        { title: '办件', items: [hit('1'), hit('2')] },
        { title: '企业', items: [] },
        { title: '页面', items: [hit('3')] },
      ],
    })
    expect(flatHits(answer).map(({ id }) => id)).toEqual(['1', '2', '3'])
  })

  test('of another shape is no answer', () => {
    expect(searchAnswerSchema.safeParse({ error: 'x' }).success).toBe(false)
  })
})
