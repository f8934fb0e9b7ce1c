import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { enterpriseWarnings } from '@/lib/risk/queries/enterprise-warnings'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { outcome } from '../../support/people'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
let orgId: string
let unitId: string

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
  orgId = (await actorOf('ct-fill')).orgId
  const [unit] = await rowsOf<{ id: string }>(
    `select o.id from org o join statement s on s.org_id = o.id and s.period = 202605 and s.scope = 'single' and s.form_code = 'flash' where o.parent_id = $1 order by o.code limit 1`,
    [orgId],
  )
  unitId = unit!.id
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

let version = 1
/** Publishes parameters of 流动比率 (AN22) for an organisation and those below it, or for everybody. */
const publish = (parameters: object, org: string | null, enabled = true, effectiveFrom = '2026-07-01') =>
  rowsOf(
    `insert into risk_model_setting (id, model_code, org_id, enabled, parameters, version, state, mode, reason, effective_from, by_id, by_name, at)
     values (gen_random_uuid(), 'AN22', $1, $2, $3, $4, 'published', 'live', '测试', $5, gen_random_uuid(), '测试', now())`,
    [org, enabled, JSON.stringify(parameters), ++version, effectiveFrom],
  )

const said = async (who: string, id: string, scope = id === orgId ? 'consolidated' : 'single') => {
  const warnings = (await runQuery(enterpriseWarnings, await actorOf(who), { id, period: 202605, scope }, now))!
  return { verdict: warnings.results.find(({ code }) => code === 'AN22')?.verdict, version: warnings.changed.AN22, off: warnings.off }
}

it('the warnings of an enterprise are judged by the parameters in force for it: its own before its group’s before everybody’s, from their day on', async () => {
  await publish({ p1: 1000 }, null)
  expect(await said('cwjd-officer', orgId)).toMatchObject({ verdict: 'hit', version: 2 })
  await publish({ p1: 0.0001 }, orgId)
  expect(await said('cwjd-officer', orgId)).toMatchObject({ verdict: 'clear', version: 3 })
  expect(await said('cwjd-officer', unitId)).toMatchObject({ verdict: 'clear', version: 3 })
  await publish({ p1: 1000 }, unitId)
  expect(await said('cwjd-officer', unitId)).toMatchObject({ verdict: 'hit', version: 4 })
  await publish({ p1: 1000 }, orgId, true, '2026-08-01')
  expect(await said('cwjd-officer', orgId)).toMatchObject({ verdict: 'clear', version: 3 })
})

it('its own people see the same, without seeing the settings; others see nothing', async () => {
  expect(await said('ct-fill', orgId)).toMatchObject({ verdict: 'clear', version: 3 })
  const [other] = await rowsOf<{ id: string }>(`select id from org where kind = 'enterprise' and level = 1 and id <> $1 limit 1`, [orgId])
  expect(await outcome(said('ct-fill', other!.id, 'consolidated'))).toBe('not_found')
})

it('a rule that is switched off for it is not judged and named as such', async () => {
  await publish({}, orgId, false)
  expect(await said('cwjd-officer', orgId)).toEqual({ verdict: undefined, version: undefined, off: ['AN22'] })
})

it('of a dormant enterprise a trifle is no warning, a material amount is', async () => {
  await rowsOf(`update org set is_dormant = true where id = $1`, [unitId])
  expect((await said('cwjd-officer', unitId)).verdict).toBe('hit')
  await publish({ p1: 1000, floor: 900_000_000_000_000 }, unitId, true, '2026-07-02')
  expect((await said('cwjd-officer', unitId)).verdict).toBe('clear')
})
