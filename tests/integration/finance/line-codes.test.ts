import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importLineCodes } from '@/lib/finance/commands/line-codes'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { fillStatement, statementWorkbook } from '@/lib/finance/statement/workbook'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
let id: string
beforeAll(async () => {
  close = await openSmallWorld()
  id = (await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period: 202605, scope: 'parent' })).id
})
afterAll(() => close())

const take = async (lines: string, year = 2025, form: 'flash' | 'annual' = 'flash') =>
  runCommand(importLineCodes, await actorOf('cwjd-officer'), { form, year, source: '示例编报通知', lines })
const codes = async () => (await runQuery(statementRecord, await actorOf('ct-fill'), { id })).codes

test('official numbers come in by name or key, and stand beside the lines from their year on', async () => {
  expect(await codes()).toEqual({})
  expect(await take('资产负债表，货币资金，2\nBS.total_assets，72\n利润表\t一、营业总收入\t1')).toEqual({ count: 3 })
  expect(await codes()).toEqual({ 'BS.cash': '2', 'BS.total_assets': '72', 'IS.total_revenue': '1' })
  // A later year of its own, of this form only.
  await take('BS.cash，3', 2026)
  expect(await codes()).toEqual({ 'BS.cash': '3' })
  await take('BS.cash，9', 2027)
  await take('BS.cash，8', 2026, 'annual')
  expect(await codes()).toEqual({ 'BS.cash': '3' })
  await take('BS.cash，4', 2026)
  expect(await codes()).toEqual({ 'BS.cash': '4' })
})

test('they stand in the workbook behind the amounts, and a workbook with them is read like the others', async () => {
  const { file } = await statementWorkbook(await actorOf('ct-fill'), id)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file)
  const page = book.getWorksheet('资产负债表')!
  expect(page.getRow(3).values).toContain('官方行次')
  const row = Array.from({ length: page.rowCount }, (_, index) => page.getRow(index + 1)).find((one) => one.getCell(1).value === 'cash')!
  expect(row.getCell(5).value).toBe('4')
  row.getCell(3).value = 1234
  const body = (await book.xlsx.writeBuffer()) as ArrayBuffer
  const outcome = await fillStatement(await actorOf('ct-fill'), id, new Request('http://localhost', { method: 'PUT', body }))
  expect(outcome.errors).toEqual([])
  expect((await runQuery(statementRecord, await actorOf('ct-fill'), { id })).typed['BS.cash@end']).toBe('1234')
})

test('what is wrong is told by its line, and nothing of it is kept', async () => {
  const before = await codes()
  for (const [lines, says] of [
    ['BS.cash，5\n现金表，货币资金，3', '第 2 行：企业财务快报没有“现金表”这张表'],
    ['资产负债表，没有这项，3', '第 1 行：资产负债表没有“没有这项”这一项'],
    ['BS.cash', '第 1 行：应为“资产负债表，货币资金，2”'],
    ['BS.cash，第二行', '官方行次“第二行”应为'],
    ['BS.cash，5\nBS.cash，6', 'BS.cash 出现两次'],
    ['BS.cash，5\nBS.inventory，5', '官方行次 5 给了两个项目'],
    ['BS.inventory，4', '官方行次 4 已给了 BS.cash'],
  ] as const)
    await expect(take(lines, 2026), lines).rejects.toThrow(says)
  expect(await codes()).toEqual(before)
  await expect(
    runCommand(importLineCodes, await actorOf('ct-fill'), { form: 'flash', year: 2026, source: '示例通知', lines: 'BS.cash，5' }),
  ).rejects.toThrow()
})
