import { describe, expect, test } from 'vitest'
import { searchQuery, searchTokens } from '@/lib/platform/search-tokens'
import { copyValue, Json } from '@/prisma/seed/copy'
import { seedId } from '@/prisma/seed/ids'
import { rng } from '@/prisma/seed/rng'
import { inventedUscc } from '@/prisma/seed/uscc'

describe('named chance', () => {
  test('a name always gives the same stream, another name another', () => {
    const take = (name: string) => Array.from({ length: 20 }, rng(name).next)
    expect(take('one')).toEqual(take('one'))
    expect(take('one')).not.toEqual(take('two'))
  })

  test('whole numbers reach both ends and no further', () => {
    const chance = rng('ends')
    const seen = new Set(Array.from({ length: 500 }, () => chance.int(3, 6)))
    expect([...seen].toSorted()).toEqual([3, 4, 5, 6])
  })

  test('weights are kept, and a weight of zero never comes', () => {
    const chance = rng('weights')
    const drawn = Array.from({ length: 4000 }, () =>
      chance.weighted([
        ['often', 3],
        ['seldom', 1],
        ['never', 0],
      ]),
    )
    expect(drawn.filter((word) => word === 'often').length / drawn.length).toBeCloseTo(0.75, 1)
    expect(drawn).not.toContain('never')
  })

  test('shuffling loses nothing and leaves the given array alone', () => {
    const given = [1, 2, 3, 4, 5, 6, 7, 8]
    const shuffled = rng('cards').shuffle(given)
    expect(shuffled).not.toEqual(given)
    expect(shuffled.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('invented identifiers', () => {
  test('ids are UUIDs that follow from kind and name', () => {
    expect(seedId('org', '甲')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(seedId('org', '甲')).toBe(seedId('org', '甲'))
    expect(seedId('org', '甲')).not.toBe(seedId('user', '甲'))
  })

  test('ten thousand credit codes of one place are all different', () => {
    expect(new Set(Array.from({ length: 10_000 }, (_, serial) => inventedUscc('370202', serial))).size).toBe(10_000)
  })
})

describe('the text format of COPY', () => {
  test.each<[string, unknown, string]>([
    ['nothing', null, '\\N'],
    ['an absent value', undefined, '\\N'],
    ['the letters that look like nothing', '\\N', '\\\\N'],
    ['tabs and line ends', 'a\tb\nc\r', 'a\\tb\\nc\\r'],
    ['a large number', 9_000_000_000_000_000n, '9000000000000000'],
    ['a truth', false, 'false'],
    ['a moment', new Date('2026-11-22T02:00:00Z'), '2026-11-22T02:00:00.000Z'],
    ['an empty array', [], '{}'],
    ['an array with quotes and commas', ['甲', 'a,"b"', null], '{"甲","a,\\\\"b\\\\"",NULL}'],
    ['an object', { a: '第一\n行' }, '{"a":"第一\\\\n行"}'],
    ['an array as json', new Json([1, '二']), '[1,"二"]'],
  ])('writes %s', (_, value, text) => {
    expect(copyValue(value)).toBe(text)
  })
})

describe('words of the search', () => {
  const found = (text: string, typed: string) => {
    const stored = new Set(searchTokens(text).replaceAll("'", '').split(' '))
    const wanted = searchQuery(typed).split(' & ')
    return wanted.every((term) =>
      term.endsWith(':*') ? [...stored].some((token) => token.startsWith(term.slice(1, -3))) : stored.has(term.slice(1, -1)),
    )
  }
  const name = '青岛示例城投黄岛建设工程有限公司 91370211MX7166820W'

  test.each(['城投', '投黄', '黄岛建设', '工程有限公司', '岛', '9137', '91370211mx7166820w', '城投 建设', '建设，9137'])(
    '“%s” finds it',
    (typed) => {
      expect(found(name, typed)).toBe(true)
    },
  )

  test.each(['水务', '岛黄', '9999', '城投 水务'])('“%s” does not', (typed) => {
    expect(found(name, typed)).toBe(false)
  })

  test('what has no word in it asks nothing, and quotes cannot leave their place', () => {
    expect(searchQuery(' -- !')).toBe('')
    expect(searchQuery("a' | 'b")).toBe("'a':* & 'b':*")
    expect(searchTokens("O'Brien")).toBe("'o' 'brien'")
  })
})
