import { afterAll, beforeAll, expect, test } from 'vitest'
import { shanghaiDate } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { decideWithdrawal, withdrawSetting } from '@/lib/risk/commands/settings'
import { modelRecord } from '@/lib/risk/queries/models'
import { settingsOn } from '@/lib/risk/run/settings'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const reason = '命中过多，先恢复原来的参数'

beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

async function setting(state: 'draft' | 'published', mode: 'live' | 'shadow' = 'live') {
  const data = {
    ...{ id: newId(), modelCode: 'FS006', enabled: true, parameters: { near: 0.1 }, mode, state, reason: '测试调整', version: 2 },
    ...{ byId: newId(), byName: '起草人', at: new Date(), effectiveFrom: state === 'published' ? new Date('2026-01-01') : null },
  }
  return (await asSystem('测试参数', (tx) => tx.riskModelSetting.create({ data }))).id
}
const stateOf = async (id: string) => (await asSystem('测试', (tx) => tx.riskModelSetting.findUniqueOrThrow({ where: { id } }))).state
const inForce = () =>
  withClient(world.database.ownerUrl, async (client) => (await settingsOn(client, shanghaiDate(new Date()))).map(({ id }) => id))

test('drafts and shadow settings, by which nothing is found, are taken back by one person', async () => {
  const modeler = await actorOf('modeler')
  for (const id of [await setting('draft'), await setting('published', 'shadow')]) {
    expect(await runCommand(withdrawSetting, modeler, { id, reason })).toEqual({ id, asked: false })
    expect(await stateOf(id)).toBe('withdrawn')
    await expect(runCommand(withdrawSetting, modeler, { id, reason })).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('a published setting stays in force until somebody else decides its withdrawal', async () => {
  const [modeler, head] = [await actorOf('modeler'), await actorOf('monitor-head')]
  const id = await setting('published')
  await expect(runCommand(decideWithdrawal, head, { id, agreed: true })).rejects.toMatchObject({ code: 'not_found' })
  expect(await runCommand(withdrawSetting, modeler, { id, reason })).toEqual({ id, asked: true })
  expect(await stateOf(id)).toBe('published')
  expect(await inForce()).toContain(id)
  const shown = (await runQuery(modelRecord, head, { code: 'FS006' })).settings.find((each) => each.id === id)
  expect(shown).toMatchObject({ withdrawByName: modeler.name, withdrawReason: reason })
  await expect(runCommand(withdrawSetting, modeler, { id, reason })).rejects.toMatchObject({ code: 'conflict' })
  await expect(runCommand(decideWithdrawal, modeler, { id, agreed: true })).rejects.toMatchObject({ code: 'forbidden' })
  await runCommand(decideWithdrawal, head, { id, agreed: false })
  expect(await inForce()).toContain(id)
  await runCommand(withdrawSetting, modeler, { id, reason })
  await runCommand(decideWithdrawal, head, { id, agreed: true })
  expect(await stateOf(id)).toBe('withdrawn')
  expect(await inForce()).not.toContain(id)
})

test('whoever asked for a withdrawal does not decide it, whatever their rights', async () => {
  const head = await actorOf('monitor-head')
  const id = await setting('published')
  await asSystem('测试', (tx) =>
    tx.riskModelSetting.update({ where: { id }, data: { withdrawById: head.userId, withdrawByName: head.name, withdrawReason: reason } }),
  )
  await expect(runCommand(decideWithdrawal, head, { id, agreed: true })).rejects.toMatchObject({ code: 'forbidden', message: /另一人/ })
  expect(await stateOf(id)).toBe('published')
})
