import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { urgeReports } from '@/lib/finance/commands/urge-reports'
import { deskFinance } from '@/lib/finance/queries/desk'
import { financeOverview } from '@/lib/finance/queries/overview'
import { statementCoverage, statementList } from '@/lib/finance/queries/statements'
import { dueOn, remindersOn } from '@/lib/finance/statement/due'
import { remindOfReports } from '@/lib/finance/urge-events'
import { Decimal } from '@/lib/kernel/decimal'
import { addDays } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { outcome } from '../../support/people'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

/** The sum of one cell over the consolidated or single statements of the first level; with `also`, of those that reported that month too. */
async function summed(period: number, place: string, also = period): Promise<Decimal> {
  const [sheet, rest] = place.split('.') as [string, string]
  const [line, column] = rest.split('@')
  const [row] = await rowsOf<{ sum: string }>(
    `select sum(r.value)::text as sum from fact.report_item r join org o on o.id = r.org_id where o.level = 1 and o.kind = 'enterprise' and r.form_code = 'flash'
       and r.period = $1 and r.scope in ('consolidated', 'single') and r.sheet = $2 and r.line = $3 and r.column_key = $4
       and exists (select 1 from statement s where s.org_id = r.org_id and s.form_code = 'flash' and s.period = $5 and s.scope = r.scope and s.accepted_version_id is not null)`,
    [period, sheet, line, column, also],
  )
  return new Decimal(row!.sum)
}

describe('the whole', () => {
  it('counts who has reported by the list that each number opens', async () => {
    const officer = await actorOf('cwjd-officer')
    const { reporting } = await runQuery(financeOverview, officer, {}, now)
    const [one] = await rowsOf<{ id: string }>(
      `update statement set accepted_version_id = null, status = 'returned' where id = (select id from statement where form_code = 'flash' and period = $1 and scope = 'single' limit 1)
       returning id::text`,
      [reporting.period],
    )
    const after = (await runQuery(financeOverview, officer, {}, now)).reporting
    expect([after.accepted, after.underway]).toEqual([reporting.accepted - 1, reporting.underway + 1])
    const of = async (status: 'accepted' | 'underway') =>
      (await runQuery(statementList, officer, { form: 'flash', period: after.period, scope: 'whole', status, size: 500 })).rows.length
    expect([await of('accepted'), await of('underway')]).toEqual([after.accepted, after.underway])
    await rowsOf(`update statement set accepted_version_id = version_id, status = 'concluded' where id = $1::uuid`, [one!.id])
  })

  it('is worked out over the sums of cells: amounts add up, a rate is a rate of sums', async () => {
    const overview = await runQuery(financeOverview, await actorOf('cwjd-officer'), {}, now)
    const period = overview.period!
    const total = (code: string) => overview.totals.find((one) => one.code === code)!
    const profit = (await summed(period, 'IS.total_profit@ytd')).div(10_000)
    expect(new Decimal(total('YL01').now!).minus(profit).abs().toNumber()).toBeLessThan(1e-6)
    const rate = (await summed(period, 'BS.total_liab@end')).div(await summed(period, 'BS.total_assets@end')).times(100)
    expect(new Decimal(total('WL01').now!).minus(rate).abs().toNumber()).toBeLessThan(1e-6)
    const earlier = (await summed(period - 100, 'IS.total_profit@ytd', period)).div(10_000)
    const same = (await summed(period, 'IS.total_profit@ytd', period - 100)).div(10_000)
    const moved = same.minus(earlier).div(earlier).times(100).abs().toFixed(2)
    expect(total('YL01').change?.text.replaceAll(',', '')).toBe(`${moved}%`)
    expect(total('YL01').counted).toBe(total('YL01').reported)
  })

  it('leaves out who did not fill a cell of the formula, and says how many are in it', async () => {
    const { period, totals } = await runQuery(financeOverview, await actorOf('cwjd-officer'), {}, now)
    const before = totals.find(({ code }) => code === 'WL03')!
    const [one] = await rowsOf<{ id: string; amount: string; position: number }>(
      `select v.id, c.position, v.amounts[c.position] as amount from statement s join statement_version v on v.id = s.accepted_version_id join org o on o.id = s.org_id
       join statement_cell c on c.form_id = v.form_id and c.sheet = 'SUP' and c.line = 'rd_input' and c.column_key = 'cur'
       where o.level = 1 and s.form_code = 'flash' and s.period = $1 and s.scope in ('consolidated', 'single') limit 1`,
      [period],
    )
    await rowsOf(`update statement_version set amounts[${one!.position}] = null where id = $1`, [one!.id])
    const after = (await runQuery(financeOverview, await actorOf('cwjd-officer'), {}, now)).totals.find(({ code }) => code === 'WL03')!
    await rowsOf(`update statement_version set amounts[${one!.position}] = $2 where id = $1`, [one!.id, one!.amount])
    expect(after.counted).toBe(before.counted - 1)
    expect(after.reported).toBe(before.reported)
    expect(after.compared).toBe(before.compared - 1)
    expect(after.now).not.toBe(before.now)
  })

  it('shows an enterprise its own figures, not those of all', async () => {
    const filler = await actorOf('ct-fill')
    const desk = await runQuery(deskFinance, filler, {}, now)
    const [own] = await rowsOf<{ value: string }>(
      `select value::text from fact.indicator_value where org_id = $1 and form_code = 'flash' and period = $2 and code = 'GM01' and scope in ('consolidated', 'single')`,
      [filler.orgId, desk.period],
    )
    expect(desk.figures.find(({ code }) => code === 'GM01')?.now).toBe(own!.value)
    const whole = await runQuery(deskFinance, await actorOf('cwjd-officer'), {}, now)
    expect(Number(whole.figures.find(({ code }) => code === 'GM01')?.now)).toBeGreaterThan(Number(own!.value))
  })
})

describe('催报', () => {
  const period = 202606
  const lateOnes = () =>
    rowsOf<{ id: string }>(
      `select o.id from org o where o.kind = 'enterprise' and o.status <> '已注销' and not exists (select 1 from statement s where s.org_id = o.id
         and s.form_code = 'flash' and s.period = $1 and s.scope in ('consolidated', 'single') and (s.accepted_version_id is not null or s.status in ('arrived', 'running')))`,
      [period],
    )
  const urge = async (at = now, more: object = {}) =>
    runCommand(urgeReports, await actorOf('cwjd-officer'), { form: 'flash', period, ...more }, { now: at })

  it('reaches everybody who is late once a day, goes up the second time, and stands in the matrix', async () => {
    // Two enterprises whose statement is taken away are late.
    await rowsOf(
      `delete from statement where form_code = 'flash' and period = $1 and org_id in (select id from org where short_name = '城投集团' or parent_id = (select id from org where short_name = '城投集团'))`,
      [period],
    )
    const late = await lateOnes()
    expect(late.length).toBeGreaterThan(1)
    expect(await urge()).toEqual({ urged: late.length, already: 0 })
    expect(await urge()).toEqual({ urged: 0, already: late.length })
    await relayOutbox(now, 500)
    const noticesOf = async (login: string) =>
      rowsOf<{ title: string }>(
        `select n.title from notice n join user_account u on u.id = n.user_id where u.login = $1 and n.title like '催报：城投集团%'`,
        [login],
      )
    expect(await noticesOf('ct-fill')).toHaveLength(1)
    expect(await noticesOf('ct-head')).toHaveLength(0)
    const next = new Date(now.getTime() + 86_400_000)
    expect((await urge(next)).urged).toBe(late.length)
    await relayOutbox(next, 500)
    expect(await noticesOf('ct-head')).toHaveLength(1)
    const { rows } = await runQuery(
      statementCoverage,
      await actorOf('cwjd-officer'),
      { form: 'flash', until: period, only: 'missing' },
      now,
    )
    const cell = rows.find(({ orgName }) => orgName === '城投集团')?.cells.find((one) => one.period === period)
    expect(cell).toMatchObject({ state: 'missing', urges: 2, urgedOn: '2026-07-21' })
  })

  it('is refused before the day, and for those who have reported', async () => {
    expect(await outcome(urge(now, { period: 202607 }))).toBe('invalid')
    const [there] = await rowsOf<{ id: string }>(
      `select org_id as id from statement where form_code = 'flash' and period = $1 and accepted_version_id is not null limit 1`,
      [period],
    )
    expect(await outcome(urge(now, { orgIds: [there!.id] }))).toBe('stale')
  })

  it('comes by itself three days before, on the day and the day after, once a day', async () => {
    const due = dueOn('flash', 202607)
    for (const days of [-3, 0, 1]) expect(remindersOn(addDays(due, days))).toContainEqual({ form: 'flash', period: 202607 })
    for (const days of [-4, -2, -1, 2]) expect(remindersOn(addDays(due, days))).not.toContainEqual({ form: 'flash', period: 202607 })
    const at = new Date(`${due}T01:00:00Z`)
    expect(await remindOfReports(at)).toBeGreaterThan(0)
    expect(await remindOfReports(at)).toBe(0)
  })
})
