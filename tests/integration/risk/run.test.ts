import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { executeRun } from '@/lib/risk/run/execute'
import { fill, idOf, wan } from '../../models/risk/world'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
let client: Client
const now = new Date('2026-06-30T10:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  const org = (word: string, kind: string, owner: string) =>
    client.query(`insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, $2, $3, $3, $3, $4, '370200', 1)`, [
      idOf(word),
      kind,
      word,
      owner,
    ])
  await org('sasac', 'sasac', 'city')
  await org('org', 'enterprise', 'city')
})
afterAll(async () => {
  await client.end()
  await closeDatabase()
  await database.drop()
})
beforeEach(async () => {
  await client.query(
    'truncate tender, bid, tender_feature, tender_echo, pair_history, risk_run, risk_model_run, risk_finding, risk_case, risk_snooze, risk_model_setting, risk_shadow, task',
  )
})

const works = { category: '施工', state_funded: true, estimate: wan(500), method: '直接采购', notice_on: '2026-03-01' }
const near = { estimate: wan(390), tender_limit: wan(400), notice_on: '2026-03-01' }

async function run(kind: string, scope: object = {}, models: string[] = ['FS001', 'FS006']): Promise<string> {
  const { rows } = await client.query(
    `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at) values (gen_random_uuid(), $1, $2, $3, 'queued', '测试', now()) returning id`,
    [kind, JSON.stringify(scope), models],
  )
  await executeRun(rows[0].id, now)
  return rows[0].id
}

const all = async (text: string, values: unknown[] = []) => (await client.query(text, values)).rows

test('a run writes findings, weighs them, and puts what is serious on two desks', async () => {
  await fill(client, { t: [works, near] })
  const id = await run('nightly')
  expect(await all('select status, done, total, hits from risk_run where id = $1', [id])).toEqual([
    { status: 'done', done: 2, total: 2, hits: 2 },
  ])
  expect(await all('select model_code, level, grade, evidence ? $1 as said from risk_finding order by 1', ['t.estimate'])).toEqual([
    { model_code: 'FS001', level: '红', grade: '认定级', said: true },
    { model_code: 'FS006', level: '蓝', grade: '线索级', said: true },
  ])
  expect(await all('select side, pool, subject_kind from task order by side')).toEqual([
    { side: 'ent', pool: `E-PUR@${idOf('org')}`, subject_kind: 'risk-case' },
    { side: 'gov', pool: 'R-OFFICER@JDJC', subject_kind: 'risk-case' },
  ])
})

test('found again is the same finding; what is gone is said to be gone, and its tasks end', async () => {
  await fill(client, { t: works })
  await run('nightly')
  await run('nightly')
  expect(await all('select count(*)::int as n from risk_finding')).toEqual([{ n: 1 }])
  expect(await all('select count(*)::int as n from task')).toEqual([{ n: 2 }])
  await client.query('update tender set reason_approved = true')
  await run('nightly')
  expect(await all('select gone_at is not null as gone from risk_finding')).toEqual([{ gone: true }])
  expect(await all('select count(*)::int as n from risk_case')).toEqual([{ n: 0 }])
  expect(await all('select distinct status from task')).toEqual([{ status: 'cancelled' }])
})

test('what is new in a case that was judged lies on both desks again; what was judged alone does not', async () => {
  await fill(client, { t: { ...works, tender_limit: wan(510) } })
  await run('nightly', {}, ['FS001'])
  await client.query(`update risk_finding set status = 'closed', verdict = '属实'`)
  await client.query(`update task set status = 'done'`)
  const open = () => all(`select side from task where status = 'open' order by side`)
  await run('nightly', {}, ['FS001'])
  expect(await open()).toEqual([])
  await run('nightly')
  expect(await all('select model_code from risk_finding where gone_at is null order by 1')).toHaveLength(2)
  expect(await open()).toEqual([{ side: 'ent' }, { side: 'gov' }])
  await run('nightly')
  expect(await open()).toHaveLength(2)
})

test('a model without data is not evaluated and names the column', async () => {
  await fill(client, { t: { estimate: wan(390), tender_limit: wan(400) } })
  const id = await run('nightly')
  expect(await all('select model_code, status, missing from risk_model_run where run_id = $1 order by 1', [id])).toEqual([
    { model_code: 'FS001', status: 'missing', missing: ['t.category', 't.method', 't.state_funded'] },
    { model_code: 'FS006', status: 'evaluated', missing: [] },
  ])
})

test('a run over one tender leaves the findings of the others alone', async () => {
  await fill(client, { t: [works, { ...works, tender_id: 't2' }] })
  await run('nightly', {}, ['FS001'])
  await client.query('update tender set reason_approved = true')
  await run('arrival', { tenders: [idOf('t1')] }, ['FS001'])
  expect(await all('select tender_id, gone_at is not null as gone from risk_finding order by gone')).toEqual([
    { tender_id: idOf('t2'), gone: false },
    { tender_id: idOf('t1'), gone: true },
  ])
})

test('an interrupted run goes on where it stopped, a cancelled one stops between two models', async () => {
  await fill(client, { t: works })
  const { rows } = await client.query(
    `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at, stop_asked) values (gen_random_uuid(), 'nightly', '{}', '{FS001,FS006}', 'running', '测试', now(), true) returning id`,
  )
  await executeRun(rows[0].id, now)
  expect(await all('select status, done from risk_run')).toEqual([{ status: 'cancelled', done: 1 }])
  // What it found before it was stopped lies on the desks already.
  expect(await all('select side from task order by side')).toEqual([{ side: 'ent' }, { side: 'gov' }])
  await client.query(`update risk_run set status = 'running', stop_asked = false`)
  await executeRun(rows[0].id, now)
  expect(await all('select status, done from risk_run')).toEqual([{ status: 'done', done: 2 }])
  expect(await all('select model_code from risk_model_run order by 1')).toEqual([{ model_code: 'FS001' }, { model_code: 'FS006' }])
})

test('thresholds of everybody, of one enterprise, and the switch hold from their day on; a snoozed subject is left out', async () => {
  await fill(client, { t: { estimate: wan(370), tender_limit: wan(400) } })
  const set = (parameters: object, enabled: boolean, orgId: string | null, version: number, from = '2026-06-01') =>
    client.query(
      `insert into risk_model_setting (id, model_code, org_id, enabled, parameters, mode, state, effective_from, reason, version, by_id, by_name, at)
       values (gen_random_uuid(), 'FS006', $1, $2, $3, 'live', 'published', $4, '测试', $5, gen_random_uuid(), '测试', now())`,
      [orgId, enabled, JSON.stringify(parameters), from, version],
    )
  const found = async () => (await all('select count(*)::int as n from risk_finding where gone_at is null'))[0].n
  await run('nightly', {}, ['FS006'])
  expect(await found()).toBe(0)
  await set({ near: 0.1 }, true, null, 2)
  await set({ near: 0.01 }, true, null, 3, '2026-07-01')
  await run('nightly', {}, ['FS006'])
  expect(await found()).toBe(1)
  expect(await all('select parameters, model_version from risk_finding')).toEqual([{ parameters: { near: 0.1 }, model_version: 2 }])
  await set({ near: 0.05 }, true, idOf('org'), 2)
  await run('nightly', {}, ['FS006'])
  expect(await found()).toBe(0)
  await set({}, false, idOf('org'), 3)
  await client.query(
    `insert into risk_snooze (id, model_code, subject_key, org_id, until, reason, by_name, at) values (gen_random_uuid(), 'FS006', $1, $2, '2026-12-31', '测试', '测试', now())`,
    [idOf('t1'), idOf('org')],
  )
  await client.query(`update risk_model_setting set state = 'withdrawn' where org_id is not null`)
  await run('nightly', {}, ['FS006'])
  expect(await found()).toBe(0)
})

describe('beside what is in force', () => {
  const set = (parameters: object, mode: 'live' | 'shadow', orgId: string | null = null, enabled = true) =>
    client.query(
      `insert into risk_model_setting (id, model_code, org_id, enabled, parameters, mode, state, effective_from, reason, version, by_id, by_name, at)
       values (gen_random_uuid(), 'FS006', $1, $2, $3, $4, 'published', '2026-06-01', '测试', 2, gen_random_uuid(), '测试', now())`,
      [orgId, enabled, JSON.stringify(parameters), mode],
    )
  const nights = () => all('select live, shadow, more, fewer, examples, missing from risk_shadow order by at')

  test('a shadow setting is counted at night and reaches no finding, no case and no desk', async () => {
    await fill(client, {
      t: [near, { ...near, tender_id: 't2', title: '稍远的标段', estimate: wan(370) }],
    })
    await set({ near: 0.1 }, 'shadow')
    await run('nightly', {}, ['FS006'])
    expect(await nights()).toMatchObject([{ live: 1, shadow: 2, more: 1, fewer: 0, missing: [] }])
    expect((await nights())[0].examples.more).toMatchObject([{ key: idOf('t2'), name: '稍远的标段' }])
    expect(await all('select subject_key from risk_finding')).toEqual([{ subject_key: idOf('t1') }])
    expect(await all('select count(*)::int as n from risk_case')).toEqual([{ n: 1 }])
    expect(await all('select count(*)::int as n from task')).toEqual([{ n: 0 }])
  })

  test('a switched-off shadow says what would be lost; only the night runs it; a snoozed subject is new in neither', async () => {
    await fill(client, { t: near })
    await set({}, 'shadow', null, false)
    await run('demand', {}, ['FS006'])
    expect(await nights()).toEqual([])
    await run('nightly', {}, ['FS006'])
    expect(await nights()).toMatchObject([{ live: 1, shadow: 0, more: 0, fewer: 1 }])
    await client.query('truncate risk_shadow, risk_model_setting')
    await set({ near: 0.1 }, 'shadow')
    await client.query(
      `insert into risk_snooze (id, model_code, subject_key, org_id, until, reason, by_name, at) values (gen_random_uuid(), 'FS006', $1, $2, '2026-12-31', '测试', '测试', now())`,
      [idOf('t1'), idOf('org')],
    )
    await run('nightly', {}, ['FS006'])
    expect(await nights()).toMatchObject([{ live: 0, shadow: 0, more: 0, fewer: 0 }])
  })

  test('a setting of a district holds for its enterprises, a narrower one before a wider one', async () => {
    await client.query(
      `insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, 'district', 'd', 'd', 'd', 'district', '370211', 0), ($2, 'enterprise', 'e', 'e', 'e', 'district', '370211', 1) on conflict do nothing`,
      [idOf('district'), idOf('below')],
    )
    await client.query(
      `insert into org_closure (ancestor_id, org_id, depth, from_date) values ($1, $2, 1, '2020-01-01'), ($1, $1, 0, '2020-01-01') on conflict do nothing`,
      [idOf('district'), idOf('below')],
    )
    await fill(client, {
      t: [
        { ...near, estimate: wan(370), org_id: 'below' },
        { ...near, tender_id: 't2', estimate: wan(370) },
      ],
    })
    const found = async () => (await all('select org_id from risk_finding where gone_at is null')).map(({ org_id }) => org_id)
    await set({ near: 0.1 }, 'live', idOf('district'))
    await run('nightly', {}, ['FS006'])
    expect(await found()).toEqual([idOf('below')])
    await set({ near: 0.01 }, 'live', idOf('below'))
    await run('nightly', {}, ['FS006'])
    expect(await found()).toEqual([])
  })
})
