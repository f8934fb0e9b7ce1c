import { afterAll, beforeAll, expect, test } from 'vitest'
import { params } from '@/lib/matters/params'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { attachRuleFile, savePost, saveRule } from '@/lib/procurement/commands/governance'
import { exportGovernance } from '@/lib/procurement/export-governance'
import { governanceList } from '@/lib/procurement/queries/governance'
import { tellOfRotation } from '@/lib/procurement/rotation-events'
import { rotationParameter } from '@/lib/procurement/rules/governance'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-06-01T02:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

const list = async (filter: object) => (await runQuery(governanceList, await actorOf('jdjc-officer'), { size: 5000, ...filter }, now)).rows
const sets = (value: string, orgId: string | null) => {
  const facts = { code: rotationParameter.code, value, effectiveFrom: '2026-01-01', createdAt: now }
  return asSystem('测试', (tx) => tx.parameter.create({ data: { id: newId(), orgId, ...facts } }))
}

test('people beyond the years of rotation are pointed out on the day, by the years that hold for their enterprise, those who left are not', async () => {
  const clerk = await actorOf('ct-pur')
  const enters = (name: string, startedOn: string, endedOn?: string) =>
    runCommand(savePost, clerk, { name, post: '采购管理', startedOn, endedOn }, { now })
  await enters('满五年', '2021-06-01')
  await enters('差一天', '2021-06-02')
  await enters('已离任', '2015-01-01', '2022-01-01')
  const late = async () => (await list({ over: true })).map(({ name }) => name)
  expect(params[rotationParameter.code]?.default).toBe(rotationParameter.default)
  expect(await late()).toEqual(['满五年'])
  await sets('6', null)
  expect(await late()).toEqual([])
  await sets('3', clerk.orgId)
  expect((await late()).toSorted()).toEqual(['差一天', '满五年'])
  // Told once, to those who manage procurement there and its head, and of nobody who left.
  expect([await tellOfRotation(now), await tellOfRotation(now)]).toEqual([2, 0])
  await relayOutbox(now)
  const told = await asSystem('测试', (tx) => tx.notice.findMany({ where: { kind: 'procurement' }, select: { userId: true, title: true } }))
  expect(new Set(told.map(({ title }) => title))).toEqual(
    new Set(['轮岗提示：满五年任采购管理岗已满规定年限', '轮岗提示：差一天任采购管理岗已满规定年限']),
  )
  expect(told.map(({ userId }) => userId)).toContain(clerk.userId)
  await expect(enters('张三', '2026-01-02', '2026-01-01')).rejects.toThrow('离任日期不能早于任职日期')
})

test('an enterprise stands among those without until rules in force cover all four topics, and is back when one is repealed', async () => {
  const clerk = await actorOf('ct-pur')
  const missing = async () => (await list({ tab: 'lacking' })).find(({ orgId }) => orgId === clerk.orgId)?.missing
  const rule = { name: '采购管理办法', number: '城投〔2025〕1号', inForceOn: '2025-01-01' }
  expect(await missing()).toEqual(['分岗设权', '分级授权', '定期轮岗', '内控'])
  await runCommand(saveRule, clerk, { ...rule, covers: ['分岗设权', '分级授权'] }, { now })
  expect(await missing()).toEqual(['定期轮岗', '内控'])
  const { id } = await runCommand(saveRule, clerk, { ...rule, name: '轮岗和内控规定', covers: ['定期轮岗', '内控'] }, { now })
  expect(await missing()).toBeUndefined()
  await runCommand(saveRule, clerk, { id, ...rule, name: '轮岗和内控规定', covers: ['定期轮岗', '内控'], endedOn: '2026-06-01' }, { now })
  expect(await missing()).toEqual(['定期轮岗', '内控'])
  await expect(runCommand(saveRule, clerk, { ...rule, covers: [] }, { now })).rejects.toThrow('请至少选择一项内容')

  const fileId = newId()
  const stored = { size: 3n, mime: 'application/pdf', sm3: 'a'.repeat(64), storageKey: 'a', orgId: clerk.orgId, uploadedBy: clerk.userId }
  await asSystem('测试', (tx) => tx.storedFile.create({ data: { id: fileId, name: '规定.pdf', ...stored, uploadedAt: now } }))
  await runCommand(attachRuleFile, clerk, { id, fileId }, { now })
  expect((await list({ tab: 'rules' })).find((row) => row.id === id)).toMatchObject({ fileId, covers: ['定期轮岗', '内控'] })
  expect(await runCommand(exportGovernance, await actorOf('jdjc-officer'), { tab: 'rules' })).toHaveLength(2)
})
