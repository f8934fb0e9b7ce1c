import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { efficiencyChoices } from '@/lib/dashboards/queries/filter-options'
import { screenFigures } from '@/lib/dashboards/queries/screen'
import { screenOrgs } from '@/lib/dashboards/queries/screen-orgs'
import { screenFilings } from '@/lib/dashboards/queries/slice-filings'
import type { ScreenFigures } from '@/lib/dashboards/schema'
import { isRefusal } from '@/lib/kernel/refusal'
import { filingList } from '@/lib/matters/queries/filing-list'
import { asSystem, closeDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { type TestDatabase, testDatabase } from '../support/database'
import { askedAt, type DashboardWorld, dashboardWorld } from './dashboards-world'

let db: TestDatabase
let world: DashboardWorld
let figures: ScreenFigures

beforeAll(async () => {
  db = await testDatabase()
  world = await dashboardWorld(db.appUrl)
  const { filing, event } = world
  const done = { status: 'concluded', used: 4, onTime: true }
  const today = await filing('city', { ...done, concluded: '2026-11-23 09:30' })
  await event(today, { action: 'pass', at: '2026-11-03', step: 'accept' })
  await event(today, { action: 'conclude', at: '2026-11-23 09:30', status: 'concluded' })
  const accepted = await filing('sub', { kind: '备案', accepted: '2026-11-23 09:41', due: '2026-11-30' })
  await event(accepted, { action: 'pass', at: '2026-11-23 09:41', step: 'accept' })
  await event(accepted, { action: 'claim', at: '2026-11-23 09:45' })
  const late = await filing('rival', { status: 'running', due: '2026-11-18 23:59' })
  await event(late, { action: 'return', at: '2026-11-20', to: 'review' })
  await filing('rival', { status: 'arrived', due: '2026-11-20 23:59', line: 'CWJD' })
  await filing('rival', { ...done, arrived: '2025-10-01', concluded: '2025-10-09' })
  await filing('district', { status: 'running', arrived: '2025-12-01', due: '2026-12-01' })
  figures = await runQuery(screenFigures, world.actors.leader, {}, askedAt)
})

afterAll(async () => {
  await closeDatabase()
  await db?.drop()
})

const count = async (slice: Record<string, string>) => (await runQuery(screenFilings, world.actors.leader, slice, askedAt)).count
const ledger = async (slice: Record<string, string>) => (await runQuery(filingList, world.actors.leader, slice, askedAt)).count

describe('the first screen', () => {
  test('says the period and the moment its figures are of', () => {
    expect(figures.period).toEqual({ from: '2026-01-01', to: '2026-11-23' })
    expect(figures.asOf).toBe(askedAt.toISOString())
  })

  test('counts the supervised enterprises of the city by level, district ones apart', async () => {
    expect(figures.enterprises).toEqual({
      groups: 2,
      all: 3,
      levels: [
        { level: 1, name: '一级', count: 2 },
        { level: 2, name: '二级', count: 1 },
      ],
    })
    const listed = await runQuery(screenOrgs, world.actors.leader, { owner: 'city', groups: 'yes' }, askedAt)
    expect(listed.rows.map((row) => [row.name, row.group, row.place])).toEqual([
      ['乙集团', '乙集团', '市北区'],
      ['甲集团', '甲集团', '市南区'],
    ])
  })

  test('a lower enterprise that the commission supervises as a group counts as one, with its own row and drill', async () => {
    const { sub, city } = world.orgIds
    await asSystem('测试：按集团监管', (tx) => tx.org.update({ where: { id: sub }, data: { groupId: sub } }))
    const seen = await runQuery(screenFigures, world.actors.leader, {}, askedAt)
    expect(seen.enterprises).toMatchObject({ groups: 3, all: 3 })
    expect(seen.groups.filter((row) => row.owner === 'city').map((row) => row.key)).toEqual(expect.arrayContaining([city, sub]))
    const listed = await runQuery(screenOrgs, world.actors.leader, { owner: 'city', groups: 'yes' }, askedAt)
    expect(listed.rows.map((row) => row.name)).toContain('甲能源')
    expect(listed.count).toBe(seen.enterprises.groups)
    const { groups } = await runQuery(efficiencyChoices, world.actors.leader, {}, askedAt)
    expect(groups.map((group) => group.value)).toContain(sub)
    await asSystem('测试：恢复', (tx) => tx.org.update({ where: { id: sub }, data: { groupId: city } }))
  })

  test('what lies open counts whatever its year, and is the count of the ledger', async () => {
    expect(figures.now).toEqual({ open: 4, overdue: 2, concludedToday: 1 })
    expect(await ledger({ tab: 'open' })).toBe(figures.now.open)
    expect(await ledger({ tab: 'overdue' })).toBe(figures.now.overdue)
    expect(await count({ concludedOn: figures.today })).toBe(figures.now.concludedToday)
    expect(figures.year).toMatchObject({ filings: 4, onTimeRate: '100.00', compression: '60.00' })
  })

  test('groups: every group of the city, those without filings too, and the districts together', async () => {
    expect(figures.groups.map(({ label, filings, openNow, averageUsed }) => [label, filings, openNow, averageUsed])).toEqual([
      ['乙集团', 2, 2, null],
      ['甲集团', 2, 1, '4.00'],
      ['区（市）属企业', 0, 1, null],
    ])
    expect(figures.groups.reduce((sum, row) => sum + row.openNow, 0)).toBe(figures.now.open)
    for (const row of figures.groups.filter(({ owner }) => owner === 'city')) {
      expect(await ledger({ ...figures.period, group: row.key })).toBe(row.filings)
      expect(await ledger({ tab: 'open', group: row.key })).toBe(row.openNow)
    }
    expect(await count({ tab: 'open', owner: 'district' })).toBe(1)
  })

  test('districts: all ten and the city itself, enterprises by owner', async () => {
    expect(figures.districts).toHaveLength(11)
    expect(figures.districts.find((row) => row.name === '即墨区')).toMatchObject({ city: 0, own: 1, filings: 0 })
    expect(figures.districts.find((row) => row.name === '市北区')).toMatchObject({ city: 1, filings: 2, open: 2 })
    for (const row of figures.districts) expect(await ledger({ ...figures.period, adcode: row.adcode })).toBe(row.filings)
  })

  test('overdue by department, the worst in working days', async () => {
    expect(figures.overdue.map(({ name, count: many, worstDays }) => [name, many, worstDays])).toEqual([
      ['产权管理处', 1, 3],
      ['财务监督处', 1, 1],
    ])
    for (const row of figures.overdue) expect(await ledger({ tab: 'overdue', line: row.line })).toBe(row.count)
  })

  test('latest acts are those the outside may know, newest first', () => {
    expect(figures.latest.map(({ word, org }) => [word, org])).toEqual([
      ['受理', '甲能源'],
      ['批复', '甲集团'],
    ])
  })
})

describe('who may look', () => {
  test('an enterprise cannot read the screen, nor what its numbers are made of', async () => {
    const { filler } = world.actors
    for (const asked of [runQuery(screenFigures, filler, {}), runQuery(screenFilings, filler, {}), runQuery(screenOrgs, filler, {})]) {
      const refused = await asked.catch((error: unknown) => error)
      expect(isRefusal(refused) && refused.code).toBe('forbidden')
    }
  })

  test('an officer without the post for it cannot either; a monitor can', async () => {
    const refused = await runQuery(screenFigures, world.actors.officer, {}, askedAt).catch((error: unknown) => error)
    expect(isRefusal(refused)).toBe(true)
    expect((await runQuery(screenFigures, world.actors.monitor, {}, askedAt)).now.open).toBe(4)
  })

  test('rows stay behind the wall even for somebody who holds the permission', async () => {
    const bold = { ...world.actors.districtHead, permissions: new Set(['screen.read']) }
    const seen = await runQuery(screenFigures, bold, {}, askedAt)
    expect([seen.enterprises.all, seen.now.open, seen.latest]).toEqual([0, 1, []])
  })
})
