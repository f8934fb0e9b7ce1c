import { Client } from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import * as once from '@/lib/risk/engine/once'
import { tellings } from '@/lib/risk/engine/told'
import { allModels } from '@/lib/risk/models/registry'
import { executeRun } from '@/lib/risk/run/execute'
import { fill, idOf, wan } from '../../models/risk/world'
import { type TestDatabase, testDatabase } from '../../support/database'

/** What is told beforehand is only a shorter way: where it fails, the run comes to the same. */
let database: TestDatabase
let client: Client
const now = new Date('2026-06-30T10:00:00+08:00')
const place = { facts: 'fact', today: '2026-06-30' }

/** The models that one telling asks about together with FS006: all that judge tenders one by one. */
const together = (() => {
  const marks = tellings(
    allModels().map((model) => ({ model, thresholds: {} })),
    place,
  ).map((telling) => telling.marks.map((mark) => mark.split(':')[0]!))
  return marks.find((codes) => codes.includes('FS006')) ?? []
})()

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
  client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  for (const [word, kind] of [
    ['sasac', 'sasac'],
    ['org', 'enterprise'],
  ])
    await client.query(
      `insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, $2, $3, $3, $3, 'city', '370200', 1)`,
      [idOf(word!), kind, word],
    )
  const works = { category: '施工', state_funded: true, estimate: wan(500), method: '直接采购', notice_on: '2026-03-01' }
  await fill(client, {
    t: [
      works,
      { estimate: wan(390), tender_limit: wan(400), notice_on: '2026-03-01' },
      {
        ...works,
        failed_count: 3,
        reason_written: false,
        notice_on: '2026-03-02',
        deadline_on: '2026-03-04',
        doc_issued_on: '2026-03-02',
        mandatory: true,
      },
    ],
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await client.end()
  await closeDatabase()
  await database.drop()
})

async function run(models = together): Promise<{ status: Record<string, string>; findings: string[] }> {
  await client.query('truncate risk_run, risk_model_run, risk_finding, risk_case, task')
  const { rows } = await client.query(
    `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at) values (gen_random_uuid(), 'nightly', '{}', $1, 'queued', '测试', now()) returning id`,
    [models],
  )
  await executeRun(rows[0].id, now)
  expect((await client.query('select status from risk_run')).rows).toEqual([{ status: 'done' }])
  const runs = await client.query<{ code: string; status: string }>('select model_code as code, status from risk_model_run')
  const found = await client.query<{ one: string }>(
    `select model_code || ' ' || subject_key || ' ' || evidence::text as one from risk_finding order by 1`,
  )
  return {
    status: Object.fromEntries(runs.rows.map(({ code, status }) => [code, status])),
    findings: found.rows.map(({ one }) => one),
  }
}

test('a telling that fails leaves the run right: its models are asked one by one, and only the one at fault fails', async () => {
  expect(together.length).toBeGreaterThanOrEqual(5)
  const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  const whole = await run()
  expect(warned.mock.calls.filter(([, words]) => String(words).includes('合并判断失败'))).toEqual([])
  expect(whole.findings.some((one) => one.startsWith('FS006'))).toBe(true)
  expect(whole.findings.filter((one) => !one.startsWith('FS006')).length).toBeGreaterThan(1)

  // A row for which one condition cannot be worked out (it divides by a limit of zero) breaks the statement off.
  await fill(client, { t: [{ tender_id: 'bad', estimate: -1n, tender_limit: 0n, notice_on: '2026-03-03' }] })
  vi.spyOn(log, 'error').mockImplementation(() => undefined)
  const broken = await run()
  expect(warned.mock.calls.filter(([, words]) => String(words).includes('合并判断失败')).length).toBe(1)
  expect(broken.status).toEqual({ ...whole.status, FS006: 'failed' })
  expect(broken.findings).toEqual(whole.findings.filter((one) => !one.startsWith('FS006')))
})

test('what several models begin with is worked out once; where that fails each works it out for itself', async () => {
  const experts = ['e1', 'e2', 'e3']
  const bids = ['A', 'B']
  await fill(client, {
    t: [{ tender_id: 'scored', title: '一标段' }],
    b: bids.map((party_id) => ({ tender_id: 'scored', bid_id: `of ${party_id}`, party_id })),
    p: bids.map((party_id) => ({ party_id, name: `甲${party_id}` })),
    e: experts.map((expert_id) => ({ expert_id, expert_no: expert_id })),
    s: bids.flatMap((party_id) =>
      experts.map((expert_id) => ({
        ...{ score_id: `${party_id} ${expert_id}`, tender_id: 'scored', bid_id: `of ${party_id}`, party_id, expert_id },
        ...{ item: '方案', score: 80, full_marks: 100, subjective: true },
      })),
    ),
  })
  const models = ['LC082', 'LC086']
  const warned = vi.spyOn(log, 'warn').mockClear()
  const failed = () => warned.mock.calls.filter(([, words]) => String(words).includes('合并计算失败')).length

  const whole = await run(models)
  expect(failed()).toBe(0)
  expect(whole.status).toEqual({ LC082: 'evaluated', LC086: 'evaluated' })
  expect(whole.findings.map((one) => one.slice(0, 5))).toEqual(['LC086'])

  const place = vi.spyOn(once, 'onceTable').mockReturnValue('a name that is none')
  expect(await run(models)).toEqual(whole)
  expect(failed()).toBe(1)
  place.mockRestore()
})
