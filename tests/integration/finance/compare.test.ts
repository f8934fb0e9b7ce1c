import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compareWorkbook } from '@/lib/finance/compare/compare-workbook'
import { financeCompare } from '@/lib/finance/queries/compare'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedOrganisation, seedReference, seedStatements } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

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

const ask = async (wanted: object, login = 'cwjd-officer') => runQuery(financeCompare, await actorOf(login), wanted)

describe('a comparison', () => {
  it('gives for every enterprise and month what the facts say, in every scope and form', async () => {
    for (const [form, scope] of [
      ['flash', 'head'],
      ['flash', 'parent'],
      ['annual', 'head'],
    ] as const) {
      const result = await ask({ form, scope, who: 'all', codes: ['WL01', 'YL01', 'FX04'], from: 202306, until: 202605 })
      expect(result.periods.length).toBe(form === 'flash' ? 36 : 3)
      const facts = await withClient(database.ownerUrl, async (client) => {
        const { rows } = await client.query<{ key: string; value: string }>(
          `select concat_ws(' ', org_id, period, code) as key, value::text from fact.indicator_value where form_code = $1
           and (scope = $2 or ($2 = 'head' and scope in ('consolidated', 'single'))) and code in ('WL01', 'YL01', 'FX04')`,
          [form, scope],
        )
        return new Map(rows.map(({ key, value }) => [key, value]))
      })
      const codes = result.indicators.map(({ code }) => code)
      const read = result.orgs.flatMap(({ id, sheets }) =>
        sheets.flatMap(({ period, values }) => values.map((value, index) => [`${id} ${period} ${codes[index]}`, value] as const)),
      )
      expect(read.length).toBeGreaterThan(10)
      for (const [key, value] of read) expect(value, key).toBe(facts.get(key) ?? null)
    }
  })

  it('shows enterprises by name, under one another, and in the order of the first indicator', async () => {
    const all = await ask({ who: 'all', codes: ['YL01'], from: 202605, until: 202605, order: 'high' })
    const values = all.orgs.flatMap(({ sheets }) => sheets.flatMap(({ values: [first] }) => (first ? [Number(first)] : [])))
    expect(values.length).toBeGreaterThan(3)
    expect(values).toEqual(values.toSorted((a, b) => b - a))
    const group = all.groups[0]!
    const under = await ask({ under: group.id, codes: ['YL01'] })
    expect(under.total).toBeGreaterThan(1)
    const named = await ask({ names: [group.name], codes: ['YL01'] })
    expect(named.orgs.map(({ id }) => id)).toContain(group.id)
  })

  it('shows an enterprise nothing of others', async () => {
    const [own, all] = [await ask({ who: 'all' }, 'ct-fill'), await ask({ who: 'all' })]
    expect(own.total).toBeLessThan(all.total)
    expect(own.total).toBeGreaterThan(0)
  })

  it('as a workbook holds all enterprises, and says why a figure is missing', async () => {
    const { file } = await compareWorkbook(
      await actorOf('cwjd-officer'),
      { who: 'all', code: 'YL01,WL01', from: '202212', until: '202605' },
      now,
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const rows = book.worksheets[0]!.getSheetValues().flatMap((row) => (Array.isArray(row) ? [row.slice(1)] : []))
    const { total } = await ask({ who: 'all' })
    expect(rows).toHaveLength(total * 2 + 2)
    expect(rows[0]).toHaveLength(2 + 36)
    expect(rows[0]?.slice(0, 2)).toEqual(['企业', '指标'])
    expect(rows.flat().filter((cell) => typeof cell === 'number').length).toBeGreaterThan(100)
  })
})
