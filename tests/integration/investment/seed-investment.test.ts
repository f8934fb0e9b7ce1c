import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeStatement } from '@/lib/finance/checks/judge-statement'
import { formVersion, openStatement } from '@/lib/finance/statement/read'
import { projectsWorkbook } from '@/lib/investment/export-lists'
import { deskInvestment, investHome } from '@/lib/investment/queries/home'
import { investPlans } from '@/lib/investment/queries/plans'
import { investProject } from '@/lib/investment/queries/project'
import { investProjects } from '@/lib/investment/queries/projects'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { seedFilings, seedInvestment, seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  await seedFilings(database.ownerUrl, { small: true, now })
  await seedInvestment(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const officer = () => actorOf('ghfz-officer')

describe('the investment of the demonstration', () => {
  test('home, list and plans say the same: every number is the sum of what opens under it', async () => {
    const home = await runQuery(investHome, await officer(), {}, now)
    const all = await runQuery(investProjects, await officer(), { size: 20_000 }, now)
    expect(home.projects).toBe(all.total)
    expect(home.projects).toBeGreaterThan(10)
    expect(home.total.done).toBe(all.sums.ofYear)
    expect(home.invested).toBe(all.sums.invested)
    expect(home.lights.红 + home.lights.黄 + home.lights.绿).toBe(home.projects)
    for (const unit of home.units) {
      const own = await runQuery(investProjects, await officer(), { orgId: unit.unitId, year: home.year, size: 20_000 }, now)
      expect([unit.name, own.sums.ofYear]).toEqual([unit.name, unit.done])
      for (const light of ['红', '黄', '绿'] as const) {
        const lit = await runQuery(investProjects, await officer(), { orgId: unit.unitId, light }, now)
        expect([unit.name, light, lit.total]).toEqual([unit.name, light, unit.lights[light]])
      }
    }
    for (const part of home.parts) {
      const own = await runQuery(investProjects, await officer(), { part: part.key, year: home.year }, now)
      expect([part.key, own.sums.ofYear]).toEqual([part.key, part.done])
    }
    for (const { rule, red, yellow } of home.rules)
      expect((await runQuery(investProjects, await officer(), { rule }, now)).total).toBe(red + yellow)
    const sum = home.units.reduce((total, unit) => total + BigInt(unit.plan ?? 0), 0n)
    expect(home.total.plan).toBe(sum.toString())
  })

  test('has lights of the kinds that a supervisor looks for, each with its figures', async () => {
    const { rules } = await runQuery(investHome, await officer(), {}, now)
    const lit = rules.filter(({ red, yellow }) => red + yellow > 0).map(({ rule }) => rule)
    for (const rule of ['behind', 'over', 'still', 'yield', 'late']) expect(lit).toContain(rule)
    const { rows } = await runQuery(investProjects, await officer(), { rule: 'behind' }, now)
    expect(rows[0]!.lights.find(({ rule }) => rule === 'behind')!.words).toMatch(/计划形象进度 [\d.]+%，实际 [\d.]+%，落后 [\d.]+ 个百分点/)
  })

  test('decided filings have brought projects and plans, and a later evaluation finds its project', async () => {
    const { decided, linked } = await asSystem('测试', async (tx) => ({
      decided: await tx.filing.count({ where: { status: 'concluded', matterCode: { in: ['GZ-GH-02', 'GZ-GH-03', 'GZ-GH-04'] } } }),
      linked: await tx.investProject.findMany({ where: { filingId: { not: null } } }),
    }))
    expect(linked).toHaveLength(decided)
    const card = linked[0] && (await runQuery(investProject, await officer(), { id: linked[0].id }, now))
    if (card) expect(card.filings.map(({ id }) => id)).toContain(linked[0]!.filingId)
  })

  test('the ledger agrees with the cash flow statement of the group (AF76), whoever fills it in', async () => {
    const actor = await actorOf('ct-fill')
    const verdicts = await asActor(actor, async (tx) => {
      const statements = await tx.statement.findMany({
        where: { formCode: 'flash', scope: 'consolidated', period: 202605, acceptedVersionId: { not: null } },
        select: { id: true },
      })
      const judged = await Promise.all(
        statements.map(async ({ id }) => {
          const open = await openStatement(tx, id)
          const { form } = await formVersion(tx, open.shown.formId)
          return (await judgeStatement(tx, open, form)).find(({ code }) => code === 'AF76')
        }),
      )
      return judged.map((one) => one?.verdict)
    })
    expect(verdicts).toContain('passed')
    expect(verdicts.filter((verdict) => verdict === 'unjudged')).toEqual([])
  })

  test('an enterprise sees its own, and the workbook has every row', async () => {
    const own = await runQuery(investHome, await actorOf('ct-fill'), {}, now)
    const whole = await runQuery(investHome, await officer(), {}, now)
    expect(own.projects).toBeLessThan(whole.projects)
    expect(own.units.map(({ name }) => name)).toEqual(['城投集团'])
    const head = await runQuery(investHome, await actorOf('ct-head'), {}, now)
    expect(head.projects).toBe(whole.units.find(({ name }) => name === '城投集团')!.projects)
    const { file, name } = await projectsWorkbook(await officer(), { light: '红', sort: '-total' }, now)
    expect(name).toMatch(/^投资项目库-2026-07-20\.xlsx$/)
    expect(file.byteLength).toBeGreaterThan(5000)
    const desk = await runQuery(deskInvestment, await officer(), {}, now)
    expect(desk).toMatchObject({ lights: whole.lights, total: whole.total })
    expect(desk.open).toBeGreaterThan(0)
    const waiting = await runQuery(investPlans, await officer(), { state: 'proposed' }, now)
    expect(waiting.total).toBe(desk.open)
  })
})
