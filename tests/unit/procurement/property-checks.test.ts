import { expect, test } from 'vitest'
import { addDays, addWorkdays } from '@/lib/kernel/workday'
import { daysOf, tradeChecks, tradeLight } from '@/lib/procurement/rules/property-checks'
import type { TradeFacts } from '@/lib/procurement/rules/property-trade'
import { rng } from '@/prisma/seed/rng'
import { playTrade, type Scene } from '@/prisma/seed/scenarios/property-trade'

const today = '2026-06-01'
const wan = (amount: number) => BigInt(amount) * 1_000_000n
/** A share put up on 1 December 2025, sold for its appraisal, paid at once. */
const kept: TradeFacts = {
  ...{ kind: '股权转让', method: '网络竞价', status: '已成交', controlLost: false, preFrom: null, preTo: null },
  ...{ listedFrom: '2025-12-01', listedTo: '2025-12-26', relistedFrom: null, relistedTo: null },
  ...{ floorPrice: wan(1000), relistPrice: null, appraisal: wan(1000), appraisedOn: '2025-08-31', appraisalNo: '评备1号' },
  ...{ appraisalDecidedOn: '2025-10-10', decisionNo: '批1号', decisionDecidedOn: '2025-11-20', lowerConsentNo: '' },
  ...{ dealOn: '2026-01-05', dealPrice: wan(1000), contractOn: '2026-01-08', payMode: '一次付清' },
  ...{ resultFrom: '2026-01-09', resultTo: '2026-01-15', payments: [{ paidOn: '2026-01-15', amount: wan(1000) }] },
}
const lights = (more: Partial<TradeFacts>, on = today) =>
  Object.fromEntries(tradeChecks({ ...kept, ...more }, on).map(({ id, light }) => [id, light]))

test('a transaction that kept everything is green, and every check names its rule with its version, to be compared with the text', () => {
  const checks = tradeChecks(kept, today)
  expect(tradeLight(checks)).toEqual({ light: '绿', breaches: 0 })
  expect(checks.every(({ basis, reason }) => basis.version.includes('起施行') && !basis.checked && reason !== '')).toBe(true)
})

test('exactly twenty working days of disclosure are kept, one less is not, and while it runs it is only to be prolonged', () => {
  expect(daysOf('2025-12-01', '2025-12-26')).toBe(20)
  expect(lights({ listedTo: '2025-12-26' })['CQ-02']).toBe('绿')
  expect(lights({ listedTo: '2025-12-25' })['CQ-02']).toBe('红')
  expect(lights({ listedTo: '2025-12-25', status: '披露中' }, '2025-12-20')['CQ-02']).toBe('黄')
  expect(lights({ listedTo: null })['CQ-02']).toBe('黄')
  expect(lights({ method: '协议' })['CQ-02']).toBe('灰')
})

test('assets are disclosed by their floor price: nothing up to a million, ten working days up to ten million, twenty from there', () => {
  const asset = (price: number, days: number) =>
    lights({ kind: '资产转让', floorPrice: wan(price), listedTo: addWorkdays('2025-11-30', days) })['CQ-02']
  expect([asset(100, 1), asset(101, 9), asset(101, 10), asset(999, 10), asset(1000, 19), asset(1000, 20)]).toEqual([
    ...['灰', '红', '绿', '绿', '红', '绿'],
  ])
})

test('an increase is disclosed twenty working days formally and forty together; a loss of control wants twenty before', () => {
  const increase = { kind: '增资', floorPrice: null } as const
  expect(lights({ ...increase, listedTo: addWorkdays('2025-11-30', 40) })['CQ-02']).toBe('绿')
  expect(lights({ ...increase, listedTo: addWorkdays('2025-11-30', 39) })['CQ-02']).toBe('红')
  const before = { preFrom: '2025-11-03', preTo: addWorkdays('2025-11-02', 19) }
  expect(lights({ ...increase, ...before, listedTo: addWorkdays('2025-11-30', 21) })['CQ-02']).toBe('绿')
  expect(lights({ ...increase, ...before, listedTo: addWorkdays('2025-11-30', 20) })['CQ-02']).toBe('红')
  expect(lights({ controlLost: true })['CQ-01']).toBe('红')
  expect(lights({ controlLost: true, preFrom: '2025-10-09', preTo: addWorkdays('2025-10-08', 20) })['CQ-01']).toBe('绿')
  expect(lights({ controlLost: true, preFrom: '2025-10-09', preTo: addWorkdays('2025-10-08', 19) })['CQ-01']).toBe('红')
})

test('nine tenths of the appraisal need nobody, a fen less needs a written consent', () => {
  const deal = (more: Partial<TradeFacts>) => lights({ relistedFrom: '2026-01-05', relistedTo: '2026-02-10', ...more })['CQ-04']
  expect(deal({ dealPrice: wan(900) })).toBe('绿')
  expect(deal({ dealPrice: wan(900) - 1n })).toBe('红')
  expect(deal({ dealPrice: wan(1000), relistPrice: wan(850) })).toBe('红')
  expect(deal({ dealPrice: wan(900) - 1n, lowerConsentNo: '复〔2026〕3号' })).toBe('绿')
  expect(lights({ floorPrice: wan(1000) - 1n })['CQ-03']).toBe('红')
})

test('appraisals end after a year, papers come before the disclosure, and one that is not ours is to be looked at', () => {
  expect(lights({ appraisedOn: '2024-12-01' })['CQ-07']).toBe('绿')
  expect(lights({ appraisedOn: '2024-11-30' })['CQ-07']).toBe('红')
  expect(lights({ appraisalDecidedOn: null })['CQ-07']).toBe('黄')
  expect(lights({ appraisalDecidedOn: null, appraisalNo: '' })['CQ-07']).toBe('红')
  expect(lights({ decisionDecidedOn: '2025-12-02' })['CQ-08']).toBe('红')
  expect(lights({ decisionDecidedOn: null })['CQ-08']).toBe('黄')
  expect(lights({ decisionDecidedOn: null, decisionNo: '' })['CQ-08']).toBe('红')
})

test('the price is paid within five working days, or a first 30 % and the rest within a year', () => {
  expect(lights({ payments: [{ paidOn: '2026-01-16', amount: wan(1000) }] })['CQ-09']).toBe('红')
  expect(lights({ payments: [] }, '2026-01-12')['CQ-09']).toBe('灰')
  const parts = (first: bigint, rest: string) => ({
    ...{
      payMode: '分期',
      payments: [
        { paidOn: '2026-01-12', amount: first },
        { paidOn: rest, amount: wan(1000) - first },
      ],
    },
  })
  expect(lights(parts(wan(300), '2026-05-08'))['CQ-09']).toBe('绿')
  expect(lights(parts(wan(300) - 1n, '2026-05-08'))['CQ-09']).toBe('红')
  expect(lights(parts(wan(300), '2027-01-09'), '2027-02-01')['CQ-09']).toBe('红')
  expect(lights({ resultTo: addDays('2026-01-15', -1) })['CQ-10']).toBe('红')
  expect(lights({ dealOn: '2026-12-02', status: '已成交' }, '2027-01-01')['CQ-06']).toBe('红')
})

test('the demonstration is the same every time, has every kind, and what is planted is found', () => {
  const orgs = [{ id: 'a', name: '甲集团', groupId: 'a', childId: 'b', childName: '乙公司' }]
  const scene: Scene = {
    orgs,
    suppliers: ['s1', 's2', 's3'],
    winners: [{ orgId: 'a', partyId: 's9', on: '2025-09-01' }],
    papers: [],
    today,
  }
  const play = () => Array.from({ length: 120 }, (_, place) => playTrade(scene, place, rng(`property-trade:${place}`)))
  const made = play()
  expect(play()).toEqual(made)
  expect(new Set(made.map(({ trade }) => trade.kind))).toEqual(new Set(['股权转让', '资产转让', '增资']))
  expect(new Set(made.map(({ trade }) => trade.projectNo)).size).toBe(120)
  expect(made.filter(({ bidders }) => bidders[0]?.partyId === 's9' && bidders[0].won).length).toBeGreaterThan(5)
  const red = (id: string) =>
    made.filter((one) => tradeChecks({ ...one.trade, payments: one.payments }, today).some((c) => c.id === id && c.light === '红'))
  for (const id of ['CQ-01', 'CQ-02', 'CQ-03', 'CQ-04', 'CQ-07', 'CQ-08', 'CQ-09', 'CQ-10']) expect(red(id).length, id).toBeGreaterThan(0)
  expect(red('CQ-02').length).toBeLessThan(20)
})
