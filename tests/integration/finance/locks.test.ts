import { afterAll, beforeAll, expect, test } from 'vitest'
import { financeBoard } from '@/lib/finance/queries/board'
import { consolidationSheet } from '@/lib/finance/queries/consolidation'
import { enterpriseFinance } from '@/lib/finance/queries/enterprise'
import { statementCoverage } from '@/lib/finance/queries/statements'
import { asActor, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { outcome } from '../../support/people'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
let group: { id: string; period: number }
let unit: { id: string; name: string }

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
  const { orgId } = await actorOf('ct-fill')
  const [newest] = await rowsOf<{ period: number }>(
    `select max(period) as period from statement where org_id = $1 and scope = 'consolidated' and form_code = 'flash' and accepted_version_id is not null`,
    [orgId],
  )
  group = { id: orgId, period: newest!.period }
  const [below] = await rowsOf<{ id: string; name: string }>(
    `select o.id, o.short_name as name from org o join statement s on s.org_id = o.id and s.form_code = 'flash' and s.period = $2 and s.accepted_version_id is not null
       where o.parent_id = $1 and o.consolidated and s.scope in ('consolidated', 'single') order by o.code limit 1`,
    [orgId, group.period],
  )
  unit = below!
  // A unit with people of its own is not on the desk of the group's filler.
  await rowsOf(`delete from actor_org a using user_account u where u.id = a.user_id and u.login = 'ct-fill' and a.org_id = $1`, [unit.id])
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const children = () =>
  rowsOf<{ name: string; seen: boolean }>(
    `select o.short_name as name, exists (select 1 from actor_org a join user_account u on u.id = a.user_id where u.login = 'ct-fill' and a.org_id = o.id) as seen
       from org o where o.parent_id = $1 and o.kind = 'enterprise' and o.status <> '已注销' order by o.code`,
    [group.id],
  )

test('who walks down reads the names of the units that are shut, and everybody else of the group opens', async () => {
  const all = await children()
  const sheet = await runQuery(enterpriseFinance, await actorOf('ct-fill'), { id: group.id }, now)
  expect(sheet.shut.map(({ name }) => name)).toEqual(all.filter(({ seen }) => !seen).map(({ name }) => name))
  expect(sheet.shut.map(({ name }) => name)).toContain(unit.name)
  expect(sheet.units.map(({ name }) => name)).not.toContain(unit.name)
  expect([...sheet.units, ...sheet.shut].map(({ name }) => name).toSorted()).toEqual(all.map(({ name }) => name).toSorted())
  expect(await outcome(runQuery(enterpriseFinance, await actorOf('ct-fill'), { id: unit.id }, now))).toBe('not_found')
  const officer = await runQuery(enterpriseFinance, await actorOf('cwjd-officer'), { id: group.id }, now)
  expect(officer.shut).toEqual([])
  expect(officer.units).toHaveLength(all.length)
})

test('board and matrix say the same, and give no figure of what is shut', async () => {
  const filler = await actorOf('ct-fill')
  const board = await runQuery(financeBoard, filler, { orgId: group.id }, now)
  expect(board.shut.map(({ name }) => name)).toContain(unit.name)
  expect(board.rows.map(({ orgId }) => orgId)).not.toContain(unit.id)
  const coverage = await runQuery(statementCoverage, filler, { until: group.period, size: 100 }, now)
  expect(coverage.shut).toEqual(board.shut)
  expect(coverage.rows.map(({ orgId }) => orgId)).not.toContain(unit.id)
  for (const { name, ...rest } of coverage.shut) expect(Object.keys(rest), name).toEqual(['consolidated'])
})

test('the consolidated figure is the reported one; what is in sight alone is not added up', async () => {
  const asked = { id: group.id, period: group.period }
  const whole = (await runQuery(consolidationSheet, await actorOf('cwjd-officer'), asked, now))!
  const partial = (await runQuery(consolidationSheet, await actorOf('ct-fill'), asked, now))!
  expect(whole.shut).toEqual([])
  expect(partial.shut).toContain(unit.name)
  expect(partial.units).toBe(whole.units)
  for (const [index, line] of partial.lines.entries()) {
    expect(line.whole).toBe(whole.lines[index]!.whole)
    expect([line.units, line.sum, line.implied, line.open], line.label).toEqual([null, null, null, null])
  }
  expect(whole.lines[0]!.units).not.toBeNull()
})

test('a way that leads through a superior out of sight keeps its name without a link', async () => {
  const [person] = await rowsOf<{ login: string; orgId: string }>(
    `select u.login, u.org_id as "orgId" from user_account u join org o on o.id = u.org_id join post p on p.user_id = u.id
       where o.kind = 'enterprise' and o.level > 1 and p.role_code in ('E-FILL', 'E-CHECK', 'E-HEAD', 'E-FIN') and u.status = 'active' order by o.level desc, u.login limit 1`,
  )
  const [above] = await rowsOf<{ names: string[] }>(
    `select array_agg(o.short_name order by o.level) as names from org_closure x join org o on o.id = x.ancestor_id
       where x.org_id = $1 and x.to_date is null and o.kind = 'enterprise'`,
    [person!.orgId],
  )
  const sheet = await runQuery(enterpriseFinance, await actorOf(person!.login), { id: person!.orgId }, now)
  expect(sheet.above.map(({ name }) => name)).toEqual(above!.names)
  expect(sheet.above.map(({ id }) => id)).toEqual([...above!.names.slice(1).map(() => null), person!.orgId])
})

test('a stranger learns nothing of who stands below whom', async () => {
  const asked = async (login: string, id: string | null) =>
    asActor(await actorOf(login), (tx) => tx.$queryRaw<{ name: string }[]>`select name from app.shut_around(${id}::uuid)`)
  expect(await asked('gx-fill', group.id)).toEqual([])
  expect(await asked('huangdao-officer', group.id)).toEqual([])
  expect(await asked('gx-fill', null)).toEqual([])
  expect(await asked('huangdao-officer', null)).toEqual([])
  expect(await asked('cwjd-officer', null)).toEqual([])
  expect((await asked('ct-fill', group.id)).map(({ name }) => name)).toContain(unit.name)
})

test('an officer of named enterprises reads which groups are not among them', async () => {
  const [other] = await rowsOf<{ id: string; name: string }>(
    `select id, short_name as name from org where kind = 'enterprise' and level = 1 and owner = 'city' and id <> $1 order by code limit 1`,
    [group.id],
  )
  await rowsOf(`delete from actor_org a using user_account u where u.id = a.user_id and u.login = 'khfp-officer' and a.org_id = $1`, [
    other!.id,
  ])
  const board = await runQuery(financeBoard, await actorOf('khfp-officer'), { period: group.period }, now)
  expect(board.shut).toEqual([{ name: other!.name, consolidated: true }])
  expect(board.rows.map(({ orgId }) => orgId)).not.toContain(other!.id)
})
