import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { catalogue } from '@/lib/risk/models/registry'
import { caseTitle } from '@/lib/risk/rules/case-title'
import { executeRun } from '@/lib/risk/run/execute'
import type { Truth } from '@/prisma/seed/scenarios/procurement/truth'
import { smallMarket } from '@/prisma/seed/small-world'
import { type TestDatabase, testDatabase } from '../../support/database'
import { type FoundRow, recall } from '../../support/recall'

// A synthetic market: what is measured here says that the models find what was planted, not how they do in earnest.
const now = new Date('2026-06-30T02:00:00Z')
const tenders = 1500
let database: TestDatabase
let truth: Truth[]
let findings: FoundRow[]

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
  truth = await withClient(database.ownerUrl, (client) => smallMarket(client, { tenders, now }))
  const run = newId()
  await rowsOf(
    `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at) values ($1, 'nightly', '{}', '{}', 'queued', '测试', now())`,
    [run],
  )
  await executeRun(run, now)
  findings = await rowsOf<FoundRow>(
    `select model_code as code, subject_key as key, tender_id as "tenderId", org_id as "orgId", array_to_json(party_ids)::jsonb as parties from risk_finding where gone_at is null`,
  )
}, 400_000)
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

test('every model is evaluated but the one that waits for a published scorer, and none fails', async () => {
  const rest = await rowsOf<{ code: string; status: string; missing: string[] }>(
    `select model_code as code, status, missing from risk_model_run where status <> 'evaluated' order by 1`,
  )
  expect(rest.filter(({ status }) => status === 'failed')).toEqual([])
  expect(rest.map(({ code }) => code)).toContain('WB079')
  expect(catalogue.length - rest.length).toBeGreaterThanOrEqual(300)
})

test('planted 认定级 traces are all found, price and list patterns nearly all, the rest by family', () => {
  const decisive = new Set(
    catalogue
      .filter(({ family, grade }) => grade === '认定级' && ['电子痕迹', '资金', '人员', '文本'].includes(family))
      .map(({ code }) => code),
  )
  const patterns = new Set(['WB038', 'WB039', 'WB040', 'WB054', 'WB055', 'WB057'])
  const proof = recall(findings, truth, (code) =>
    decisive.has(code) ? '认定级痕迹' : patterns.has(code) ? '报价与清单' : code.slice(0, 2),
  )
  for (const [family, { planted, found, missed, findings: all, falseAlarms }] of Object.entries(proof))
    console.log(
      `${family}：植入 ${planted}，找到 ${found}，发现 ${all}，其中与植入无关 ${falseAlarms}${missed.length > 0 ? `；未找到 ${missed.join('、')}` : ''}`,
    )
  expect(proof.认定级痕迹?.missed).toEqual([])
  expect(proof.报价与清单?.recall).toBeGreaterThanOrEqual(0.95)
  for (const family of ['FS', 'LC', 'JY', 'YS', 'HT', 'WB']) expect(proof[family]?.recall, family).toBeGreaterThanOrEqual(0.9)
})

test('a case of a group of bidders names them beside the tender, which has a case of its own', async () => {
  const rows = await rowsOf<{ name: string; title: string; group: string | null }>(`
    select ${caseTitle} as name, t.title, (select min(left(f.subject_name, 60)) from risk_finding f where f.case_id = c.id and cardinality(f.party_ids) > 1) as "group"
    from risk_case c join tender t on t.tender_id = c.tender_id`)
  const [groups, alone] = [rows.filter(({ group }) => group !== null), rows.filter(({ group }) => group === null)]
  expect(Math.min(groups.length, alone.length)).toBeGreaterThan(3)
  for (const { name, title } of groups) {
    expect(name.startsWith(`${title}（`)).toBe(true)
    expect(name, 'the title in brackets names nobody').not.toContain(`（${title.slice(0, 50)}`)
  }
  for (const { name, title } of alone) expect(name).toBe(title)
})

test('hardly a tender on which nothing was planted is red', async () => {
  const planted = truth.flatMap((plant) => plant.tenders)
  const rows = await rowsOf<{ id: string; models: string[] }>(
    `select c.tender_id as id, array_agg(distinct f.model_code) as models from risk_case c join risk_finding f on f.case_id = c.id
     where c.level = '红' and c.tender_id is not null and c.tender_id <> all($1::uuid[]) group by 1`,
    [planted],
  )
  console.log(`红级误报：${rows.length} / ${tenders - new Set(planted).size}；${rows.map(({ models }) => models.join('+')).join('，')}`)
  expect(rows.length / (tenders - new Set(planted).size)).toBeLessThanOrEqual(0.01)
})
