import { describe, expect, test } from 'vitest'
import { adviseMethod } from '@/lib/procurement/rules/advisor'

const wan = (amount: number) => BigInt(amount) * 1_000_000n
const permitted = (input: Parameters<typeof adviseMethod>[0]) =>
  adviseMethod(input)
    .advice.filter((each) => each.permitted)
    .map((each) => each.method)
const works = { category: '施工', engineering: true, stateFunded: true, reason: 'none' } as const

describe('which methods a purchase permits', () => {
  test('works of 4,000,000 yuan and more with state money must be tendered in the open', () => {
    expect(adviseMethod({ ...works, amount: wan(400) })).toMatchObject({ mandatory: true, limit: wan(400) })
    expect(permitted({ ...works, amount: wan(400) })).toEqual(['公开招标'])
  })

  test('a fen below the limit, or without state money, the enterprise is free, but not to buy directly without a reason', () => {
    for (const input of [
      { ...works, amount: wan(400) - 1n },
      { ...works, amount: wan(900), stateFunded: false },
    ]) {
      expect(adviseMethod(input).mandatory).toBe(false)
      expect(permitted(input)).toEqual(['公开招标', '邀请招标', '竞争谈判', '询比采购', '竞价采购'])
    }
  })

  test('each category has its own limit, and goods only where they belong to works', () => {
    expect(adviseMethod({ ...works, category: '货物', amount: wan(200) }).mandatory).toBe(true)
    expect(adviseMethod({ ...works, category: '勘察设计监理', amount: wan(100) }).mandatory).toBe(true)
    expect(adviseMethod({ ...works, category: '货物', engineering: false, amount: wan(9000) })).toMatchObject({
      mandatory: false,
      limit: null,
    })
  })

  test('an emergency allows to buy directly, few bidders allow to invite, two failed tenders allow to negotiate', () => {
    expect(permitted({ ...works, amount: wan(500), reason: 'urgent' })).toContain('直接采购')
    expect(permitted({ ...works, amount: wan(500), reason: 'few' })).toEqual(['公开招标', '邀请招标'])
    expect(permitted({ ...works, amount: wan(500), reason: 'failed' })).toEqual(['公开招标', '竞争谈判', '询比采购', '竞价采购'])
  })

  test('every answer gives its reason and the version of the rule', () => {
    const { basis, advice } = adviseMethod({ ...works, amount: wan(500) })
    expect(basis.version).toMatch(/16 号令/)
    expect(advice.every(({ why }) => why.length > 5)).toBe(true)
  })
})

describe('purchases of one project', () => {
  test('add up: two below the limit that reach it together must be tendered, and the reason says so', () => {
    const judged = adviseMethod({ ...works, amount: wan(250), others: wan(150) })
    expect(judged).toMatchObject({ mandatory: true, total: wan(400), limit: wan(400) })
    expect(judged.because).toContain('不得拆分')
    expect(judged.basis.text).toContain('第五条第二款')
    expect(adviseMethod({ ...works, amount: wan(250), others: wan(150) - 1n })).toMatchObject({ mandatory: false })
    expect(adviseMethod({ ...works, amount: wan(250), others: wan(100) }).because).toContain('合计也没有达到')
  })

  test('change nothing where nothing must be tendered, or one reaches the limit by itself', () => {
    expect(adviseMethod({ ...works, stateFunded: false, amount: wan(300), others: wan(900) }).mandatory).toBe(false)
    expect(adviseMethod({ ...works, amount: wan(500), others: wan(100) }).because).not.toContain('拆分')
  })
})
