import { describe, expect, it } from 'vitest'
import { shownWorking } from '@/lib/matters/rules/shown-working'
import { runRules } from '@/lib/matters/rules-run'
import { readMatters } from '@/prisma/seed/reference-files'

const transfer = readMatters().find((matter) => matter.code === 'GZ-CQ-01')!
const working = (id: string, values: Record<string, string>, facts: Record<string, string> = {}) =>
  shownWorking(
    runRules({ ...transfer, rules: transfer.rules.filter((rule) => rule.id === id) }, values, {
      ...{ facts, params: { group_transfer_limit: '30' }, materials: new Set<string>(), today: '2026-06-01' },
    })[0]!.findings,
  )

describe('the working of a check', () => {
  it('says both sides and their difference, each in its unit', () => {
    expect(working('GZ-CQ-01-R02', { floor_price: '2999.99', appraised_equity: '10000', transfer_pct: '30' })).toEqual([
      {
        text: '拟定转让底价 ≥ 标的股东全部权益评估值 × 拟转让股权比例',
        holds: false,
        sides: '前项 2,999.99万元，后项 3,000.00万元，相差 -100.00元',
      },
    ])
  })

  it('says what is unknown where a side is missing', () => {
    const [line] = working('GZ-CQ-01-R06', { transfer_pct: '20' })
    expect(line).toMatchObject({ holds: null })
    expect(line?.sides).toContain('未知')
  })

  it('leaves out a condition that holds and compares nothing, and keeps one that does not hold', () => {
    expect(shownWorking([{ text: '已上传“决议”', result: true }])).toEqual([])
    expect(shownWorking([{ text: '已上传“决议”', result: false }])).toEqual([{ text: '已上传“决议”', holds: false, sides: null }])
    expect(shownWorking([{ text: '担保关系无环', result: null, reason: '底座没有担保关系' }])).toEqual([
      { text: '担保关系无环', holds: null, sides: '底座没有担保关系' },
    ])
  })

  it('shows nothing for a result of before findings were stored', () => {
    expect(shownWorking(undefined)).toEqual([])
  })
})
