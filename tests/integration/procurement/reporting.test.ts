import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { setExpectation } from '@/lib/procurement/commands/expectations'
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

const arrives = (orgId: string, at: string, more: { status?: string; kept?: number } = {}) => {
  const facts = { format: 'push', name: '推送', digest: '', status: 'done', kept: 3, byId: newId(), byName: '系统', ...more }
  return asSystem('测试', (tx) => tx.procurementImport.create({ data: { id: newId(), orgId, at: new Date(at), ...facts } }))
}
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
