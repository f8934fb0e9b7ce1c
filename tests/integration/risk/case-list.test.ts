import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskFigures } from '@/lib/dashboards/queries/risk-figures'
import type { Actor } from '@/lib/kernel/actor'
import { asActor, asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { caseList } from '@/lib/risk/queries/cases'
import { deskRisks } from '@/lib/risk/queries/desk'
import { riskLevels } from '@/lib/risk/schema'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
let officer: Actor

/** A case of a level with findings of these states. */
async function caseOf(level: string, states: readonly ('new' | 'closed' | 'gone')[]): Promise<void> {
  await asSystem('测试线索', async (tx) => {
    const [caseId, at] = [newId(), new Date()]
    const org = { orgId: world.orgId, partyIds: [] }
    await tx.riskCase.create({
      data: { id: caseId, key: `测试:${caseId}`, kind: 'tender', ...org, level, points: 1, families: [], decisive: false, at },
    })
    for (const state of states)
      await tx.riskFinding.create({
        data: {
          ...{
            id: newId(),
            modelCode: 'FS001',
            modelVersion: 1,
            dimension: '采购方式',
            family: '采购方式',
            grade: '认定级',
            weight: '红',
            level: '黄',
          },
          ...{ caseId, subjectKind: 'tender', subjectKey: newId(), subjectName: `${level}级标段`, ...org, evidence: {}, parameters: {} },
          ...{ factsAt: at, firstRunId: caseId, lastRunId: caseId, firstSeenAt: at, lastSeenAt: at, goneAt: state === 'gone' ? at : null },
          status: state === 'closed' ? 'closed' : 'open',
        },
      })
  })
}

beforeAll(async () => {
  world = await openBusyWorld()
  officer = await actorOf('jdjc-officer')
  await caseOf('红', ['new', 'new'])
  await caseOf('红', ['closed'])
  await caseOf('橙', ['closed', 'new'])
  await caseOf('橙', ['gone'])
  for (let at = 0; at < 3; at += 1) await caseOf('黄', ['new'])
})
afterAll(() => world.close())

test('each number of the screen and of the homes opens exactly the cases that it counts', async () => {
  const { levels } = await runQuery(deskRisks, officer, {})
  const onScreen = await asActor(officer, (tx) => riskFigures(tx, { from: '2026-01-01', to: '2026-12-31' }))
  expect(onScreen.levels).toEqual(levels)
  expect(levels).toEqual([
    { level: '红', count: 1 },
    { level: '橙', count: 1 },
    { level: '黄', count: 3 },
  ])
  for (const level of riskLevels) {
    const list = await runQuery(caseList, officer, { level })
    const counted = levels.find((one) => one.level === level)?.count ?? 0
    expect([level, list.count.value, list.rows.length]).toEqual([level, counted, counted])
    expect(list.rows.every((row) => row.level === level && row.open > 0)).toBe(true)
  }
})

test('the list is most urgent first, pages without losing one, and shows the settled ones apart', async () => {
  const all = await runQuery(caseList, officer, { tab: 'all' })
  expect(all.rows.map(({ level }) => level)).toEqual(['红', '红', '橙', '橙', '黄', '黄', '黄'])
  const first = await runQuery(caseList, officer, { tab: 'all', size: 4 })
  const second = await runQuery(caseList, officer, { tab: 'all', size: 4, cursor: first.next ?? undefined })
  expect([...first.rows, ...second.rows]).toEqual(all.rows)
  expect((await runQuery(caseList, officer, { tab: 'settled' })).rows.map(({ open }) => open)).toEqual([0, 0])
  expect((await runQuery(caseList, officer, { words: '橙级' })).rows).toMatchObject([{ title: '橙级标段', open: 1, findings: 2 }])
})

test('a case of two bidders is called by the tender and their names, and is found by either name', async () => {
  await asSystem('测试线索', async (tx) => {
    const [tenderId, caseId, at] = [newId(), newId(), new Date()]
    const title = '泵站改造'
    await tx.tender.create({ data: { tenderId, orgId: world.orgId, ocid: title, code: title, title, receivedAt: at, source: '测试' } })
    const partyIds = [newId(), newId()]
    for (const [index, name] of ['正大建设', '安和建设'].entries())
      await tx.party.create({ data: { partyId: partyIds[index]!, uscc: partyIds[index]!, name, roles: ['supplier'] } })
    const of = { orgId: world.orgId, tenderId, partyIds }
    await tx.riskCase.create({
      data: { id: caseId, key: `测试:${caseId}`, kind: 'group', ...of, level: '蓝', points: 1, families: [], decisive: false, at },
    })
    await tx.riskFinding.create({
      data: {
        ...{
          id: newId(),
          modelCode: 'WB002',
          modelVersion: 1,
          dimension: '围标串标',
          family: '痕迹',
          grade: '认定级',
          weight: '红',
          level: '蓝',
        },
        // The subject of such a finding is the tender itself.
        ...{ caseId, subjectKind: 'tender', subjectKey: newId(), subjectName: title, ...of, evidence: {}, parameters: {} },
        ...{ factsAt: at, firstRunId: caseId, lastRunId: caseId, firstSeenAt: at, lastSeenAt: at, goneAt: null, status: 'open' },
      },
    })
  })
  const called = [{ title: '泵站改造（安和建设、正大建设）' }]
  for (const words of ['泵站', '安和建设', '正大建']) expect((await runQuery(caseList, officer, { words })).rows).toMatchObject(called)
  expect((await runQuery(caseList, officer, { words: '长丰建设' })).rows).toEqual([])
})
