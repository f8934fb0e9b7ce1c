import { describe, expect, test } from 'vitest'
import { deviationsOf } from '@/lib/investment/rules/deviation'
import { type LightRule, lightsOf, type Standing, worstOf } from '@/lib/investment/rules/lights'
import { defaultLimits, limitParameters } from '@/lib/investment/rules/limits'
import { dueMonth, monthsApart, shareOf, timeShare } from '@/lib/investment/rules/months'
import { readPlanLines } from '@/lib/investment/rules/plan-lines'
import { partOf, progressSchema } from '@/lib/investment/schema'
import { params } from '@/lib/matters/params'

const today = '2026-07-20'
const wan = (amount: number) => String(BigInt(Math.round(amount * 100)) * 10_000n)
/** A project on its way without a reason for a light on 2026-07-20. */
const fine: Standing = {
  ...{ state: '在建', approvedTotal: wan(10_000), approvedYield: '8', plannedStart: '2025-01-01', plannedEnd: '2027-12-31' },
  ...{ startedOn: '2025-01-10', endedOn: null, lastMonth: 202606, plannedPct: '50', actualPct: '50', expectedYield: '8' },
  ...{ invested: wan(5_000), movedMonth: 202606, late: null },
}
const lights = (change: Partial<Standing>, limits = defaultLimits, on = today) => lightsOf({ ...fine, ...change }, limits, on)
const level = (rule: LightRule, change: Partial<Standing>, limits = defaultLimits, on = today) =>
  lights(change, limits, on).find((light) => light.rule === rule)?.level ?? null

describe('lights of a project', () => {
  test('a project without a reason has none and is green', () => {
    expect(lights({})).toEqual([])
    expect(worstOf(lights({}))).toBe('绿')
  })

  test.each([
    ['9.9999 points behind is none', '40.0001', null],
    ['10 points behind is yellow (S024)', '40', '黄'],
    ['19.9999 points behind is yellow', '30.0001', '黄'],
    ['20 points behind is red', '30', '红'],
    ['ahead of the plan is none', '70', null],
  ])('progress: %s', (_, actualPct, expected) => expect(level('behind', { actualPct })).toBe(expected))

  test('progress says both figures and the gap, and is asked of projects under way only', () => {
    expect(lights({ actualPct: '38.5' })[0]).toEqual({
      rule: 'behind',
      level: '黄',
      words: '2026 年 6 月末计划形象进度 50.00%，实际 38.50%，落后 11.50 个百分点',
    })
    expect(level('behind', { actualPct: '0', state: '停建' })).toBeNull()
    expect(level('behind', { actualPct: null, plannedPct: null, lastMonth: null })).toBeNull()
  })

  test.each([
    ['the approved total to the cent is none', 10_000, null],
    ['one 元 above is yellow', 10_000.01, '黄'],
    ['9.99 % above is yellow', 10_999, '黄'],
    ['10 % above is red', 11_000, '红'],
  ])('money: %s', (_, amount, expected) => expect(level('over', { invested: wan(amount) })).toBe(expected))

  test.each([
    ['two months without progress are none', 202604, null],
    ['three months are red', 202603, '红'],
    ['over the turn of a year', 202512, '红'],
  ])('standstill: %s', (_, movedMonth, expected) => expect(level('still', { movedMonth })).toBe(expected))

  test('standstill counts from the start where there never was any progress', () => {
    const never = { movedMonth: null, actualPct: '0', plannedPct: '5' }
    expect(level('still', { ...never, startedOn: '2026-05-20' })).toBeNull()
    expect(level('still', { ...never, startedOn: '2026-04-01' })).toBe('红')
  })

  test.each([
    ['29.99 % below is none', '5.6008', null],
    ['30 % below is red (S059)', '5.6', '红'],
    ['a loss is red', '-1', '红'],
    ['above is none', '9', null],
    ['nothing expected is none', null, null],
  ])('yield: %s', (_, expectedYield, expected) => expect(level('yield', { expectedYield })).toBe(expected))

  test('yield: one approved at zero or below has no measure', () => {
    expect(level('yield', { approvedYield: '0', expectedYield: '-5' })).toBeNull()
    expect(level('yield', { approvedYield: null, expectedYield: '-5' })).toBeNull()
  })

  test.each([
    ['the day itself is none', today, null],
    ['a day after is yellow', '2026-07-19', '黄'],
    ['90 days after is yellow', '2026-04-21', '黄'],
    ['91 days after is red', '2026-04-20', '红'],
  ])('end: %s', (_, plannedEnd, expected) => expect(level('end', { plannedEnd })).toBe(expected))

  test('a milestone that was missed says its name and days, and is red after 90', () => {
    const late = (plannedOn: string, count = 1) => lights({ late: { count, name: '主体封顶', plannedOn } })[0]
    expect(late('2026-07-10')).toEqual({ rule: 'late', level: '黄', words: '节点“主体封顶”应于 2026-07-10 完成，已逾期 10 天' })
    expect(late('2026-04-20', 3)).toMatchObject({ level: '红', words: '节点“主体封顶”等 3 个节点应于 2026-04-20 完成，已逾期 91 天' })
    expect(level('late', { state: '完工', late: { count: 1, name: '竣工', plannedOn: '2026-01-01' } })).toBeNull()
  })

  test('a month is missing once the day of reporting is over', () => {
    expect(dueMonth('2026-07-10', '10')).toBe(202605)
    expect(dueMonth('2026-07-11', '10')).toBe(202606)
    expect(dueMonth('2026-01-11', '10')).toBe(202512)
    expect(level('unreported', { lastMonth: 202605 }, defaultLimits, '2026-07-10')).toBeNull()
    expect(level('unreported', { lastMonth: 202605 }, defaultLimits, '2026-07-11')).toBe('黄')
    expect(level('unreported', { lastMonth: null, startedOn: '2026-07-01' })).toBeNull()
  })

  test('red stands before yellow, and the worst is the light of the whole', () => {
    const all = lights({ actualPct: '40', invested: wan(12_000) })
    expect(all.map(({ rule }) => rule)).toEqual(['over', 'behind'])
    expect(worstOf(all)).toBe('红')
  })

  test('limits that were set hold instead of those that come with the platform, which the parameters repeat', () => {
    expect(level('behind', { actualPct: '45' }, { ...defaultLimits, behindYellow: '5' })).toBe('黄')
    for (const { code, default: usual } of Object.values(limitParameters)) expect(params[code]?.default).toBe(usual)
  })
})

describe('deviations', () => {
  test('say planned, done and the gap; what is to come is none', () => {
    const of = (change: Partial<Standing>) =>
      Object.fromEntries(deviationsOf({ ...fine, ...change }, today).map((line) => [line.key, line]))
    expect(of({ actualPct: '38.5' }).progress).toMatchObject({ planned: '50.00%', done: '38.50%', gap: '-11.50 个百分点', bad: true })
    expect(of({}).money).toMatchObject({ planned: '10,000.00 万元', done: '5,000.00 万元', gap: '完成 50.00%', bad: false })
    expect(of({}).time).toMatchObject({ done: '未完工', gap: null })
    expect(of({ plannedEnd: '2026-05-31' }).time).toMatchObject({ gap: '晚 2 个月', bad: true })
    expect(of({ plannedEnd: '2026-12-31', endedOn: '2026-06-30', state: '完工' }).time).toMatchObject({ gap: '早 6 个月', bad: false })
    expect(of({ expectedYield: '6.5' }).yield).toMatchObject({ planned: '8.00%', done: '6.50%', gap: '-1.50 个百分点', bad: true })
    expect(of({ expectedYield: null }).yield).toMatchObject({ done: null, gap: null, bad: false })
  })
})

describe('months and shares', () => {
  test('序时进度 counts whole months', () => {
    expect(timeShare(2026, '2026-07-20')).toBe('50.0000')
    expect(timeShare(2026, '2026-01-31')).toBe('0.0000')
    expect(timeShare(2025, '2026-07-20')).toBe('100')
    expect(timeShare(2027, '2026-07-20')).toBe('0')
  })

  test('a share without a whole is null, and months count over years', () => {
    expect(shareOf(1n, 0n)).toBeNull()
    expect(shareOf(1n, 3n)).toBe('33.3333')
    expect(monthsApart(202511, 202602)).toBe(3)
    expect(monthsApart(202602, 202511)).toBe(-3)
  })

  test('every kind belongs to one part of a plan', () => {
    expect(['固定资产', '并购', '基金', '其他'].map(partOf)).toEqual(['fixed', 'equity', 'equity', 'other'])
  })
})

describe('what people type', () => {
  test('lines of a plan come by tab or comma; a line too short is named', () => {
    expect(
      readPlanLines(
        '项目名称\t类型\n一号厂房\t固定资产\t主业\t10000\t3000\n二号，并购，非主业，500，200，2026-01-01，2026-12-31，6.5，已决策',
      ),
    ).toEqual([
      { name: '一号厂房', kind: '固定资产', core: '主业', total: '10000', year: '3000' },
      {
        ...{ name: '二号', kind: '并购', core: '非主业', total: '500', year: '200', startOn: '2026-01-01', endOn: '2026-12-31' },
        ...{ yield: '6.5', decision: '已决策' },
      },
    ])
    expect(() => readPlanLines('一号厂房，固定资产，主业，10000，3000\n坏行，固定资产')).toThrow(/第 2 行有 2 列/)
  })

  test.each([
    ['plannedPct', '100.01', /0 至 100/],
    ['actualPct', '四成', /0 至 100/],
    ['amount', '-1', /不小于零/],
    ['amount', '1.1234567', /至多六位小数/],
    ['month', '202613', /月份应如/],
  ])('a month with %s %s is refused with what would be right', (key, value, says) => {
    const row = {
      ...{ projectId: '0190b0a0-0000-7000-8000-000000000001', month: 202606, plannedPct: '50', actualPct: '49.5', amount: '12.345678' },
      ...{ ownFunds: '0', debtFunds: '0', fiscalFunds: '0', otherFunds: '0' },
    }
    expect(progressSchema.safeParse(row).success).toBe(true)
    const read = progressSchema.safeParse({ ...row, [key]: value })
    expect(read.success ? '' : read.error.issues[0]!.message).toMatch(says)
  })
})
