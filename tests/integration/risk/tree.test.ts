import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { riskBoard } from '@/lib/risk/queries/board'
import { decideTreeDraft, discardTreeDraft, openTreeDraft, saveTreeDraft, submitTreeDraft } from '@/lib/risk/tree/commands'
import { builtInTree, type TreeBody } from '@/lib/risk/tree/definition'
import { riskTree, treeDraft } from '@/lib/risk/tree/queries'
import '@/lib/risk/tree/events'
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

const renamed = (name: string): TreeBody => {
  const body = builtInTree()
  body.classes[0]!.name = name
  return body
}
/** Draws up a version, has it handed on and published by somebody else. */
async function publish(body: TreeBody | null, effectiveFrom: string, from?: number) {
  const modeler = await actorOf('modeler')
  const { id } = await runCommand(openTreeDraft, modeler, from === undefined ? {} : { from }, { now })
  const saved = body ? await runCommand(saveTreeDraft, modeler, { id, version: 1, body }, { now }) : { version: 1 }
  const { version } = await runCommand(submitTreeDraft, modeler, { id, version: saved.version, effectiveFrom, note: '调整分类' }, { now })
  await relayOutbox(now)
  return runCommand(decideTreeDraft, await actorOf('jdjc-chief'), { id, version, approve: true }, { now })
}
const names = async (day: string) => {
  const at = new Date(`${day}T02:00:00Z`)
  const { tree, version } = await runQuery(riskTree, await actorOf('modeler'), {}, at)
  const board = await runQuery(riskBoard, await actorOf('jdjc-officer'), { from: '2026-01-01', to: '2026-06-01' }, at)
  expect(board.tree.map(({ name }) => name)).toEqual(tree.map(({ name }) => name))
  return { version, first: tree[0]!.name }
}

test('a draft is published by a second person from its day on, tree and statistics follow it, and an earlier version published again undoes it', async () => {
  expect(await names('2026-06-01')).toEqual({ version: 0, first: '程序合规风险' })
  expect(await publish(renamed('程序合规'), '2026-07-01')).toEqual({ published: 1, from: '2026-07-01' })
  expect(await names('2026-06-30')).toEqual({ version: 0, first: '程序合规风险' })
  expect(await names('2026-07-01')).toEqual({ version: 1, first: '程序合规' })
  expect(await publish(renamed('程序与方式'), '2026-07-01')).toMatchObject({ published: 2 })
  expect(await publish(null, '2026-08-01', 1)).toMatchObject({ published: 3 })
  expect(await names('2026-07-31')).toEqual({ version: 2, first: '程序与方式' })
  expect(await names('2026-08-01')).toEqual({ version: 3, first: '程序合规' })
  const { versions } = await runQuery(riskTree, await actorOf('modeler'), {}, now)
  expect(versions[0]!.changes.map(({ place, after }) => `${place} ${after}`)).toContain(
    `大类“程序合规” 新增，权重 ${builtInTree().classes[0]!.weight}`,
  )
  await relayOutbox(now)
  const told = await asSystem('测试', (tx) =>
    tx.notice.findMany({ where: { title: { contains: '风险预警指标体系' } }, select: { title: true } }),
  )
  expect(new Set(told.map(({ title }) => title))).toEqual(new Set(['待审批：风险预警指标体系', '已批准：风险预警指标体系']))
})

test('nobody decides what he drew up, faults and days past are refused, and what is returned goes on', async () => {
  const modeler = await actorOf('modeler')
  const { id } = await runCommand(openTreeDraft, modeler, {}, { now })
  await expect(runCommand(openTreeDraft, modeler, { from: 1 })).rejects.toThrow('请先作废或者办完')
  const half = renamed('程序')
  half.classes[0]!.groups[0]!.models.pop()
  const saved = await runCommand(saveTreeDraft, modeler, { id, version: 1, body: half }, { now })
  expect(saved.faults).toEqual([expect.stringContaining('没有归类')])
  const hand = (version: number, effectiveFrom: string) =>
    runCommand(submitTreeDraft, modeler, { id, version, effectiveFrom, note: '调整' }, { now })
  await expect(hand(2, '2026-09-01')).rejects.toThrow('没有归类')
  await runCommand(saveTreeDraft, modeler, { id, version: 2, body: renamed('程序') }, { now })
  await expect(hand(3, '2026-07-31')).rejects.toThrow('不得早于 2026-08-01')
  await expect(hand(2, '2026-09-01')).rejects.toThrow('刷新')
  await hand(3, '2026-09-01')
  await expect(runCommand(decideTreeDraft, modeler, { id, version: 4, approve: true })).rejects.toThrow('没有办理这项业务的权限')
  const chief = await actorOf('jdjc-chief')
  await expect(runCommand(decideTreeDraft, chief, { id, version: 4, approve: false })).rejects.toThrow('请写明退回理由')
  await runCommand(decideTreeDraft, chief, { id, version: 4, approve: false, reason: '次序再斟酌' }, { now })
  expect((await runQuery(treeDraft, modeler, {})).draft).toMatchObject({ status: 'returned', reason: '次序再斟酌', may: { edit: true } })
  await runCommand(discardTreeDraft, modeler, { id, version: 5 }, { now })
  expect((await runQuery(treeDraft, modeler, {})).draft).toBeNull()
})
