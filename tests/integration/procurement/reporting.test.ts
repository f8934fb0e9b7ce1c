import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { setExpectation } from '@/lib/procurement/commands/expectations'
import { importList } from '@/lib/procurement/queries/imports'
import { reportingCoverage, reportingRecord } from '@/lib/procurement/queries/reporting'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-11-20T02:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

const arrives = (orgId: string, at: string, more: { status?: string; kept?: number; name?: string } = {}) => {
  const facts = { format: 'push', name: '推送', digest: '', status: 'done', kept: 3, byId: newId(), byName: '系统', ...more }
  return asSystem('测试', (tx) => tx.procurementImport.create({ data: { id: newId(), orgId, at: new Date(at), ...facts } }))
}
test('what came last stands first, also where a row was written for a period that is over, and pages lose none', async () => {
  const clerk = await actorOf('ct-pur')
  await arrives(clerk.orgId, '2024-05-01T00:00:00Z', { name: '最近' })
  for (let day = 1; day <= 9; day += 1) await arrives(clerk.orgId, `2024-04-0${day}T00:00:00Z`, { name: `四月${day}` })
  await arrives(clerk.orgId, '2024-04-09T00:00:00Z', { name: '同时' })
  const all = await runQuery(importList, clerk, {})
  expect(all.rows.map(({ at }) => at)).toEqual(
    all.rows
      .map(({ at }) => at)
      .sort()
      .reverse(),
  )
  expect(all.rows[0]?.name).toBe('最近')
  const first = await runQuery(importList, clerk, { size: 2 })
  const second = await runQuery(importList, clerk, { size: 2, cursor: first.next ?? undefined })
  const third = await runQuery(importList, clerk, { size: 2, cursor: second.next ?? undefined })
  expect([...first.rows, ...second.rows, ...third.rows]).toEqual(all.rows.slice(0, 6))
  expect((await runQuery(importList, clerk, { size: 2, cursor: second.previous ?? undefined })).rows).toEqual(first.rows)
  for (const value of ['2024-04-09T00:00:00+08', '2024-04-09', 'x']) {
    const made = Buffer.from(JSON.stringify([value, newId(), 0])).toString('base64url')
    expect((await runQuery(importList, clerk, { size: 2, cursor: made })).rows).toEqual(first.rows)
  }
  await asSystem('测试', (tx) => tx.procurementImport.deleteMany({ where: { orgId: clerk.orgId } }))
})

const rowOf = async (orgId: string) => {
  const { rows } = await runQuery(reportingCoverage, await actorOf('jdjc-officer'), { until: 202611, size: 5000 }, now)
  return rows.find((row) => row.orgId === orgId)
}

test('who sends nothing in time stands in red from the day after, by what is expected on that day; failed and empty imports do not count', async () => {
  const { orgId } = await actorOf('ct-pur')
  const officer = await actorOf('jdjc-officer')
  const say = (values: object) => runCommand(setExpectation, officer, { reason: '测试要求', graceDays: '10', ...values }, { now })
  await say({ scope: 'first', every: 'month', fromOn: '2026-08-01' })
  await arrives(orgId, '2026-09-10T15:59:00Z')
  await arrives(orgId, '2026-10-05T00:00:00Z', { status: 'failed' })
  await arrives(orgId, '2026-11-02T00:00:00Z', { kept: 0 })
  const states = Object.fromEntries((await rowOf(orgId))!.cells.map(({ month, state }) => [month, state]))
  expect(states).toMatchObject({ 202607: 'none', 202608: 'arrived', 202609: 'missing', 202610: 'missing', 202611: 'waiting' })
  expect((await rowOf(orgId))!.lastOn).toBe('2026-09-10')

  await say({ scope: 'org', orgId, every: 'quarter', fromOn: '2026-09-01' })
  const record = await runQuery(reportingRecord, await actorOf('ct-view'), { id: orgId }, now)
  const later = Object.fromEntries(record.cells.map(({ month, state }) => [month, state]))
  expect(later).toMatchObject({ 202608: 'arrived', 202609: 'arrived', 202610: 'none', 202611: 'none' })
  expect(record.imports.rows).toHaveLength(3)
  await expect(say({ scope: 'org', every: 'month', fromOn: '2026-09-01' })).rejects.toThrow('请选择您监管范围内的企业')
})
