import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asSystem } from '@/lib/platform/db'
import { takeIn } from '@/lib/procurement/jobs/take-in'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { type InterfaceServer, serveInterface } from './interface-server'
import { type Office, openOffice } from './office'

let world: BusyWorld
let server: InterfaceServer
let office: Office

beforeAll(async () => {
  world = await openBusyWorld()
  server = await serveInterface()
  office = await openOffice(server.url, 'ct-admin', 'ct-pur', ['procurement.report'])
})
afterAll(async () => {
  await server.close()
  await world.close()
})

/** What the worker does with imports that wait. */
async function work(): Promise<void> {
  const waiting = await asSystem('测试', (tx) => tx.outbox.findMany({ where: { topic: 'procurement.import', doneAt: null } }))
  for (const { id, subjectId, data } of waiting) {
    await takeIn(subjectId, data as { storageKey: string; format: string }, world.database.appUrl)
    await asSystem('测试', (tx) => tx.outbox.update({ where: { id }, data: { doneAt: new Date() } }))
  }
}

const release = (at: number, more: object = {}) => ({
  ocid: `ocds-push-${at}`,
  id: `r${at}`,
  date: '2026-04-01T00:00:00Z',
  tender: { id: `T${at}`, title: `推送标段${at}`, status: 'active' },
  bids: { details: [{ id: '1', status: 'valid', tenderers: [{ id: 'S1', name: '甲' }], value: { amount: 100 + at, currency: 'CNY' } }] },
  ...more,
})
const push = (releases: unknown[], headers: Record<string, string> = {}) =>
  office.call('POST', '/procurement/releases', { body: { name: '三月', releases }, headers })
const tenders = () => asSystem('测试', (tx) => tx.tender.count({ where: { ocid: { startsWith: 'ocds-push-' } } }))

describe('a batch', () => {
  test('is taken in once, however often it is sent, and what could not be used is told by its place', async () => {
    const releases = [release(1), release(2, { bids: { details: [{ id: '1', value: { amount: -5 } }] } }), release(3, { tender: 7 })]
    const first = await push(releases, { 'idempotency-key': 'batch-1' })
    expect(first.status).toBe(201)
    expect((await push(releases, { 'idempotency-key': 'batch-1' })).body).toEqual(first.body)
    expect((await push([release(9)], { 'idempotency-key': 'batch-1' })).status).toBe(409)
    await work()
    const state = await office.call('GET', `/procurement/imports/${first.body.id}`)
    expect(state.body).toMatchObject({
      name: '三月',
      format: 'push',
      status: 'done',
      lines: 3,
      kept: 3,
      unchanged: 0,
      faulty: 0,
      error: null,
    })
    const faults = await office.call('GET', `/procurement/imports/${first.body.id}/faults?size=1`)
    expect(faults.body.rows).toMatchObject([{ line: 2, ref: 'ocds-push-2', reason: expect.stringContaining('负数') }])
    const more = await office.call('GET', `/procurement/imports/${first.body.id}/faults?size=1&cursor=${faults.body.next}`)
    expect(more.body).toMatchObject({ rows: [{ line: 3, reason: expect.stringContaining('tender') }], next: null })
    const again = await push(releases)
    await work()
    expect((await office.call('GET', `/procurement/imports/${again.body.id}`)).body).toMatchObject({ kept: 0, unchanged: 3 })
    expect(await tenders()).toBe(3)
    expect((await office.call('GET', '/procurement/imports')).body.rows).toHaveLength(2)
  })

  test('that is too large, or holds what is no release, is refused by the place, and nothing of it is kept', async () => {
    const wrong = await push([release(20), { id: 'x' }])
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/releases/1/ocid', detail: '每个发布须有文本 ocid' }] } })
    expect((await push(Array.from({ length: 301 }, (_, at) => release(100 + at)))).body.detail).toContain('300')
    expect((await push([release(21, { description: 'x'.repeat(1_100_000) })])).status).toBe(413)
    await work()
    expect(await tenders()).toBe(3)
  })
})

describe('a large transfer', () => {
  test('goes on where it broke off, becomes one import, and is told apart from other people’s', async () => {
    const content = `${JSON.stringify(release(1))}\n{"ocid": \n${JSON.stringify(release(30))}\n`
    const bytes = Buffer.from(content)
    const opened = await office.call('POST', '/procurement/transfers', { body: { name: '三月.jsonl', size: bytes.length } })
    expect(opened).toMatchObject({ status: 201, body: { received: 0, size: bytes.length } })
    const path = `/procurement/transfers/${opened.body.id}`
    expect((await office.call('POST', `${path}/import`, { body: {} })).status).toBe(404)
    const part = (from: number, to: number) =>
      office.call('PUT', path, { raw: bytes.subarray(from, to), headers: { 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` } })
    expect((await part(0, 100)).body).toMatchObject({ received: 100 })
    expect((await part(50, 120)).body.detail).toContain('已收到 100 字节')
    expect((await office.call('GET', path)).body).toMatchObject({ received: 100 })
    expect((await part(100, bytes.length)).body).toMatchObject({ received: bytes.length })
    const begun = await office.call('POST', `${path}/import`, { body: {} })
    expect(begun.status).toBe(201)
    expect((await office.call('POST', `${path}/import`, { body: {} })).body).toEqual(begun.body)
    await work()
    expect((await office.call('GET', `/procurement/imports/${begun.body.id}`)).body).toMatchObject({
      format: 'ocds',
      status: 'done',
      lines: 3,
      kept: 1,
      unchanged: 1,
      faulty: 1,
    })
    const rows = (await office.call('GET', `/procurement/imports/${begun.body.id}/faults`)).body.rows
    expect(rows).toMatchObject([{ line: 2, reason: expect.stringContaining('不是有效的 JSON') }])
    const other = await openOffice(server.url, 'ct-admin', 'ct-fill')
    expect((await other.call('POST', `${path}/import`, { body: {} })).status).toBe(403)
    expect((await other.call('GET', `/procurement/imports/${begun.body.id}`)).status).toBe(403)
  })

  test('of a file that cannot be read as a whole fails in words; a wrong kind of file is refused before it is sent', async () => {
    const opened = await office.call('POST', '/procurement/transfers', { body: { name: 'a.json', size: 9 } })
    await office.call('PUT', `/procurement/transfers/${opened.body.id}`, { raw: 'no json  ' })
    const begun = await office.call('POST', `/procurement/transfers/${opened.body.id}/import`, { body: {} })
    await work()
    expect((await office.call('GET', `/procurement/imports/${begun.body.id}`)).body).toMatchObject({
      status: 'failed',
      lines: 0,
      error: expect.stringContaining('不是 JSON'),
    })
    const wrong = await office.call('POST', '/procurement/transfers', { body: { name: 'a.pdf', size: 9 } })
    expect(wrong).toMatchObject({ status: 422, body: { detail: expect.stringContaining('.jsonl') } })
  })
})
