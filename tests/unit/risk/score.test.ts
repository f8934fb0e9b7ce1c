import { expect, test } from 'vitest'
import { type Scored, weigh } from '@/lib/risk/rules/score'

let next = 0
const finding = (over: Partial<Scored>): Scored => ({
  id: `f${++next}`,
  modelCode: `WB${next}`,
  dimension: '围标串标',
  family: '报价',
  grade: '线索级',
  weight: '橙',
  tenderId: 't',
  subjectKey: 'k',
  partyIds: [],
  orgId: 'o',
  ...over,
})
const levels = (...findings: Scored[]) => weigh(findings).map(({ level }) => level)

test('one lead alone never makes red', () => {
  expect(levels(finding({ weight: '红', partyIds: ['a', 'b'] }))).toEqual(['橙'])
  expect(levels(finding({ partyIds: ['a', 'b'] }))).toEqual(['黄'])
  expect(levels(finding({ weight: '黄' }))).toEqual(['蓝'])
})

test('much of one family counts up to its cap and stays below red', () => {
  const found = weigh(Array.from({ length: 6 }, () => finding({ weight: '红', partyIds: ['a', 'b'] })))
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ level: '橙', points: 4, families: [{ family: '报价', points: 18, counted: 4 }] })
})

test('two independent families make red together; one 认定级 of weight 红 does so alone, of weight 橙 it makes orange', () => {
  const pair = { partyIds: ['a', 'b'] }
  expect(levels(finding({ ...pair, weight: '红' }), finding({ ...pair, family: '文本' }))).toEqual(['红'])
  expect(levels(finding({ ...pair, weight: '橙' }), finding({ ...pair, family: '文本' }))).toEqual(['橙'])
  expect(levels(finding({ ...pair, weight: '红', grade: '认定级' }))).toEqual(['红'])
  expect(levels(finding({ ...pair, weight: '橙', grade: '认定级' }))).toEqual(['橙'])
})

test('the same model met by several pairs of a group is one thing said several times', () => {
  const found = weigh([
    finding({ modelCode: 'WB001', partyIds: ['a', 'b'] }),
    finding({ modelCode: 'WB001', partyIds: ['b', 'c'] }),
    finding({ modelCode: 'WB001', partyIds: ['a', 'c'] }),
  ])
  expect(found).toMatchObject([{ points: 2, partyIds: ['a', 'b', 'c'], level: '黄' }])
})

test('two models that judge the same ratio of a statement are one thing; the heavier counts', () => {
  const statement = (modelCode: string, weight: string, family = '偿债') =>
    finding({ modelCode, weight, family, dimension: '财务预警', tenderId: null, subjectKey: 'o:202605' })
  expect(weigh([statement('AN18', '黄'), statement('ZB04', '黄')])).toMatchObject([{ points: 1, level: '蓝' }])
  expect(weigh([statement('AN18', '黄'), statement('ZB03', '红')])).toMatchObject([
    { points: 3, level: '橙', families: [{ models: ['AN18', 'ZB03'], points: 3 }] },
  ])
  expect(weigh([statement('AN18', '黄'), statement('AN22', '黄'), statement('AN27', '红', '资产质量')])).toMatchObject([{ points: 5 }])
})

test('bidders that share nothing are two groups; what is said of the tender goes to the larger', () => {
  const found = weigh([
    finding({ partyIds: ['a', 'b'] }),
    finding({ partyIds: ['b', 'c'] }),
    finding({ partyIds: ['x', 'y'] }),
    finding({ family: '行为' }),
    finding({ partyIds: ['y'], family: '电子痕迹' }),
  ])
  expect(found.map(({ key, partyIds, points }) => [key, partyIds, points])).toEqual([
    ['group:t:a', ['a', 'b', 'c'], 6],
    ['group:t:x', ['x', 'y'], 4],
  ])
})

test('what a buyer did stands apart from what bidders did, and what has no tender stands alone', () => {
  const found = weigh([
    finding({ partyIds: ['a', 'b'] }),
    finding({ dimension: '采购流程', family: '程序', weight: '红', grade: '认定级' }),
    finding({ dimension: '经营管理', tenderId: null, subjectKey: 'buyer', modelCode: 'JY014' }),
  ])
  expect(found.map(({ key, level }) => [key, level])).toEqual([
    ['alone:JY014:buyer', '黄'],
    ['group:t:a', '黄'],
    ['tender:t', '红'],
  ])
})
