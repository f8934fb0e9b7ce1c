import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filingList } from '@/lib/matters/queries/filing-list'
import { openStatuses } from '@/lib/matters/status'
import { asSystem, closeDatabase, connectDatabase, Prisma } from '@/lib/platform/db'
import { appUrl, withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { fillFilings } from '@/scripts/bench/filings/mass'
import { actorOf } from '../../support/clerks'
import { seededDatabase, type TestDatabase } from '../../support/database'

// Twenty-five thousand filings: a subject stands in 1,250 titles, more than a search collects before it walks the ledger instead.
const many = 25_000
const word = '码头'
let database: TestDatabase

beforeAll(async () => {
  database = await seededDatabase('ledger', async (ownerUrl) => {
    await seedReference(ownerUrl)
    await seedOrganisation(ownerUrl, { small: true })
    await withClient(ownerUrl, async (client) => {
      const { rows } = await client.query(`select id, org_id from user_account where login = 'ct-fill'`)
      await fillFilings(client, many, { orgId: rows[0].org_id, holderId: rows[0].id, tasks: 500 })
    })
  })
  connectDatabase(appUrl(database.ownerUrl))
}, 120_000)
afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

type Filter = Record<string, unknown>

/** Ids of all pages of a list, one after the other. */
async function allPages(login: string, filter: Filter): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof filingList.run>> = await runQuery(filingList, await actorOf(login), {
      size: 500,
      ...filter,
      ...(cursor ? { cursor } : {}),
    })
    ids.push(...page.rows.map((row) => row.id))
    cursor = page.next
  } while (cursor)
  return ids
}

/** The same asked of the tables directly, with the platform's rights. */
async function inTables(login: string, where: Prisma.Sql, order: string): Promise<string[]> {
  const actor = await actorOf(login)
  const rows = await asSystem(
    '测试对照',
    (tx) => tx.$queryRaw<{ id: string }[]>`
    select f.id::text from filing f where ${where}
      and f.org_id in (select org_id from actor_org where user_id = ${actor.userId}::uuid)
      and f.line in (select line from actor_line where user_id = ${actor.userId}::uuid)
      and (${actor.side} = 'ent' or f.arrived_at is not null)
    order by ${Prisma.raw(order)}`,
  )
  return rows.map((row) => row.id)
}

const says = Prisma.sql`f.title like ${`%${word}%`}`
const fewWords = '码头项目年度投资计划'
const saysFew = Prisma.sql`f.title like ${`%${fewWords}%`} and f.arrived_at is not null`
const running = Prisma.sql`f.status = 'running'`

describe('The ledger of filings in a big installation', () => {
  it('finds by words and status what is older than the newest thousand matches', async () => {
    const listed = await allPages('leader', { words: word, status: 'running' })
    const expected = await inTables('leader', Prisma.sql`${says} and ${running}`, 'f.arrived_at desc, f.id desc')
    expect(expected.length).toBeGreaterThan(40)
    expect(listed).toEqual(expected)
  })

  it.each([
    ['leader', { words: word }, says, 'f.arrived_at desc, f.id desc'],
    ['leader', { words: word, sort: 'amount' }, says, 'f.amount desc nulls last, f.id desc'],
    [
      'leader',
      { words: `${word}项目`, tab: 'open', sort: 'due', direction: 'asc' },
      Prisma.sql`${says} and f.status = any (${[...openStatuses]}::text[])`,
      'f.due_at, f.id',
    ],
    ['ct-fill', { words: word, sort: 'updated' }, says, 'f.updated_at desc, f.id desc'],
    [
      'ct-fill',
      { words: word, status: 'concluded', sort: 'updated' },
      Prisma.sql`${says} and f.status = 'concluded'`,
      'f.updated_at desc, f.id desc',
    ],
    // A word of all, which a sixteenth of the ledger tells; one of some hundred; one of a few, which are read in full at once.
    ['leader', { words: '项目', status: 'running' }, running, 'f.arrived_at desc, f.id desc'],
    ['cqgl-officer', { words: word, sort: 'updated', size: 30 }, says, 'f.updated_at desc, f.id desc'],
    ['leader', { words: fewWords, sort: 'due', size: 2 }, saysFew, 'f.due_at desc, f.id desc'],
    ['leader', { words: fewWords, sort: 'amount', direction: 'asc', size: 2 }, saysFew, 'f.amount nulls last, f.id'],
    ['ct-check', { sort: 'updated' }, Prisma.sql`true`, 'f.updated_at desc, f.id desc'],
    [
      'ct-head',
      { sort: 'updated', tab: 'open' },
      Prisma.sql`f.status = any (${[...openStatuses]}::text[])`,
      'f.updated_at desc, f.id desc',
    ],
    ['ct-head', { sort: 'due', status: 'running' }, running, 'f.due_at desc, f.id desc'],
    ['cqgl-officer', { sort: 'due', direction: 'asc' }, Prisma.sql`true`, 'f.due_at nulls last, f.id'],
    ['ct-check', { sort: 'arrived' }, Prisma.sql`true`, 'f.arrived_at desc nulls last, f.id desc'],
    ['cqgl-officer', { sort: 'updated', status: 'running' }, running, 'f.updated_at desc, f.id desc'],
  ])('shows %s for %j exactly the rows there are, in order, page by page', async (login, filter, where, order) => {
    const expected = await inTables(login, where, order)
    expect(expected.length).toBeGreaterThan(4)
    expect(await allPages(login, filter)).toEqual(expected)
  })

  it.each([
    ['ct-check', { sort: 'arrived', size: 50 }, 'f.arrived_at desc nulls last, f.id desc'],
    ['ct-check', { sort: 'amount', direction: 'asc', size: 50 }, 'f.amount nulls last, f.id'],
  ])('goes back for %s over %j by the way it came, over rows without a value, too', async (login, filter, order) => {
    const rows = await inTables(login, Prisma.sql`true`, order)
    const actor = await actorOf(login)
    const ask = (cursor: string | null): ReturnType<typeof filingList.run> =>
      runQuery(filingList, actor, { ...filter, ...(cursor ? { cursor } : {}) })
    let page = await ask(null)
    while (page.next) page = await ask(page.next)
    const seen = [page.rows.map((row) => row.id)]
    while (page.previous) {
      page = await ask(page.previous)
      seen.unshift(page.rows.map((row) => row.id))
    }
    expect(seen.flat()).toEqual(rows)
  })

  it('counts to the cap and says when there are more', async () => {
    const count = async (login: string, filter: Filter) => (await runQuery(filingList, await actorOf(login), filter)).count
    const inHand = (await inTables('leader', Prisma.sql`${says} and ${running}`, 'f.id')).length
    expect(await count('leader', {})).toBe(1001)
    expect(await count('leader', { words: word })).toBe(1001)
    expect(await count('leader', { words: word, status: 'running' })).toBe(inHand)
    expect(await count('ct-check', { words: word })).toBe((await inTables('ct-check', says, 'f.id')).length)
  })

  it('never finds for an enterprise what another one filed', async () => {
    const { userId } = await actorOf('ct-check')
    const scope = await asSystem('测试对照', (tx) => tx.actorOrg.findMany({ where: { userId }, select: { orgId: true } }))
    const { rows } = await runQuery(filingList, await actorOf('ct-check'), { words: word, size: 500 })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => !scope.some(({ orgId }) => orgId === row.orgId))).toEqual([])
  })
})
