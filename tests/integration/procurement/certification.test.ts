import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { fileForDownload } from '@/lib/platform/files/queries'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { attachEbsFile, markEbsItem, removeEbsFile, removeEbsPlatform, saveEbsPlatform } from '@/lib/procurement/ebs/commands'
import { exportEbsItems } from '@/lib/procurement/ebs/export'
import { ebsPlatforms, ebsRecord } from '@/lib/procurement/ebs/queries'
import { ebsList, ebsListOn } from '@/lib/procurement/ebs/requirements'
import { type EbsStatus, ebsState } from '@/lib/procurement/rules/ebs'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-06-01T02:00:00Z')
const list = ebsListOn('2026-06-01')
const all = list.chapters.flatMap(({ items }) => items)

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

async function upload(): Promise<string> {
  const { userId, orgId } = await actorOf('ct-pur')
  const id = newId()
  const stored = { size: 3n, mime: 'application/pdf', sm3: 'a'.repeat(64), storageKey: 'a', orgId, uploadedBy: userId, uploadedAt: now }
  await asSystem('测试', (tx) => tx.storedFile.create({ data: { id, name: '证明.pdf', ...stored } }))
  return id
}

test('a level is reached when all up to it are met or do not apply, and chapters count what applies', () => {
  const state = (of: (item: (typeof all)[number]) => EbsStatus | undefined, target = 3) =>
    ebsState(list, (code) => of(all.find((item) => item.code === code)!), target)
  expect(state(() => undefined)).toMatchObject({ stars: 0, score: 0 })
  expect(state(() => undefined).gaps).toHaveLength(all.length)
  expect(state(({ stars }) => (stars <= 2 ? '已达标' : '进行中'))).toMatchObject({ stars: 2 })
  expect(state(({ stars }) => (stars <= 2 ? '已达标' : '进行中'), 2).gaps).toEqual([])
  expect(state(({ code }) => (code === 'A01' ? '不适用' : '已达标'))).toMatchObject({ stars: 3, score: 10_000, gaps: [] })
  const { chapters } = state(({ code }) => (code === 'F01' ? '已达标' : code === 'F02' ? '不适用' : undefined))
  expect(chapters.find(({ code }) => code === 'F')).toEqual({ code: 'F', title: '档案与合规', total: 4, met: 1, outside: 1, score: 3333 })
  expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
  expect(() => ebsList('2020-1')).toThrow('没有 2020-1 版认证要求清单')
})

test('a requirement is met only with evidence, does not apply only with a reason, and every change stays in the record', async () => {
  const clerk = await actorOf('ct-pur')
  const officer = await actorOf('jdjc-officer')
  const { id } = await runCommand(
    saveEbsPlatform,
    clerk,
    { name: '城投电子采购平台', kind: '交易平台', targetStars: '3', dueOn: '2026-12-31' },
    { now },
  )
  await expect(runCommand(saveEbsPlatform, clerk, { name: '城投电子采购平台', kind: '交易平台', targetStars: '1' })).rejects.toThrow(
    '同名平台',
  )
  const mark = (item: string, status: EbsStatus, more: object = {}) =>
    runCommand(markEbsItem, clerk, { id, item, status, ...more }, { now })
  await expect(mark('A01', '已达标')).rejects.toThrow('请先上传证明附件')
  await expect(mark('A01', '不适用')).rejects.toThrow('写明理由')
  await expect(mark('Z99', '进行中')).rejects.toThrow('清单中没有 Z99')
  const fileId = await upload()
  await runCommand(attachEbsFile, clerk, { id, item: 'A01', fileId }, { now })
  await mark('A01', '已达标', { person: '王工' })
  await mark('A02', '不适用', { reason: '不发布公告' })
  await mark('A03', '进行中', { dueOn: '2026-05-31' })
  await expect(runCommand(removeEbsFile, clerk, { id, item: 'A01', fileId })).rejects.toThrow('至少保留一份')
  const record = await runQuery(ebsRecord, officer, { id }, now)
  const [a01, a02, a03] = record.chapters[0]!.items
  expect(a01).toMatchObject({ status: '已达标', person: '王工', gap: false, files: [{ name: '证明.pdf' }] })
  expect([a02!.gap, a03!.gap, a03!.late]).toEqual([false, true, true])
  expect(record).toMatchObject({ stars: 0, gapCount: all.length - 2, score: Math.round(10_000 / (all.length - 1)) })
  expect(record.events.map(({ words }) => words)).toContain('A01 招标、投标、开标、评标、定标全过程可在线完成：未开展 → 已达标')
  // The evidence is seen by whoever sees the platform, and by nobody else.
  expect(await runQuery(fileForDownload, officer, { id: fileId })).toMatchObject({ name: '证明.pdf' })
  await expect(runQuery(fileForDownload, await actorOf('gx-fill'), { id: fileId })).rejects.toThrow('无权查看')
  expect((await runQuery(ebsPlatforms, officer, { state: 'late' }, now)).rows).toMatchObject([{ id, gaps: all.length - 2, late: 1 }])
  expect((await runQuery(ebsPlatforms, officer, { state: 'reached' }, now)).rows).toEqual([])
  expect((await runCommand(exportEbsItems, officer, { id })).chapters).toHaveLength(list.chapters.length)
  await expect(runCommand(removeEbsPlatform, clerk, { id })).rejects.toThrow('已有自评记录')
})
