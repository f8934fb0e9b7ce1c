import '@/lib/risk/events'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asSystem, closeDatabase } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/id'
import { startWorker } from '@/lib/platform/worker/worker-main'
import { runArrival } from '@/lib/risk/run/arrival'
import { arrivalTries } from '@/lib/risk/run/execute'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'

let world: BusyWorld
let owner: Client
const tenderId = newId()

beforeAll(async () => {
  world = await openBusyWorld()
  owner = new Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
  const named = { ocid: 'a', code: 'a', title: '新到', source: '测试' }
  await asSystem('测试采购', async (tx) => {
    await tx.tender.create({ data: { tenderId, orgId: world.orgId, ...named, receivedAt: new Date() } })
    await tx.bid.create({ data: { bidId: newId(), tenderId, orgId: world.orgId, partyId: newId(), amount: 100n, status: 'valid' } })
    // No night is due beside what is tried here.
    await tx.riskRun.create({ data: { ...about('nightly'), status: 'done' } })
  })
})
afterAll(async () => {
  await owner.end()
  await world.close()
})

const about = (kind: string, scope: object = {}) => ({
  ...{ id: newId(), kind, scope, models: [], status: 'queued', askedByName: '测试', askedAt: new Date() },
})
const queued = (kind: string, scope: object = {}) => asSystem('测试', (tx) => tx.riskRun.create({ data: about(kind, scope) }))
const runOf = (id: string) => asSystem('测试', (tx) => tx.riskRun.findUniqueOrThrow({ where: { id } }))
const notices = () => asSystem('测试', (tx) => tx.notice.findMany({ where: { title: '新到数据的风险模型运行失败' } }))
const fails = (code: string) =>
  owner.query(`create or replace function fails() returns trigger language plpgsql as $$ begin raise exception 'no room' using errcode = '${code}'; end $$;
    create or replace trigger fails before insert on tender_feature for each row execute function fails()`)
const mend = () => owner.query('drop trigger fails on tender_feature')

test('an arrival that fails goes back into the queue with its reason, and succeeds once the cause is mended', async () => {
  await fails('53100')
  const { id } = await queued('arrival', { tenders: [tenderId] })
  await expect(runArrival(id, new Date())).rejects.toThrow('no room')
  expect(await runOf(id)).toMatchObject({ status: 'queued', tries: 1, endedAt: null, error: '数据库所在的磁盘已满（原文：53100 no room）' })
  await mend()
  await runArrival(id, new Date())
  expect(await runOf(id)).toMatchObject({ status: 'done', tries: 2, error: null })
  expect(await notices()).toEqual([])
})

test('after the last try it has failed, and those who run models are told once for all that fail within the hour', async () => {
  await fails('40001')
  const runs = [await queued('arrival', { tenders: [tenderId] }), await queued('arrival', { tenders: [tenderId] })]
  for (const { id } of runs) {
    for (let time = 1; time < arrivalTries; time++) await expect(runArrival(id, new Date())).rejects.toThrow('no room')
    await runArrival(id, new Date())
    expect(await runOf(id)).toMatchObject({ status: 'failed', tries: arrivalTries, endedAt: expect.any(Date) })
  }
  const told = await notices()
  expect(told.length).toBeGreaterThan(0)
  expect(new Set(told.map(({ href }) => href))).toEqual(new Set([`/gov/risk/runs/${runs[0]!.id}`]))
  expect(told[0]!.body).toContain('与同时进行的写入冲突')
  await mend()
})

test('the queue itself tries again, and what arrives does not wait for a run that somebody asked for', async () => {
  Object.assign(env, { DATABASE_URL: world.database.ownerUrl })
  // A run of everything works out what bidders did together; one of what arrived does not.
  const gate = new Client({ connectionString: world.database.ownerUrl })
  await gate.connect()
  await gate.query('begin; lock table pair_history in share row exclusive mode')
  const stop = await startWorker()
  try {
    const asked = await queued('demand')
    await tell('risk.run', asked.id, {})
    await eventually(async () => expect((await owner.query('select 1 from pg_locks where not granted')).rowCount).toBe(1))
    await fails('40001')
    await tell('procurement.arrived', newId(), { tenders: [tenderId] })
    const arrived = () => asSystem('测试', (tx) => tx.riskRun.findFirstOrThrow({ where: { kind: 'arrival' }, orderBy: { id: 'desc' } }))
    await eventually(async () => expect(await arrived()).toMatchObject({ status: 'queued', tries: 1 }))
    await mend()
    await eventually(async () => expect(await arrived()).toMatchObject({ status: 'done', error: null }))
    expect(await runOf(asked.id)).toMatchObject({ status: 'running' })
    await gate.query('rollback')
    await eventually(async () => expect(await runOf(asked.id)).toMatchObject({ status: 'done' }))
  } finally {
    await gate.end()
    await stop()
  }
}, 180_000)

const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 40_000, interval: 200 })
const tell = (topic: string, subjectId: string, data: object) =>
  asSystem('测试', (tx) => tx.outbox.create({ data: { at: new Date(), topic, subjectKind: 'risk-run', subjectId, data } }))
