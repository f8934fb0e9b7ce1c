import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideIndicatorDraft, submitIndicatorDraft } from '@/lib/finance/commands/define-indicator'
import { indicatorDraft, indicatorDrafts } from '@/lib/finance/queries/indicator-drafts'
import { indicatorLineage, indicatorRecord } from '@/lib/finance/queries/indicators'
import { runCommand } from '@/lib/platform/command'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'
import { draftedIndicator, submittedIndicator } from '../../support/finance/indicator-drafts'
import { outcome } from '../../support/people'

const now = new Date('2026-07-20T02:00:00Z')
let database: TestDatabase
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

const rowsOf = <T extends object>(sql: string) => withClient(database.ownerUrl, async (client) => (await client.query<T>(sql)).rows)
const valuesOf = (code: string) =>
  rowsOf<{ statement: string; period: number; value: string }>(
    `select statement_id::text as statement, period, value::text from fact.indicator_value where code = '${code}' order by statement_id`,
  )
const approve = async (draft: { id: string; version: number }, login = 'cwjd-chief') =>
  runCommand(decideIndicatorDraft, await actorOf(login), { ...draft, approve: true })
const double = { formula: 'BS.total_liab@end/BS.total_assets@end*200', name: '资产负债率（测试）' }

describe('a new version of an indicator', () => {
  it('is worked out for the periods from its month on, and earlier values stay as they were', async () => {
    const before = await valuesOf('WL01')
    const { published, statements } = await approve(await submittedIndicator('WL01', double, '2026-03-01'))
    expect(published).toBe(2)
    const after = new Map((await valuesOf('WL01')).map((row) => [row.statement, row.value]))
    expect(statements).toBe(before.filter(({ period }) => period >= 202603).length)
    for (const { statement, period, value } of before) {
      const expected = period >= 202603 ? Number(value) * 2 : Number(value)
      expect(Number(after.get(statement)), `${period}`).toBeCloseTo(expected, 6)
    }
    const profits = await valuesOf('YL01')
    expect(profits.length).toBe(before.length)
  })

  it('published for an earlier month than another one leaves that in force from its own', async () => {
    const profitBefore = new Map((await valuesOf('YL01')).map((row) => [row.statement, row.value]))
    await approve(
      await submittedIndicator('YL01', { formula: 'IS.total_profit@ytd+IS.total_profit@ytd', name: '利润总额（测试）' }, '2025-06-01'),
    )
    const [ratios, profits] = [await valuesOf('WL01'), await valuesOf('YL01')]
    for (const { statement, period, value } of profits)
      expect(Number(value)).toBeCloseTo(Number(profitBefore.get(statement)) * (period >= 202506 ? 2 : 1), 4)
    const liabilities = new Map(
      (
        await rowsOf<{ statement: string; ratio: string }>(`select statement_id::text as statement,
        (max(value) filter (where line = 'total_liab') / max(value) filter (where line = 'total_assets'))::text as ratio
        from fact.report_item where sheet = 'BS' and column_key = 'end' group by statement_id`)
      ).map((row) => [row.statement, Number(row.ratio)]),
    )
    for (const { statement, period, value } of ratios)
      expect(Number(value)).toBeCloseTo(liabilities.get(statement)! * (period >= 202603 ? 200 : 100), 4)
  })

  it('shows in lineage the formula by which each value was worked out, and in the library what it changed', async () => {
    const officer = await actorOf('cwjd-officer')
    const rows = await valuesOf('WL01')
    const formulaAt = async (period: number) => {
      const { statement } = rows.find((row) => row.period === period)!
      return (await runQuery(indicatorLineage, officer, { code: 'WL01', statementId: statement })).indicator.formula
    }
    expect([await formulaAt(202602), await formulaAt(202604)]).toEqual(['BS.total_liab@end/BS.total_assets@end*100', double.formula])
    const { versions } = await runQuery(indicatorRecord, officer, { code: 'WL01' })
    expect(versions.map(({ version, effectiveFrom }) => [version, effectiveFrom])).toEqual([
      [2, '2026-03-01'],
      [1, '2024-01-01'],
    ])
    expect(versions[0]?.changes.map(({ field }) => field)).toEqual(['name', 'formula'])
  })

  it('of a code that was not there is a new indicator with values', async () => {
    const fresh = {
      ...{ name: '营业收入净额（测试）', group: '规模', unit: '万元', formula: 'IS.operating_revenue@ytd-IS.taxes_surcharges@ytd' },
      ...{ calibre: '营业收入减税金及附加' },
    }
    await approve(await submittedIndicator('GM16', fresh, '2026-01-01'))
    const rows = await valuesOf('GM16')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.every(({ period }) => period >= 202601)).toBe(true)
  })
})

describe('who publishes', () => {
  it('is never who drafted: two persons, and the officer cannot approve at all', async () => {
    const draft = await submittedIndicator('GM06', { calibre: '已交税费总额（测试）' }, '2026-05-01')
    expect(await outcome(approve(draft, 'cwjd-officer'))).toBe('forbidden')
    expect((await runQuery(indicatorDrafts, await actorOf('cwjd-chief'), {})).map(({ code }) => code)).toContain('GM06')
    expect(await runQuery(indicatorDrafts, await actorOf('zcfg-officer'), {})).toEqual([])
    await approve(draft)
    expect((await runQuery(indicatorDraft, await actorOf('cwjd-chief'), { code: 'GM06' })).draft).toBeNull()
  })

  it('cannot hand on a draft with a fault, without a change, or for a day that is no first of a month', async () => {
    const officer = await actorOf('cwjd-officer')
    const submit = async (draft: { id: string; version: number }, effectiveFrom: string) =>
      runCommand(submitIndicatorDraft, officer, { ...draft, effectiveFrom, note: '测试' }).catch((error) => error)
    const wrong = await draftedIndicator('GM07', { formula: 'SUP.avg_staff@curr' })
    expect(await submit(wrong, '2026-05-01')).toMatchObject({
      code: 'invalid',
      fields: { formula: expect.stringContaining('SUP.avg_staff@curr') },
    })
    const same = await draftedIndicator('GM08', {})
    expect(await submit(same, '2026-05-01')).toMatchObject({ code: 'invalid', message: expect.stringContaining('没有差异') })
    const odd = await draftedIndicator('GM09', { calibre: '负债总额除以净资产（测试）' })
    expect(await submit(odd, '2026-05-15')).toMatchObject({ code: 'invalid', fields: { effectiveFrom: expect.stringContaining('1 日') } })
    expect(await submit(odd, '2023-05-01')).toMatchObject({
      code: 'invalid',
      fields: { effectiveFrom: expect.stringContaining('不得早于') },
    })
  })
})
