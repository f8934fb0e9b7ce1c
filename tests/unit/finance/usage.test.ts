import { describe, expect, test } from 'vitest'
import { type UsageCounts, usageMarks } from '@/lib/finance/evaluation/usage-raw'
import { usageScores } from '@/lib/finance/evaluation/usage-score'
import { Decimal } from '@/lib/kernel/decimal'

const department = (code: string, change: Partial<UsageCounts> = {}): UsageCounts => ({
  ...{ code, name: code, people: 2, signInDays: 10, acts: { 采集: 4, 管理: 10, 共享: 2 }, assigned: true },
  ...change,
})
const scoresOf = (departments: UsageCounts[], days = 10) => {
  const marks = usageMarks(departments, days)
  return usageScores(marks.map(({ code, raw }) => ({ department: code, raw }))).map(({ score }) => score.toNumber())
}

describe('the score of a department', () => {
  test('S181: the published raw scores give the published scores', () => {
    const raws = [86, 92, 75, 60].map((raw, index) => ({ department: String(index), raw: new Decimal(raw) }))
    expect(usageScores(raws).map(({ score }) => score.toNumber())).toEqual([4.625, 5, 3.9375, 3])
  })

  test('comes from what was done a head, against whoever did most', () => {
    const [first, second] = usageMarks(
      [department('甲'), department('乙', { people: 4, signInDays: 40, acts: { 采集: 4, 管理: 40, 共享: 0 } })],
      10,
    )
    expect(Object.values(first!.marks).map(Number)).toEqual([50, 100, 50, 100])
    expect(Object.values(second!.marks).map(Number)).toEqual([100, 50, 100, 0])
    expect([first!.raw?.toNumber(), second!.raw?.toNumber()]).toEqual([75, 62.5])
  })

  test('a department without a module has the full score', () => {
    expect(scoresOf([department('甲'), department('乙', { signInDays: 0 }), department('丙', { assigned: false })])).toEqual([5, 3, 5])
    expect(scoresOf([department('甲'), department('乙', { people: 0, signInDays: 0, acts: { 采集: 0, 管理: 0, 共享: 0 } })])).toEqual([
      5, 5,
    ])
  })

  test('is full for all when all did the same, even nothing, and nobody signs in more than every day', () => {
    const nothing = { signInDays: 0, acts: { 采集: 0, 管理: 0, 共享: 0 } }
    expect(scoresOf([department('甲', nothing), department('乙', nothing)])).toEqual([5, 5])
    expect(usageMarks([department('甲', { signInDays: 60 })], 10)[0]?.marks.登录.toNumber()).toBe(100)
  })
})
