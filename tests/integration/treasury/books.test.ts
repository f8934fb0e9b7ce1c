import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueInGapMonths, forecastFunds } from '@/lib/finance/forecast/fund-gap'
import { assume, fundScenarios } from '@/lib/finance/forecast/scenarios'
import { Decimal } from '@/lib/kernel/decimal'
import { addDays, addMonths, daysBetween, shanghaiDate } from '@/lib/kernel/workday'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { bankAccountList } from '@/lib/treasury/queries/accounts'
import { debtLadder } from '@/lib/treasury/queries/debts'
import { fundPlan } from '@/lib/treasury/queries/fund-plan'
import { guaranteeBook } from '@/lib/treasury/queries/guarantees'
import { treasuryHome } from '@/lib/treasury/queries/home'
import { ledgerKeys, treasuryLedger, treasuryLedgers } from '@/lib/treasury/queries/ledger-book'
import { demonstrationWorld } from '@/prisma/seed/organisation-phases'
import { playTreasury } from '@/prisma/seed/phases/treasury'
import { seedOrganisation, seedReference, seedTreasury } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

const now = new Date()
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  await seedTreasury(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await database.drop()
})

const sums = async <T extends object>(sql: string) =>
  (await withClient(database.ownerUrl, async (client) => (await client.query<T>(sql)).rows))[0]!
const officer = () => actorOf('cwjd-officer')

describe('the ladder of debts', () => {
  test('every rung is the sum of the list that opens under it, and all rungs are the sum of all', async () => {
    const whole = await runQuery(debtLadder, await officer(), {})
    let total = 0n
    for (const rung of whole.rungs) {
      total += BigInt(rung.total)
      expect(BigInt(rung.own) + BigInt(rung.refinanced)).toBe(BigInt(rung.total))
      const { rows, sum } = await runQuery(debtLadder, await officer(), { month: rung.month })
      expect(rows.length, rung.month).toBe(sum.n)
      expect(rows.reduce((all, row) => all + BigInt(row.principal) + BigInt(row.interest), 0n).toString()).toBe(rung.total)
      expect(sum.amount).toBe(rung.total)
    }
    expect(whole.sum.amount).toBe(total.toString())
    expect(total).toBeGreaterThan(0n)
  })

  test('an enterprise sees its own and what stands below it', async () => {
    const own = await runQuery(debtLadder, await actorOf('ct-fin'), {})
    const all = await runQuery(debtLadder, await officer(), {})
    expect(BigInt(own.sum.amount)).toBeGreaterThan(0n)
    expect(BigInt(own.sum.amount)).toBeLessThan(BigInt(all.sum.amount))
    expect(new Set(own.rows.map((row) => row.orgName)).size).toBeLessThan(new Set(all.rows.map((row) => row.orgName)).size)
  })
})

test('the home says what the ledgers say', async () => {
  const home = await runQuery(treasuryHome, await officer(), {})
  const kept = await sums<{ accounts: number; debt: string; guarantee: string; alerts: number; balance: string }>(`
    select (select count(*)::int from treasury_account where status <> '销户') as accounts, (select sum(balance)::text from treasury_debt) as debt,
      (select sum(balance)::text from treasury_guarantee) as guarantee, (select count(*)::int from treasury_alert where status <> 'closed') as alerts,
      (select sum(balance)::text from treasury_balance where on_date = (select max(on_date) from treasury_balance)) as balance`)
  expect({ accounts: home.accounts, debt: home.debt, guarantee: home.guarantee, alerts: home.openAlerts, balance: home.balance }).toEqual(
    kept,
  )
  const group = await runQuery(treasuryHome, await officer(), { orgId: (await actorOf('ct-fin')).orgId })
  expect(group.accounts).toBe((await runQuery(treasuryHome, await actorOf('ct-fin'), {})).accounts)
  expect(group.accounts).toBeLessThan(home.accounts)
})

test('every figure of the home is the sum of the ledger it opens, and its list adds up to it', async () => {
  const home = await runQuery(treasuryHome, await officer(), {})
  const book = async (ledger: (typeof ledgerKeys)[number], mark?: string) => runQuery(treasuryLedger, await officer(), { ledger, mark })
  let turned = 0
  for (const ledger of ledgerKeys) {
    const size = 7
    const { whole, pages } = await runQuery(treasuryLedger, await officer(), { ledger, size })
    const rows: { key: string; values: Record<string, string | null> }[] = []
    for (let page = 1; page <= pages; page++) rows.push(...(await runQuery(treasuryLedger, await officer(), { ledger, page, size })).rows)
    turned = Math.max(turned, pages)
    expect(new Set(rows.map(({ key }) => key)).size, ledger).toBe(whole.n)
    for (const key of treasuryLedgers[ledger].sums) {
      const listed = rows.reduce((sum, row) => sum + BigInt(row.values[key]!), 0n)
      expect(listed.toString(), `${ledger}.${key}`).toBe(whole.sums[key])
    }
  }
  expect(turned).toBeGreaterThan(1)
  const [debts, credits, concentration] = [await book('debts'), await book('credits'), await book('concentration')]
  expect(debts.whole.sums.balance).toBe(home.debt)
  expect((await runQuery(debtLadder, await officer(), {})).sum.amount).toBe(home.dueYear)
  expect([credits.whole.sums.total, credits.whole.sums.used]).toEqual([home.credit, home.creditUsed])
  expect([concentration.whole.sums.target, concentration.whole.sums.actual]).toEqual([home.target, home.actual])
  expect((await book('restricted')).whole.sums.amount).toBe(home.restricted)
  expect((await book('payables')).whole.sums.amount).toBe(home.small)
  const bills = await book('bills')
  const sides = await Promise.all([book('bills', 'receivable'), book('bills', 'payable')])
  expect(bills.whole.n).toBeGreaterThan(0)
  expect(sides.map(({ shown }) => shown.n).reduce((a, b) => a + b)).toBe(bills.whole.n)
  expect(sides[0]!.rows.every(({ values }) => values.side === '应收')).toBe(true)
})

test('a balance that one account reports is no fall of all: the newest month of the line is the balance of the home', async () => {
  const before = await runQuery(treasuryHome, await officer(), {})
  expect(before.trend.at(-1)!.balance).toBe(before.balance)
  // A month later only one account has told anything.
  const later = addMonths(shanghaiDate(now), 1)
  const [last] = await withClient(
    database.ownerUrl,
    async (client) =>
      (
        await client.query<{ id: string; org: string; balance: string }>(
          `select b.account_id as id, b.org_id as org, b.balance from treasury_balance b join treasury_account a on a.id = b.account_id
      where a.status = '正常' order by b.on_date desc, b.account_id limit 1`,
        )
      ).rows,
  )
  await sums(`insert into treasury_balance (account_id, org_id, on_date, balance, available, frozen, by_hand)
    values ('${last!.id}', '${last!.org}', '${later}', ${BigInt(last!.balance) + 700n}, 0, 0, true) returning 1`)
  const after = await runQuery(treasuryHome, await officer(), {}, new Date(`${later}T04:00:00Z`))
  expect(after.trend.at(-1)).toEqual({ month: later.slice(0, 7), balance: String(BigInt(before.balance) + 700n) })
  expect(after.trend.at(-1)!.balance).toBe(after.balance)
  await sums(`delete from treasury_balance where account_id = '${last!.id}' and on_date = '${later}' returning 1`)
})

test('accounts come page by page, each once, with no number in clear', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await runQuery(bankAccountList, await officer(), cursor ? { cursor } : {})
    seen.push(...page.rows.map(({ id }) => id))
    expect(page.rows.every((row) => /^\d{3}\*+\d{4}$/.test(row.number))).toBe(true)
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBe((await sums<{ n: number }>('select count(*)::int as n from treasury_account')).n)
})

test('the planted ring of guarantees is found, and no other', async () => {
  const [ring] = playTreasury(demonstrationWorld(true).world, now, 40).truth.filter(({ kind }) => kind === 'ring')
  const book = await runQuery(guaranteeBook, await officer(), {})
  const planted = book.rings.find((members) => ring!.orgs.every((id) => members.some((member) => member.id === id)))
  expect(planted).toBeDefined()
  expect(ring!.guarantees.every((id) => book.ringIds.includes(id))).toBe(true)
  const marked = await runQuery(guaranteeBook, await officer(), { mark: 'ring' })
  expect(marked.rows.map(({ id }) => id).toSorted()).toEqual(book.ringIds.toSorted())
  const home = await runQuery(treasuryHome, await officer(), {})
  expect([book.total, book.sums.outside, book.sums.beyond]).toEqual([home.guarantee, home.outside, home.beyond])
  expect(marked.rows.reduce((sum, row) => sum + BigInt(row.balance), 0n).toString()).toBe(book.sums.ring)
})

describe('the plan that a forecast is made of', () => {
  test('begins with what can be used, and its months owe what the schedules say', async () => {
    const plan = await runQuery(fundPlan, await officer(), {})
    expect(plan.months).toHaveLength(12)
    const owed = await sums<{ n: string }>(
      `select sum(principal + interest)::text as n from treasury_repayment where status = '未到期' and left(due_on, 7) = '${plan.months[2]!.month}'`,
    )
    expect(plan.months[2]!.debtDue).toBe(owed.n)
    const kept = await sums<{ reserve: string; restricted: string }>(
      'select (select sum(amount)::text from treasury_reserve) as reserve, (select sum(amount)::text from treasury_restricted) as restricted',
    )
    expect([plan.reserve, plan.restricted]).toEqual([kept.reserve, kept.restricted])
  })

  test('begins on the day after the balance: what falls due and is budgeted in between is not lost', async () => {
    // The first of a month, when the balance is of the month before; the middle of one, of which half is over.
    const first = `${shanghaiDate(now).slice(0, 7)}-01`
    for (const asked of [first, addDays(addMonths(first, -1), 15)]) {
      const plan = await runQuery(fundPlan, await officer(), {}, new Date(`${asked}T04:00:00Z`))
      const from = addDays(plan.asOf!, 1)
      const month = from.slice(0, 7)
      expect([plan.months[0]!.month, plan.months[11]!.month]).toEqual([month, addMonths(`${month}-01`, 11).slice(0, 7)])
      const days = daysBetween(`${month}-01`, addMonths(`${month}-01`, 1))
      const left = days - Number(from.slice(8)) + 1
      expect(plan.daysLeft).toBe(left < days ? left : null)
      const { owed, budget } = await sums<{ owed: string; budget: string }>(
        `select (select coalesce(sum(principal + interest), 0)::text from treasury_repayment where status = '未到期' and left(due_on, 7) = '${month}') as owed,
          (select sum(inflow)::text from treasury_budget where month = '${month}') as budget`,
      )
      expect(plan.months[0]!.debtDue).toBe(owed)
      expect(plan.months[0]!.inflow).toBe(((BigInt(budget) * BigInt(left)) / BigInt(days)).toString())
    }
  })

  test('S103: under stress a gap opens, and the debts of its month are named', async () => {
    const plan = await runQuery(fundPlan, await actorOf('ct-fin'), {})
    const fen = (text: string) => new Decimal(text)
    const months = plan.months.map((month) => ({
      ...{ month: month.month, inflow: fen(month.inflow), outflow: fen(month.outflow), capex: fen(month.capex) },
      ...{ newDraw: fen(month.newDraw), debtDue: fen(month.debtDue), floatingDebt: fen(month.floating) },
    }))
    const of = (index: number) =>
      forecastFunds(fen(plan.balance).minus(plan.restricted), months, assume(fundScenarios[index]!, fen(plan.reserve)))
    const [base, severe] = [of(0), of(2)]
    expect(severe.lowest!.lt(base.lowest!)).toBe(true)
    expect(severe.firstGapMonth).not.toBeNull()
    const dues = dueInGapMonths(
      severe,
      plan.dues.map((due) => ({ ...due, amount: fen(due.amount) })),
    )
    expect(dues[0]!.month).toBe(severe.firstGapMonth)
    expect(dues.some((month) => month.dues.length > 0)).toBe(true)
  })
})

test('nothing of the treasury is shown without a session', async () => {
  const { rows } = await withClient(database.appUrl, (client) =>
    client.query(
      'select (select count(*) from treasury_account) + (select count(*) from treasury_payment) + (select count(*) from evaluation_standard) as n',
    ),
  )
  expect(rows[0].n).toBe('0')
  expect(await asSystem('测试', (tx) => tx.treasuryAccount.count())).toBeGreaterThan(0)
})
