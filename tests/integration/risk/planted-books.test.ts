import { afterAll, beforeAll, expect, test } from 'vitest'
import { rateLines } from '@/lib/finance/rules/unusual-lines'
import { flashForm } from '@/lib/finance/statement/forms'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { executeRun } from '@/lib/risk/run/execute'
import { judgedNewest, newestFindings } from '@/lib/risk/run/newest-findings'
import { demonstrationWorld } from '@/prisma/seed/organisation-phases'
import { runPhase } from '@/prisma/seed/phase'
import { financePhase } from '@/prisma/seed/phases/finance'
import { organisationPhase } from '@/prisma/seed/phases/organisation'
import { seedReference } from '@/prisma/seed/reference-only'
import { financeScene } from '@/prisma/seed/scenarios/finance/scene'
import { financeTruth } from '@/prisma/seed/scenarios/finance/truth'
import { type FinanceProof, financeRecall, proofLines, recallOf } from '@/scripts/proof/finance-recall'
import { type TestDatabase, testDatabase } from '../../support/database'

// Made-up books: what is measured says that the models find what was planted, not how they do in earnest.
const now = new Date('2026-11-29T02:00:00Z')
const part = 0.12
let database: TestDatabase
let proof: FinanceProof

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  const { world } = demonstrationWorld(false)
  await withClient(database.ownerUrl, async (client) => {
    for (const phase of [organisationPhase(world), financePhase(world, { part })])
      await runPhase(phase, { client, log: () => undefined, now })
    await client.query('analyze')
    await client.query(
      `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at) values ($1, 'nightly', '{}', $2, 'queued', '测试', now())`,
      [runId, models],
    )
  })
  connectDatabase(database.appUrl)
  await executeRun(runId, now)
  const [findings, judged] = await asSystem('测试', async (tx) => [await newestFindings(tx), await judgedNewest(tx)] as const)
  proof = financeRecall(findings, financeTruth(financeScene(world, now, part)), judged)
}, 300_000)
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

test('what the model finds in one statement of all enterprises is what is worked out for one enterprise', async () => {
  const rows = await withClient(database.ownerUrl, async (client) => {
    const { rows: found } = await client.query<{ id: string; lines: number | null }>(
      `(select org_id as id, (evidence ->> '异常项数')::int as lines from risk_finding where model_code = 'YC01' order by org_id limit 6)
       union all (select org_id, null from statement where scope = 'single' and org_id not in (select org_id from risk_finding where model_code = 'YC01')
         group by 1 order by 1 limit 4)`,
    )
    const { rows: sheets } = await client.query<{ id: string; period: number; amounts: string[] }>(
      `select org_id as id, period, amounts::text[] as amounts from fact.report_sheet where form_code = 'flash' and scope in ('consolidated', 'single') and org_id = any($1) order by period desc`,
      [found.map(({ id }) => id)],
    )
    return found.map((one) => ({ ...one, sheets: sheets.filter(({ id }) => id === one.id) }))
  })
  expect(rows).toHaveLength(10)
  for (const { id, lines, sheets } of rows) {
    const [newest, ...earlier] = sheets.map(({ period, amounts }) => ({ period, form: flashForm, amounts: amounts.map(BigInt) }))
    const unusual = rateLines(newest!, earlier)?.filter((line) => line.unusual).length ?? 0
    expect({ id, unusual }).toEqual({ id, unusual: lines ?? 0 })
  }
}, 120_000)

const runId = newId()
const models = ['AN17', 'AN29', 'AN38', 'AN45', 'AN46', 'AN47', 'YC01', 'ZB01', 'ZB09', 'ZB10']

test('nearly all that was planted in single books is found, with few false alarms', () => {
  console.log(proofLines(proof).join('\n'))
  const { single } = proof
  expect(single.reduce((sum, { planted }) => sum + planted, 0)).toBeGreaterThanOrEqual(10)
  expect(recallOf(single)).toBeGreaterThanOrEqual(0.9)
  const alarms = single.filter(({ code }) => code !== 'AN38')
  for (const { code, falseAlarms, unplanted } of alarms) expect({ code, few: falseAlarms <= unplanted * 0.15 }).toEqual({ code, few: true })
})
