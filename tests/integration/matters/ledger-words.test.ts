import { afterAll, beforeAll, expect, it } from 'vitest'
import '@/lib/matters/events'
import { filingList } from '@/lib/matters/queries/filing-list'
import { asSystem } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, mark, openBusyWorld } from '../../support/busy-world'
import { actorOf, fillIn } from '../../support/clerks'

let world: BusyWorld

beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const long = '玄武标记办结'.repeat(16)

/** How many filings a person finds by words. */
const found = async (login: string, words: string, filter: object = {}) =>
  (await runQuery(filingList, await actorOf(login), { words, ...filter })).rows.length

const counted = () => asSystem('测试', (tx) => tx.$queryRaw`select reltuples::int as rows from pg_class where oid = 'filing'::regclass`)

it('finds by words before PostgreSQL has counted the ledger for the first time, and after', async () => {
  expect(await counted()).toEqual([{ rows: -1 }])
  await findsWhatThereIs()
  await withClient(world.database.ownerUrl, (client) => client.query('analyze filing'))
  expect(await counted()).toEqual([{ rows: 3 }])
  await findsWhatThereIs()
})

async function findsWhatThereIs() {
  for (const [words, own, seen] of [
    [mark, 3, 2],
    [`${mark}办结`, 1, 1],
    ['麒麟', 0, 0],
    ['q'.repeat(100), 0, 0],
    [long, 0, 0],
  ] as const) {
    expect(await found('ct-fill', words), words).toBe(own)
    expect(await found('cqgl-officer', words), words).toBe(seen)
    expect(await found('gx-fill', words), words).toBe(0)
  }
}

it('finds a draft by what it is called now, within its enterprise only', async () => {
  const drafts = { tab: 'draft', sort: 'updated' }
  await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title: '凤凰台旧楼改造' }, '凤凰台旧楼改造')
  await relayOutbox(new Date(), 500)
  expect(await found('ct-fill', '凤凰台旧楼', drafts)).toBe(1)
  expect(await found('gx-fill', '凤凰台旧楼', drafts)).toBe(0)
  expect(await found('cqgl-officer', '凤凰台旧楼', drafts)).toBe(0)
})
