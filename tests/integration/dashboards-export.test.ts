import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportEfficiencyBook, exportEfficiencyTable } from '@/lib/dashboards/export-efficiency'
import { isRefusal } from '@/lib/kernel/refusal'
import { asSystem, closeDatabase } from '@/lib/platform/db'
import { type TestDatabase, testDatabase } from '../support/database'
import { askedAt, type DashboardWorld, dashboardWorld } from './dashboards-world'

let db: TestDatabase
let world: DashboardWorld
const year = { from: '2026-01-01', to: '2026-11-23' }

beforeAll(async () => {
  db = await testDatabase()
  world = await dashboardWorld(db.appUrl)
  await world.filing('city', { status: 'concluded', concluded: '2026-11-12', used: 4, onTime: true })
  await world.filing('rival', { status: 'running' })
})

afterAll(async () => {
  await closeDatabase()
  await db?.drop()
})

describe('taking the statistics along', () => {
  test('the book has a sheet a table, numbers as numbers, and says period, calibre and who made it', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await exportEfficiencyBook(world.actors.leader, year, askedAt))
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual([
      ...[
        '汇总',
        '月度',
        '按事项类型',
        '按所属集团',
        '按主办处室',
        '按申报企业',
        '按注册地',
        '按监管事项',
        '环节停留',
        '处室停留',
        '退回原因',
        '退回方式',
      ],
    ])
    const sheet = book.getWorksheet('按所属集团')!
    expect(String(sheet.getCell('A1').value)).toMatch(/^上报日期 2026-01-01 至 2026-11-23.*统计时间 2026-11-23 10:00；统计人 leader$/)
    expect(sheet.getRow(2).getCell(2).value).toBe('上报（件）')
    const rows = [3, 4, 5].map((row) => [1, 2, 10].map((column) => sheet.getRow(row).getCell(column).value))
    expect(rows.sort()).toEqual([
      ['乙集团', 1, null],
      ['合计', 2, 4],
      ['甲集团', 1, 4],
    ])
  })

  test('one table for CSV, of the own rows only, and every export stands in the audit trail', async () => {
    const table = await exportEfficiencyTable(world.actors.filler, year, 'org', askedAt)
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual([
      ['甲集团', 1],
      ['合计', 1],
    ])
    const lines = await asSystem('what was written', (tx) =>
      tx.auditLine.findMany({ where: { action: 'exportEfficiency' }, orderBy: { id: 'asc' } }),
    )
    expect(lines.map((line) => [line.actorName, line.outcome])).toEqual([
      ['leader', 'done'],
      ['filler', 'done'],
    ])
  })

  test('a table there is not is refused', async () => {
    const refused = await exportEfficiencyTable(world.actors.leader, year, 'secrets', askedAt).catch((error: unknown) => error)
    expect(isRefusal(refused) && refused.code).toBe('not_found')
  })
})
