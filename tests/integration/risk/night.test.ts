import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { runRecord } from '@/lib/risk/queries/runs'
import { isNightDue, nightTries, runNight } from '@/lib/risk/run/night'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const start = new Date()
/** So many minutes after the first try. */
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const owner = (sql: string) => withClient(world.database.ownerUrl, (client) => client.query(sql))
const nights = () => asSystem('测试', (tx) => tx.riskRun.findMany({ where: { kind: 'nightly' }, orderBy: { askedAt: 'asc' } }))
const notices = () => asSystem('测试', (tx) => tx.notice.findMany({ where: { title: '风险模型夜间全量运行失败' }, orderBy: { at: 'asc' } }))

test('a night that fails is tried again three times, those who run models are told each time, and then the next night comes', async () => {
  expect(await isNightDue(start)).toBe(false)
  const tenderId = newId()
  const named = { ocid: 'n', code: 'n', title: '夜间', source: '测试' }
  await asSystem('测试采购', async (tx) => {
    await tx.tender.create({ data: { tenderId, orgId: world.orgId, ...named, receivedAt: start } })
    await tx.bid.create({ data: { bidId: newId(), tenderId, orgId: world.orgId, partyId: newId(), amount: 100n, status: 'valid' } })
  })
  expect(await isNightDue(start)).toBe(true)
  await owner(`create function fails() returns trigger language plpgsql as $$ begin raise exception 'disk is full'; end $$;
    create trigger fails before insert on tender_feature for each row execute function fails()`)

  const model = await actorOf('monitor')
  const holders = new Set<string>()
  for (let time = 1; time <= nightTries; time++) {
    await runNight(after(time * 20))
    const run = (await nights()).at(-1)!
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('disk is full') })
    expect(await runQuery(runRecord, model, { id: run.id })).toMatchObject({ status: 'failed', error: run.error })
    const told = (await notices()).filter(({ href }) => href === `/gov/risk/runs/${run.id}`)
    expect(told.length).toBeGreaterThan(0)
    for (const { userId } of told) holders.add(userId)
    expect(told[0]!.body).toContain('disk is full')
    expect(told[0]!.body).toContain(time < nightTries ? `第 ${time} 次` : '今天不再自动重试')
    expect(await isNightDue(after(time * 20 + 5))).toBe(false)
    expect(await isNightDue(after(time * 20 + 15))).toBe(time < nightTries)
  }
  expect(await nights()).toHaveLength(nightTries)
  expect(holders.has((await actorOf('jdjc-officer')).userId)).toBe(true)
  expect(holders.has((await actorOf('cqgl-officer')).userId)).toBe(false)
  expect(holders.has((await actorOf('ct-fill')).userId)).toBe(false)

  // The next night by the clock, after the cause was mended, is told to nobody.
  await owner('drop trigger fails on tender_feature')
  const before = (await notices()).length
  await runNight(after(24 * 60))
  expect((await nights()).at(-1)).toMatchObject({ status: 'done', error: null })
  expect(await notices()).toHaveLength(before)
  expect(await isNightDue(after(25 * 60))).toBe(false)
  expect(await isNightDue(after(51 * 60))).toBe(true)
})
