import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { financeBoard } from '@/lib/finance/queries/board'
import { deskFinance } from '@/lib/finance/queries/desk'
import { type FinanceHome, financeHome } from '@/lib/finance/queries/home/home'
import { financeOverview } from '@/lib/finance/queries/overview'
import { flashForm } from '@/lib/finance/statement/forms'
import { amountsText } from '@/lib/finance/statement/read'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { sampleAmounts } from '../../support/finance/sample'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)
type View = FinanceHome['view']
async function home<V extends View>(login: string, view: V): Promise<Extract<FinanceHome, { view: V }>> {
  const told = await runQuery(financeHome, await actorOf(login), { view }, now)
  expect(told.view).toBe(view)
  return told as Extract<FinanceHome, { view: V }>
}

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

test('each post comes first to its own, and what it has not falls back to that', async () => {
  const first = async (login: string, view?: View) => (await runQuery(financeHome, await actorOf(login), { view }, now)).view
  expect(await first('cwjd-chief')).toBe('department')
  expect(await first('cwjd-officer')).toBe('specialist')
  expect(await first('ct-fill')).toBe('specialist')
  expect(await first('ct-head')).toBe('leader')
  expect(await first('khfp-officer')).toBe('leader')
  expect(await first('khfp-officer', 'department')).toBe('leader')
  expect(await first('ct-fill', 'department')).toBe('specialist')
})

test('a leader reads the figures of the board’s month, who moved most, and what waits by right', async () => {
  const chief = await actorOf('cwjd-chief')
  const told = await home('cwjd-chief', 'leader')
  const overview = await runQuery(financeOverview, chief, {}, now)
  expect(told.period).toBe((await runQuery(financeBoard, chief, { goals: false }, now)).period)
  expect(told.figures.map(({ code }) => code)).toEqual(['YL01', 'WL01', 'WL02', 'WL03', 'WL04', 'WL05'])
  for (const figure of told.figures) expect(figure.now, figure.code).toBe(overview.totals.find(({ code }) => code === figure.code)!.now)
  expect(told.falls).toEqual(overview.moves.filter(({ difference }) => Number(difference) < 0).slice(0, 3))
  expect(told.rises[0] ?? null).toEqual(overview.moves.filter(({ difference }) => Number(difference) > 0).at(-1) ?? null)
  await rowsOf(
    `insert into finance_target (id, org_id, year, kind, subject, number, value, status, source, basis, side, by_name, at, decision)
       select gen_random_uuid(), id, 2027, 'budget', 'YL01', 1, 1, 'proposed', 'entry', '测试', 'ent', '测试', now(), '' from org where level = 1 and kind = 'enterprise' limit 2`,
  )
  const waits = async (login: string) => (await home(login, 'leader')).waiting.find(({ key }) => key === 'targets')?.count
  expect(await waits('cwjd-chief')).toBe(2)
  expect(await waits('khfp-officer')).toBeUndefined()
})

test('an enterprise’s leader reads its own figures and its own units', async () => {
  const head = await actorOf('ct-head')
  const told = await home('ct-head', 'leader')
  const desk = await runQuery(deskFinance, head, {}, now)
  expect(told.period).toBe(desk.period)
  expect(told.figures.find(({ code }) => code === 'YL01')).toEqual(desk.figures.find(({ code }) => code === 'YL01'))
  const units = await rowsOf<{ id: string }>(`select id from org where parent_id = $1`, [head.orgId])
  for (const { orgId } of [...told.falls, ...told.rises]) expect(units.map(({ id }) => id)).toContain(orgId)
  expect(told.falls.length + told.rises.length).toBeGreaterThan(0)
})

test('the department reads who is late, and how work is spread', async () => {
  const before = await home('cwjd-chief', 'department')
  const { period } = before.reporting
  const [gone] = await rowsOf<{ name: string }>(
    `delete from statement where id = (select s.id from statement s join org o on o.id = s.org_id where o.level = 1 and s.form_code = 'flash' and s.period = $1
       and s.scope in ('consolidated', 'single') and s.accepted_version_id is not null order by o.code limit 1) returning org_name as name`,
    [period],
  )
  const after = await home('cwjd-chief', 'department')
  expect(after.reporting.missing).toBe(before.reporting.missing + 1)
  expect(after.late.map(({ name }) => name)).toContain(gone!.name)
  expect(after.late.find(({ name }) => name === gone!.name)).toMatchObject({ level: 1, urges: 0 })
})

test('a specialist’s queue follows a statement from desk to desk, with the formulas that fail', async () => {
  const filler = await actorOf('ct-fill')
  const { id } = await runCommand(beginStatement, filler, { form: 'flash', period: 202606, scope: 'consolidated' }, { now })
  const queued = async (login: string) => (await home(login, 'specialist')).tasks.filter((task) => task.id === id)
  expect(await queued('ct-fill')).toMatchObject([{ kind: 'statement', stepName: '填报' }])
  expect(await queued('gx-fill')).toEqual([])
  await asSystem('测试', (tx) => tx.statementVersion.updateMany({ where: { statementId: id }, data: { checksFailed: 3 } }))
  expect((await home('ct-fill', 'specialist')).failing.filter((one) => one.id === id)).toMatchObject([{ failed: 3 }])
  expect((await home('cwjd-officer', 'specialist')).failing.filter((one) => one.id === id)).toEqual([])
  await asSystem('测试', (tx) => tx.statementVersion.updateMany({ where: { statementId: id }, data: { checksFailed: 0 } }))
  await rowsOf(`update statement_version set amounts = $2::bigint[] where statement_id = $1`, [id, amountsText(sampleAmounts(flashForm))])
  const taskOf = async () =>
    (
      await rowsOf<{ id: string }>(
        `select t.id from task t join statement_version v on v.id = t.subject_id where v.statement_id = $1 and t.status = 'open'`,
        [id],
      )
    )[0]!.id
  for (const [login, action] of [
    ['ct-fill', 'submit'],
    ['ct-check', 'pass'],
    ['ct-head', 'pass'],
  ] as const)
    await runCommand(actOnStatement, await actorOf(login), { taskId: await taskOf(), action, opinion: '测试' }, { now })
  expect(await queued('ct-fill')).toEqual([])
  expect(await queued('cwjd-officer')).toMatchObject([{ kind: 'statement', stepName: '受理' }])
  const work = (await home('cwjd-chief', 'department')).work.find(({ name }) => name === null)
  expect(work!.open).toBeGreaterThan(0)
  await runCommand(
    actOnStatement,
    await actorOf('cwjd-officer'),
    { taskId: await taskOf(), action: 'return', to: 'enterprise', reason: 'misfilled', opinion: '请核对' },
    { now },
  )
  expect((await home('ct-fill', 'specialist')).returned.map((one) => one.id)).toContain(id)
  expect((await home('cwjd-officer', 'specialist')).returned.map((one) => one.id)).toContain(id)
  expect((await home('gx-fill', 'specialist')).returned.map((one) => one.id)).not.toContain(id)
})

test('who stands in for a colleague finds in both homes what the colleague has taken, and no longer once the time is over', async () => {
  const [officer, chief] = [await actorOf('cwjd-officer'), await actorOf('cwjd-chief')]
  const pool = (until: string) =>
    rowsOf(
      `with gone as (delete from actor_pool where user_id = $1 and via_user_id = $2)
       insert into actor_pool (id, user_id, pool, via_user_id, from_at, to_at)
       values (gen_random_uuid(), $1, 'R-OFFICER@CWJD', $2, now() - interval '1 year', $3)`,
      [chief.userId, officer.userId, until],
    )
  const [before, listed] = [await desk(), await queued()]
  await rowsOf(
    `update task set side = 'gov', pool = 'R-OFFICER@CWJD', line = 'CWJD', holder_id = $1 where id =
       (select t.id from task t where t.status = 'open' and t.subject_kind = 'statement' order by t.id limit 1)`,
    [officer.userId],
  )
  await pool('2027-12-31')
  expect(await desk()).toBe(before + 1)
  expect(await queued()).toBe(listed + 1)
  await pool('2026-07-01')
  expect([await desk(), await queued()]).toEqual([before, listed])

  async function desk() {
    return (await home('cwjd-chief', 'leader')).waiting.find(({ key }) => key === 'desk')?.count ?? 0
  }
  async function queued() {
    return (await home('cwjd-chief', 'specialist')).tasks[0]?.all ?? 0
  }
})
