import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/lib/platform/postgres/connection'
import { demonstrationWorld } from '@/prisma/seed/organisation-phases'
import { runPhase } from '@/prisma/seed/phase'
import { playTreasury, treasuryPhase } from '@/prisma/seed/phases/treasury'
import { treasuryRulesPhase } from '@/prisma/seed/phases/treasury-rules'
import type { TreasuryTruth } from '@/prisma/seed/scenarios/treasury/plants'
import { type TestDatabase, testDatabase } from '../../support/database'

const now = new Date('2026-06-30T02:00:00Z')
const { world } = demonstrationWorld(false)
const truth = playTreasury(world, now, 40).truth
let database: TestDatabase
let lines: string[] = []

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)
const one = async (sql: string) => (await rowsOf<{ n: string }>(sql))[0]!.n

beforeAll(async () => {
  database = await testDatabase()
  lines = []
  await withClient(database.ownerUrl, async (client) => {
    const context = { client, log: (line: string) => void lines.push(line), now }
    await runPhase(treasuryRulesPhase(), context)
    await runPhase(treasuryPhase(world, { enterprises: 40 }), context)
  })
})
afterAll(() => database?.drop())

test('every ledger has rows, and the same world and day give the same ones', async () => {
  const tables = `account balance payment alert threshold word related debt repayment credit guarantee bill restricted payable concentration budget reserve derivative`
  for (const table of tables.split(' ')) expect(Number(await one(`select count(*) as n from treasury_${table}`)), table).toBeGreaterThan(0)
  const digest = (rows: Map<string, unknown[]>) =>
    createHash('sha256')
      .update(JSON.stringify([...rows], (_, value) => (typeof value === 'bigint' ? value.toString() : value)))
      .digest('hex')
  expect(digest(playTreasury(world, now, 40).scene.rows)).toBe(digest(playTreasury(world, now, 40).scene.rows))
})

describe('planted cases', () => {
  test.each<TreasuryTruth['kind']>(['split', 'sensitive', 'night', 'holiday', 'related'])(
    '%s: every payment is in the list for that reason',
    async (kind) => {
      const ids = truth.filter((planted) => planted.kind === kind).flatMap(({ payments }) => payments)
      expect(ids.length).toBeGreaterThanOrEqual(4)
      const found = await rowsOf<{ payment_id: string }>(
        'select payment_id from treasury_alert where payment_id = any($1) and kinds @> array[$2]',
        [ids, kind],
      )
      expect(found.map((row) => row.payment_id).toSorted()).toEqual(ids.toSorted())
    },
  )

  test.each(['split', 'sensitive', 'related'])('%s: nothing else is in the list for that reason', async (kind) => {
    const ids = new Set(truth.filter((planted) => planted.kind === kind).flatMap(({ payments }) => payments))
    const found = await rowsOf<{ payment_id: string }>('select payment_id from treasury_alert where kinds @> array[$1]', [kind])
    expect(found.filter((row) => !ids.has(row.payment_id))).toEqual([])
  })
})

describe('what is written holds together', () => {
  test.each([
    [
      'what a debt still owes is what has not been paid back of it',
      `select count(*) as n from treasury_debt d where balance <> (select coalesce(sum(principal), 0) from treasury_repayment r where r.debt_id = d.id and r.status <> '已还')`,
    ],
    [
      'an instalment is paid or late when its day is over, and open when it is not',
      `select count(*) as n from treasury_repayment where (due_on < '2026-06-30') <> (status <> '未到期')`,
    ],
    [
      'a debt is overdue when an instalment is',
      `select count(*) as n from treasury_debt d where overdue <> exists (select 1 from treasury_repayment r where r.debt_id = d.id and r.status = '逾期')`,
    ],
    [
      'what is available is the balance less what is frozen',
      'select count(*) as n from treasury_balance where available <> balance - frozen or available < 0',
    ],
    ['no more is concentrated than there is', 'select count(*) as n from treasury_concentration where actual > target'],
    ['no line of credit is overdrawn', 'select count(*) as n from treasury_credit where used > total'],
    ['nothing has been paid or received in the future', `select count(*) as n from treasury_payment where at > '2026-06-30T02:00:00Z'`],
    [
      'no account number or name stands outside of the ciphers in clear',
      `select count(*) as n from treasury_payment p join treasury_account a on true where p.payee_masked !~ '\\*' or a.number_masked !~ '\\*'`,
    ],
  ])('%s', async (_, sql) => {
    expect(await one(sql)).toBe('0')
  })
})
