import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EfficiencyReport, efficiencyReport } from '@/lib/dashboards/queries/efficiency'
import { sliceFilings } from '@/lib/dashboards/queries/slice-filings'
import type { Dimension, Slice } from '@/lib/dashboards/schema'
import { isRefusal } from '@/lib/kernel/refusal'
import { filingList } from '@/lib/matters/queries/filing-list'
import { closeDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { type TestDatabase, testDatabase } from '../support/database'
import { askedAt, type DashboardWorld, dashboardWorld, type Who } from './dashboards-world'

let db: TestDatabase
let world: DashboardWorld
const year = { from: '2026-01-01', to: '2026-11-23' }

beforeAll(async () => {
  db = await testDatabase()
  world = await dashboardWorld(db.appUrl)
  const { filing, task, event } = world
  const done = { status: 'concluded', concluded: '2026-11-12', used: 4, onTime: true, promise: 10, statutory: 20 }
  const first = await filing('city', done)
  await task(first, { step: 'accept', name: '窗口受理', pool: 'R-WINDOW', from: '2026-11-02', to: '2026-11-03' })
  await task(first, { step: 'review', name: '处室初审', from: '2026-11-03', to: '2026-11-09', due: '2026-11-05 23:59' })
  await task(first, { step: 'lead', name: '委领导审签', pool: 'R-LEAD@CQGL', from: '2026-11-09', to: '2026-11-10' })
  await task(first, { step: 'e_check', name: '企业审核', pool: 'E-CHECK@x', side: 'ent', from: '2026-10-20', to: '2026-10-30' })
  await filing('sub', { ...done, used: 13, onTime: false, kind: '备案', line: 'CWJD', matter: 'GZ-CW-01', statutory: null, returns: 1 })
  const corrected = await filing('rival', { status: 'correcting', corrections: 1, arrived: '2026-11-10', matter: 'GZ-CW-01' })
  await event(corrected, { action: 'return', at: '2026-11-09', audience: 'ent', step: 'e_check' })
  await event(corrected, { action: 'correct', at: '2026-11-12', status: 'correcting', reason: 'missing' })
  await event(corrected, { action: 'return', at: '2026-11-16', to: 'enterprise', status: 'returned' })
  await filing('rival', { status: 'refused', concluded: '2026-10-12', arrived: '2026-10-01', used: 7, onTime: true })
  await filing('district', { status: 'running', due: '2026-11-20', arrived: '2026-11-05' })
  await filing('city', { status: 'running', due: '2026-11-30', arrived: '2026-11-23 09:00' })
  await filing('city', { status: 'filling', arrived: null })
  await filing('city', { ...done, arrived: '2025-12-31 23:30' })
})

afterAll(async () => {
  await closeDatabase()
  await db?.drop()
})

const ask = (who: Who, scope: Slice = {}): Promise<EfficiencyReport> =>
  runQuery(efficiencyReport, world.actors[who], { ...year, ...scope }, askedAt)
const ledger = async (who: Who, slice: Slice) => (await runQuery(filingList, world.actors[who], slice, askedAt)).count
const behind = async (who: Who, slice: Slice) => (await runQuery(sliceFilings, world.actors[who], slice, askedAt)).rows

describe('办理效能 of the commission', () => {
  test('counts what arrived in the period, drafts and other years left out', async () => {
    const { total } = await ask('leader')
    expect(total).toMatchObject({ filings: 6, open: 3, overdue: 1, ended: 3, onTime: 2, late: 1, measured: 2, back: 2 })
  })

  test('averages working days of concluded filings against the promise, and against the statutory limit only where there is one', async () => {
    const { total } = await ask('leader')
    expect(total).toMatchObject({ averageUsed: '8.50', averagePromise: '10.00', compression: '15.00' })
    expect(total).toMatchObject({ statutoryMeasured: 1, averageStatutory: '20.00', statutoryCompression: '80.00', onTimeRate: '66.67' })
  })

  test('every number is the count of the ledger under the same filter', async () => {
    const { by, trend } = await ask('leader')
    for (const dimension of Object.keys(by) as Dimension[]) {
      for (const row of by[dimension]) {
        const slice = { ...year, [dimension]: row.key }
        expect([dimension, row.label, await ledger('leader', slice)]).toEqual([dimension, row.label, row.filings])
        expect(await ledger('leader', { ...slice, tab: 'open' })).toBe(row.open)
        expect(await ledger('leader', { ...slice, tab: 'overdue' })).toBe(row.overdue)
        expect(await ledger('leader', { ...slice, tab: 'ended' })).toBe(row.ended)
        expect(await ledger('leader', { ...slice, onTime: 'yes' })).toBe(row.onTime)
        expect(await ledger('leader', { ...slice, onTime: 'no' })).toBe(row.late)
        expect((await behind('leader', { ...slice, back: 'yes' })).length).toBe(row.back)
      }
    }
    for (const { from, to, filings } of trend) expect(await ledger('leader', { from, to })).toBe(filings)
  })

  test('every breakdown adds up to the total', async () => {
    const { by, total } = await ask('leader')
    for (const rows of Object.values(by)) {
      expect(rows.reduce((sum, row) => sum + row.filings, 0)).toBe(total.filings)
      expect(rows.reduce((sum, row) => sum + row.usedSum, 0)).toBe(total.usedSum)
    }
  })

  test('names are those of the register; matters are in order of frequency', async () => {
    const { by } = await ask('leader')
    expect(by.group.map((row) => row.label).sort()).toEqual(['乙集团', '即墨城投', '甲集团'])
    expect(by.line.map((row) => [row.label, row.filings])).toEqual([
      ['产权管理处', 5],
      ['财务监督处', 1],
    ])
    expect(by.adcode.map((row) => row.label)).toContain('黄岛区')
    expect(by.matter.map((row) => [row.key, row.filings])).toEqual([
      ['GZ-CQ-01', 4],
      ['GZ-CW-01', 2],
    ])
  })

  test('24 months up to the last one of the period, months without filings among them', async () => {
    const { trend } = await ask('leader')
    expect(trend).toHaveLength(24)
    expect(trend.at(-1)).toMatchObject({ label: '2026-11', filings: 5, from: '2026-11-01', to: '2026-11-30' })
    expect(trend.find((row) => row.label === '2025-12')).toMatchObject({ filings: 1 })
    expect(trend[0]).toMatchObject({ label: '2024-12', filings: 0, averageUsed: null, onTimeRate: null })
  })

  test('time lies where tasks lay, in working days, without what the enterprise did before it filed', async () => {
    const { steps, departments } = await ask('leader')
    expect(steps.map((row) => [row.label, row.tasks, row.days, row.late])).toEqual([
      ['窗口受理', 1, 1, 0],
      ['处室初审', 1, 4, 1],
      ['委领导审签', 1, 1, 0],
    ])
    expect(departments.map((row) => [row.label, row.days])).toEqual([
      ['产权管理处', 4],
      ['委领导', 1],
      ['受理窗口', 1],
    ])
    for (const { key, filings } of steps) expect(await behind('leader', { ...year, step: key })).toHaveLength(filings)
    for (const { key, filings } of departments) expect(await behind('leader', { ...year, department: key })).toHaveLength(filings)
  })

  test('returns by reason and step; what goes back inside the enterprise is not counted', async () => {
    const { returns } = await ask('leader')
    expect(returns.map(({ reason, step, times }) => [reason, step, times])).toEqual([
      ['correct', 'review', 1],
      ['enterprise', 'review', 1],
    ])
    for (const { reason, step, filings } of returns) expect(await behind('leader', { ...year, reason, step })).toHaveLength(filings)
  })

  test('returns by coded reason; what was done before reasons were coded is said, not guessed', async () => {
    const { reasons } = await ask('leader')
    expect(reasons).toEqual([
      { why: 'missing', times: 1, filings: 1, acts: { correct: 1 } },
      { why: null, times: 1, filings: 1, acts: { enterprise: 1 } },
    ])
    for (const { why, filings } of reasons) expect(await behind('leader', { ...year, why: why ?? 'none' })).toHaveLength(filings)
    expect(await behind('leader', { ...year, why: 'misfilled' })).toEqual([])
    expect(await behind('leader', { ...year, why: 'missing', reason: 'enterprise' })).toEqual([])
    expect((await ask('filler')).reasons).toEqual([])
  })

  test('a filter narrows every part', async () => {
    const { total, by, trend, steps } = await ask('leader', { kind: '备案' })
    expect([total.filings, by.org.length, trend.at(-1)?.filings, steps.length]).toEqual([1, 1, 1, 0])
    expect(total).toMatchObject({ compression: '-30.00', statutoryCompression: null })
  })

  test('a period without filings has no averages instead of zeros', async () => {
    const { total, by, returns } = await ask('leader', { from: '2020-01-01', to: '2020-12-31' })
    expect(total).toMatchObject({ filings: 0, averageUsed: null, onTimeRate: null, compression: null })
    expect([by.kind, returns]).toEqual([[], []])
  })
})

describe('who sees what', () => {
  test('an officer counts the lines of the own department only', async () => {
    expect((await ask('officer')).total.filings).toBe(5)
  })

  test('a district counts its own enterprises only', async () => {
    const { total, by } = await ask('districtHead')
    expect([total.filings, by.org.map((row) => row.label)]).toEqual([1, ['即墨城投']])
  })

  test('an enterprise counts its own filings, and each number is that of its own ledger', async () => {
    const { total, by } = await ask('filler')
    expect([total.filings, by.org.map((row) => row.label).sort()]).toEqual([3, ['甲能源', '甲集团']])
    for (const row of by.org) expect(await ledger('filler', { ...year, org: row.key })).toBe(row.filings)
    expect(await behind('filler', { org: world.orgIds.rival })).toEqual([])
  })

  test('a monitor without the ledger still reads the statistics; nobody without the permission does', async () => {
    expect((await ask('monitor')).total.filings).toBe(6)
    const nobody = { ...world.actors.filler, permissions: new Set<string>() }
    const refused = await runQuery(efficiencyReport, nobody, year, askedAt).catch((error: unknown) => error)
    expect(isRefusal(refused) && refused.code).toBe('forbidden')
  })
})
