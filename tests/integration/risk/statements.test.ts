import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { escalateOverdue } from '@/lib/risk/run/escalate'
import { executeRun } from '@/lib/risk/run/execute'
import type { Report } from '../../models/risk/finance/books'
import { fill, idOf } from '../../models/risk/world'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
let client: Client
const now = new Date('2026-06-30T10:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  await client.query(
    `insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, 'sasac', 'sasac', 'sasac', 'sasac', 'city', '370200', 1)`,
    [idOf('sasac')],
  )
})
afterAll(async () => {
  await client.end()
  await closeDatabase()
  await database.drop()
})
beforeEach(async () => {
  await client.query(
    'truncate tender, statement, statement_version, indicator_sheet, risk_run, risk_model_run, risk_finding, risk_finding_event, risk_case, risk_model_setting, task',
  )
})

const all = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows
const books = (...report: Report[]) => fill(client, { t: [], report })

async function run(kind: string, models: string[], scope: object = {}): Promise<string> {
  const { rows } = await client.query(
    `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at) values (gen_random_uuid(), $1, $2, $3, 'queued', '测试', now()) returning id`,
    [kind, JSON.stringify(scope), models],
  )
  await executeRun(rows[0].id, now)
  return rows[0].id
}

/** Debts due at once, receivables and stock nearly all there is: two families, six points. */
const trouble = {
  'SUP.interest_debt_short@cur': 60,
  'SUP.interest_debt@cur': 100,
  'BS.accounts_receivable@end': 50,
  'BS.inventory@end': 30,
  'BS.current_assets@end': 100,
}
const calm = { ...trouble, 'SUP.interest_debt_short@cur': 10, 'BS.accounts_receivable@end': 5 }
const models = ['AN17', 'AN27']

test('findings of one enterprise and month are weighed together and lie on the desks of finance', async () => {
  await books({ cells: trouble })
  const id = await run('nightly', models)
  expect(await all('select status, done, hits from risk_run where id = $1', [id])).toEqual([{ status: 'done', done: 2, hits: 2 }])
  expect(await all('select key, kind, level, points, tender_id from risk_case')).toEqual([
    { key: `finance:${idOf('org')}:202605`, kind: 'subject', level: '红', points: 6, tender_id: null },
  ])
  expect(await all('select distinct subject_kind, subject_name, level, org_id from risk_finding')).toEqual([
    { subject_kind: 'enterprise', subject_name: 'org：2026年5月快报', level: '红', org_id: idOf('org') },
  ])
  expect(await all('select side, pool, line, step_name, title from task order by side')).toEqual([
    { side: 'ent', pool: `E-FIN@${idOf('org')}`, line: 'CWJD', step_name: '财务预警说明', title: '红色风险：org：2026年5月快报' },
    { side: 'gov', pool: 'R-OFFICER@CWJD', line: 'CWJD', step_name: '财务预警核查', title: '红色风险：org：2026年5月快报' },
  ])
})

test('a run of one model weighs the case with what the others found', async () => {
  await books({ cells: trouble })
  await run('nightly', models)
  await run('demand', ['AN27'])
  expect(await all('select level, points from risk_case')).toEqual([{ level: '红', points: 6 }])
})

test('of several months the newest lies on the desk; the others stand in the ledger', async () => {
  await books({ cells: trouble, period: 202604 })
  await run('nightly', models)
  await books({ cells: trouble, period: 202605 })
  await run('nightly', models)
  const open = await all(
    `select right(c.key, 6) as period, t.side, t.status from task t join risk_case c on c.id = t.subject_id order by 1, 2`,
  )
  expect(open).toEqual([
    { period: '202604', side: 'ent', status: 'cancelled' },
    { period: '202604', side: 'gov', status: 'cancelled' },
    { period: '202605', side: 'ent', status: 'open' },
    { period: '202605', side: 'gov', status: 'open' },
  ])
  expect(await all('select count(*)::int as n from risk_finding where gone_at is null')).toEqual([{ n: 4 }])
})

test('what a corrected statement no longer shows is gone, and the case and its tasks end', async () => {
  await books({ cells: trouble })
  await run('nightly', models)
  await books({ cells: calm })
  await run('demand', models)
  expect(await all('select distinct gone_at is null as stands from risk_finding')).toEqual([{ stands: false }])
  expect(await all('select count(*)::int as n from risk_case')).toEqual([{ n: 0 }])
  expect(await all('select distinct status from task')).toEqual([{ status: 'cancelled' }])
})

test('what can no longer be judged is neither found again nor gone', async () => {
  await books({ cells: trouble })
  await run('nightly', models)
  await books({ cells: { ...trouble, 'SUP.interest_debt@cur': null } })
  const id = await run('nightly', models)
  expect(await all(`select model_code, gone_at is null as stands from risk_finding order by 1`)).toEqual([
    { model_code: 'AN17', stands: true },
    { model_code: 'AN27', stands: true },
  ])
  expect(await all('select model_code, status, missing, judged, unjudged from risk_model_run where run_id = $1 order by 1', [id])).toEqual([
    { model_code: 'AN17', status: 'missing', missing: ['SUP.interest_debt@cur'], judged: 0, unjudged: 1 },
    { model_code: 'AN27', status: 'evaluated', missing: [], judged: 1, unjudged: 0 },
  ])
})

test('an accepted statement is judged with its own enterprise only, by every model that judges statements and no other', async () => {
  await books({ cells: trouble }, { org: 'other', cells: trouble })
  await fill(client, { t: [{ category: '施工', state_funded: true, estimate: 500_000_000, method: '直接采购', notice_on: '2026-03-01' }] })
  await run('arrival', [], { orgs: [idOf('org')] })
  expect(await all('select distinct org_id, dimension from risk_finding')).toEqual([{ org_id: idOf('org'), dimension: '财务预警' }])
  expect((await all('select total from risk_run'))[0].total).toBeGreaterThanOrEqual(62)
})

test('a run about tenders leaves statements alone', async () => {
  await books({ cells: trouble })
  await run('demand', [], { from: '2026-01-01', to: '2026-06-30' })
  expect(await all('select count(*)::int as n from risk_finding')).toEqual([{ n: 0 }])
})

test('an overdue case goes to the chief of finance', async () => {
  await books({ cells: trouble })
  await run('nightly', models)
  expect(await escalateOverdue(new Date('2026-07-20T10:00:00+08:00'))).toBe(2)
  expect(await all(`select distinct pool, line from task where step_name = '超时升级'`)).toEqual([{ pool: 'R-CHIEF@CWJD', line: 'CWJD' }])
})
