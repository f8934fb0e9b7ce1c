import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideTargets, proposeTargets } from '@/lib/finance/commands/targets'
import { deviationsWorkbook } from '@/lib/finance/compare/deviation-workbook'
import { indicatorDeviations } from '@/lib/finance/queries/deviations'
import { Decimal } from '@/lib/kernel/decimal'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

const now = new Date('2026-07-20T02:00:00Z')
const period = 202605
let database: TestDatabase
let orgId: string

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl, now)
  await seedOrganisation(database.ownerUrl, { small: true, now })
  await seedStatements(database.ownerUrl, { small: true, now })
  connectDatabase(database.appUrl)
  orgId = (await actorOf('ct-fill')).orgId
})
afterAll(async () => {
  await closeDatabase()
  await database?.drop()
})

const table = async () => runQuery(indicatorDeviations, await actorOf('cwjd-officer'), { id: orgId, period, scope: 'consolidated' }, now)
const rowOf = async (code: string) => (await table()).rows.find((row) => row.code === code)!

describe('S099: the deviations of an enterprise', () => {
  it('from history are z-scores over the same months of the years before, as the database has them', async () => {
    const { against } = await rowOf('WL01')
    const stored = await withClient(database.ownerUrl, async (client) => {
      const { rows } = await client.query<{ period: number; value: string }>(
        `select period, value::text from fact.indicator_value where org_id = $1 and scope = 'consolidated' and form_code = 'flash' and code = 'WL01' and period % 100 = 5 order by period`,
        [orgId],
      )
      return rows
    })
    const [last, before] = [stored.at(-1)!, stored.slice(0, -1).map(({ value }) => new Decimal(value))]
    const mean = before.reduce((sum, value) => sum.plus(value)).div(before.length)
    const deviation = before
      .reduce((sum, value) => sum.plus(value.minus(mean).pow(2)), new Decimal(0))
      .div(before.length - 1)
      .sqrt()
    const spread = Decimal.max(deviation, mean.abs().times('0.02'))
    expect(last.period).toBe(period)
    expect(against.history.score).toBe(new Decimal(last.value).minus(mean).div(spread).toFixed(4))
    expect(against.history.source).toContain('2024、2025 年同月')
  })

  it('from the budget begin when one is confirmed, and name its version', async () => {
    expect((await rowOf('YL01')).against.budget).toMatchObject({ text: null, reason: '没有核定的年度预算' })
    const input = { year: 2026, kind: 'budget', basis: '测试预算〔2026〕1号', rows: [{ orgId, subject: 'YL01', value: '60000' }] }
    await runCommand(proposeTargets, await actorOf('ct-fill'), input, { now })
    const { id } = await asSystem('测试', (tx) => tx.financeTarget.findFirstOrThrow({ where: { orgId, subject: 'YL01' } }))
    await runCommand(decideTargets, await actorOf('cwjd-officer'), { ids: [id], decision: 'confirm' }, { now })
    const row = await rowOf('YL01')
    const expected = new Decimal(row.now!).div(25_000).minus(1).times(100).toFixed(4)
    expect(row.against.budget).toMatchObject({ base: '25000', score: expected })
    expect(row.against.budget.source).toBe('2026 年度预算第 1 版（测试预算〔2026〕1号）按序时折算')
  })

  it('from standard values say the set, that it is made up, and the grade; where none is imported the reason', async () => {
    const { rows } = await table()
    const graded = rows.filter(({ against }) => against.standard.text !== null)
    expect(graded.length).toBeGreaterThan(3)
    expect(graded[0]!.against.standard.source).toMatch(/2025 年绩效评价标准值（全国国有企业，全行业；.*虚构，仅供试用/)
    expect(rows.find(({ code }) => code === 'GM01')!.against.standard.reason).toBe('这项指标没有标准值')
  })

  it('from peers are empty where there are fewer than five, and every empty cell has its reason', async () => {
    const { rows } = await table()
    const all = rows.flatMap(({ against }) => Object.values(against))
    expect(rows[0]!.against.peers.reason).toBe('同业不足五家')
    for (const { text, reason, source } of all) expect(text === null ? Boolean(reason) : Boolean(source)).toBe(true)
  })

  it('go out as a workbook with base line, deviation and source side by side', async () => {
    const { file } = await deviationsWorkbook(
      await actorOf('cwjd-officer'),
      { id: orgId, period: String(period), scope: 'consolidated' },
      now,
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const page = book.worksheets[0]!
    expect(page.getRow(1).values).toEqual(expect.arrayContaining(['历史基准', '预算偏离', '同业来源', '标准值来源']))
    expect(page.rowCount).toBe((await table()).rows.length + 2)
  })
})

it('the place among peers is the same for the commission and for the enterprise, which sees none of the others', async () => {
  // Peers beyond the group: the statements of others are put into its industry.
  const letter = 'Z'
  await withClient(database.ownerUrl, (client) =>
    client.query(
      `update org set industry = '${letter}99' where kind = 'enterprise' and (id = $1 or id not in (select org_id from org_closure where ancestor_id = $1))`,
      [orgId],
    ),
  )
  const [all, own] = await Promise.all(
    ['cwjd-officer', 'ct-fill'].map(async (login) => {
      const { rows } = await runQuery(indicatorDeviations, await actorOf(login), { id: orgId, period, scope: 'consolidated' }, now)
      return new Map(rows.map((row) => [row.code, row.against.peers] as const))
    }),
  )
  const told = [...all!].filter(([, peers]) => peers.score !== null)
  expect(told.length).toBeGreaterThan(40)
  for (const [code, peers] of told) {
    expect(own!.get(code)!.score, code).toBe(peers.score)
    expect(peers.base, code).not.toBeNull()
    expect(own!.get(code)!.base, code).toBeNull()
  }
})
