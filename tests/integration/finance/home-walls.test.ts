import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastPeriod } from '@/lib/finance/queries/board'
import { inSightFrom } from '@/lib/finance/queries/home/leader'
import { type Profit, profitsSql, reportingQuestion } from '@/lib/finance/queries/overview'
import { inSightSql } from '@/lib/finance/queries/rolled-up'
import type { Actor } from '@/lib/kernel/actor'
import { asActor, askTogether, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

const now = new Date('2026-07-20T02:00:00Z')
const due = reportingQuestion('2026-07-20')
let database: TestDatabase
const owner = (sql: string, values: unknown[] = []) => withClient(database.ownerUrl, (client) => client.query(sql, values))

/** Besides the demonstration: a draft, a statement underway, a month of few, sheets of no known enterprise, a narrow scope, and one who keeps the register. */
beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  await owner(`update statement set accepted_version_id = null, arrived_at = null, status = 'filling' where id in (
    select s.id from statement s where s.form_code = 'flash' and s.period = ${due.period} and s.scope = 'single' order by s.id limit 3)`)
  await owner(`update statement set accepted_version_id = null, status = 'running' where id in (
    select s.id from statement s where s.form_code = 'flash' and s.period = ${due.period} and s.scope = 'single' and s.arrived_at is not null
    order by s.id desc limit 2)`)
  await owner(`insert into indicator_sheet select (jsonb_populate_record(null::indicator_sheet, to_jsonb(i) || jsonb_build_object('statement_id', gen_random_uuid(),
      'org_id', case when n > 1 then i.org_id else gen_random_uuid() end, 'period', 202701 + n))).*
    from (select * from indicator_sheet where form_code = 'flash' order by statement_id limit 4) i cross join generate_series(0, 2) n`)
  await owner(
    `delete from actor_org a using user_account u where u.id = a.user_id and u.login = 'leader2' and hashtext(a.org_id::text) % 2 = 0`,
  )
  await owner(
    `delete from actor_org a using user_account u, org o where u.id = a.user_id and u.login = 'khfp-officer' and o.id = a.org_id and o.level > 1`,
  )
  await owner(`update department set grants = grants || array['R-CHIEF:org.manage'] where code = 'CWJD'`)
  await owner(
    `delete from actor_org a using user_account u where u.id = a.user_id and u.login = 'cwjd-chief' and hashtext(a.org_id::text) % 3 = 0`,
  )
  connectDatabase(database.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

type Answer = { edition: string; reporting: unknown; period: number | null; profits: Profit[]; inSight: string | null }
const answerOf = (actor: Actor) =>
  asActor(actor, async (tx) => (await tx.$queryRaw<{ it: Answer | null }[]>`select app.finance_home(${due.period}::int) as it`)[0]!.it)

/** The same, asked through the walls. */
const throughWalls = (actor: Actor) =>
  asActor(actor, async (tx) => {
    const period = await lastPeriod(tx)
    const month = period ?? 0
    const asked = await askTogether(tx, { reporting: due.sql, profits: profitsSql(month, null), inSight: inSightSql(month) })
    return { reporting: asked.reporting![0], period, profits: asked.profits, inSight: asked.inSight }
  })

const told = new Map<string, string>()

test.each(['leader', 'leader2', 'cwjd-chief', 'cwjd-officer', 'khfp-officer', 'ct-head', 'ct-fill', 'ct-view'])(
  'what %s is told is what the walls let through',
  async (login) => {
    const actor = await actorOf(login)
    expect(actor.permissions.has('finance.read'), 'the person may read finance').toBe(true)
    const { edition, inSight, ...answer } = (await answerOf(actor))!
    expect({ ...answer, inSight: inSightFrom(inSight) }).toEqual(await throughWalls(actor))
    expect(edition).toMatch(/^[0-9a-f-]{36}$/)
    told.set(login, JSON.stringify(answer))
  },
)

test('different scopes are told differently', () => {
  expect(new Set(told.values()).size).toBeGreaterThan(4)
})

test.each(['sysadmin', 'auditor', 'expert'])('%s, who may not read finance, is told nothing', async (login) => {
  const actor = await actorOf(login)
  expect(actor.permissions.has('finance.read')).toBe(false)
  expect(await answerOf(actor)).toBeNull()
})
