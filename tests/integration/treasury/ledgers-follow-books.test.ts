import { afterAll, beforeAll, expect, test } from 'vitest'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { demonstrationWorld } from '@/prisma/seed/organisation-phases'
import { playTreasury } from '@/prisma/seed/phases/treasury'
import { seedOrganisation, seedReference, seedStatements, seedTreasury } from '@/prisma/seed/reference-only'
import { readBooks } from '@/prisma/seed/scenarios/treasury/books'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  await seedTreasury(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
}, 120_000)
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const verdictsAt = async (period: number, scopes: readonly string[]) => {
  const statements = await rowsOf<{ id: string; orgId: string }>(
    `select s.id, s.org_id as "orgId" from statement s join org o on o.id = s.org_id
     where s.form_code = 'flash' and s.period = $1 and s.scope = any($2) and not o.is_dormant and o.status = '存续' order by o.code`,
    [period, scopes],
  )
  const officer = await actorOf('cwjd-officer')
  const found = []
  for (const { id, orgId } of statements) {
    const { results } = await runQuery(statementRecord, officer, { id })
    for (const { code, verdict, missing } of results)
      if (['AF68', 'AF69', 'AF70'].includes(code)) found.push({ orgId, code, verdict, missing })
  }
  return found
}

test('the ledgers of the demonstration follow its statements month by month, except where a gap is planted', async () => {
  const books = await withClient(database.ownerUrl, (client) => readBooks(client, 24))
  const { truth } = playTreasury(demonstrationWorld(true).world, now, 260, books)
  const planted = truth.filter(({ kind }) => kind === 'gap').map(({ orgs, formula }) => `${orgs[0]}:${formula}`)
  expect(planted.length).toBeGreaterThan(0)
  for (const period of [202606, 202605, 202601, 202510, 202502]) {
    const found = await verdictsAt(period, ['parent', 'single'])
    const failed = found.filter(({ verdict }) => verdict === 'failed').map(({ orgId, code }) => `${orgId}:${code}`)
    const expected = planted.filter((key) => found.some(({ orgId, code, verdict }) => `${orgId}:${code}` === key && verdict !== 'unjudged'))
    expect({ period, failed: failed.toSorted() }).toEqual({ period, failed: expected.toSorted() })
    const judged = found.filter(({ code, verdict }) => code !== 'AF70' && verdict !== 'unjudged')
    expect(judged.length).toBeGreaterThan(10)
  }
  expect(
    (await verdictsAt(202606, ['parent', 'single'])).filter(({ code, verdict }) => code === 'AF70' && verdict === 'passed').length,
  ).toBeGreaterThan(5)
})

test('a consolidated statement is compared with the sum of the ledgers', async () => {
  const found = await verdictsAt(202605, ['consolidated'])
  expect(found.some(({ verdict }) => verdict !== 'unjudged')).toBe(true)
})

test('what is owed is what has not been paid back, and what falls due later is open', async () => {
  const [row] = await rowsOf<{ wrong: number; early: number; beyond: number }>(`select
    (select count(*)::int from treasury_debt d where balance <> (select coalesce(sum(principal), 0) from treasury_repayment r where r.debt_id = d.id and r.status <> '已还')) as wrong,
    (select count(*)::int from treasury_repayment where (due_on < '2026-07-20') <> (status <> '未到期')) as early,
    (select count(*)::int from treasury_debt where balance < 0 or balance > principal) as beyond`)
  expect(row).toEqual({ wrong: 0, early: 0, beyond: 0 })
})
