import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideInvestPlan } from '@/lib/investment/commands/plans'
import { fillPlan, planTemplate } from '@/lib/investment/plan-workbook'
import { investPlan } from '@/lib/investment/queries/plans'
import { runCommand } from '@/lib/platform/command'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const now = new Date('2026-07-20T02:00:00Z')
/** The row of the heads, below which the projects stand. */
const headRow = 9

async function upload(write: (page: ExcelJS.Worksheet) => void) {
  const { file } = await planTemplate(await actorOf('ct-fill'), { year: '2027' }, now)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file as ArrayBuffer)
  const page = book.worksheets[0]!
  expect(page.getCell(headRow, 1).value).toBe('项目名称*')
  write(page)
  const body = await book.xlsx.writeBuffer()
  return fillPlan(await actorOf('ct-fill'), new Request('http://localhost/', { method: 'POST', body }), now)
}
const head = (page: ExcelJS.Worksheet, basis: string, own: number, debt: number) => {
  page.getCell(3, 2).value = basis
  page.getCell(4, 2).value = own
  page.getCell(5, 2).value = debt
}

test('a template of a plan with wrong cells names each of them and keeps nothing', async () => {
  const { number, errors } = await upload((page) => {
    head(page, '会', 100, 0)
    page.getRow(headRow + 1).values = ['新建污水厂', '房产', '主业', '一千', 100]
    page.getRow(headRow + 2).values = ['', '固定资产', '主业', 200, 50]
  })
  expect(number).toBeNull()
  expect(errors.map(({ row, column, message }) => [row, column, message])).toEqual([
    [3, 'B', '依据至少 4 个字'],
    [headRow + 1, 'B', expect.stringContaining('项目类型应为')],
    [headRow + 1, 'D', expect.stringContaining('一千')],
    [headRow + 2, 'A', '请填写'],
  ])
})

test('what does not add up is told at its cell', async () => {
  const { errors } = await upload((page) => {
    head(page, '董事会〔2026〕8号', 100, 0)
    page.getRow(headRow + 1).values = ['新建污水厂', '固定资产', '主业', 1000, 120]
  })
  expect(errors).toEqual([{ sheet: '年度投资计划', row: 4, column: 'B', message: '自有、融资、财政性资金之和应等于项目本年投资合计' }])
})

test('filled right it is proposed, confirmed by somebody else, and comes back in the next template', async () => {
  const done = await upload((page) => {
    head(page, '董事会〔2026〕8号', 100, 20.5)
    page.getRow(headRow + 1).values = [
      '新建污水厂',
      '固定资产',
      '主业',
      1000,
      120.5,
      '2027-03-01',
      new Date('2028-12-31T00:00:00Z'),
      6.5,
      '已决策',
    ]
  })
  expect(done).toMatchObject({ number: 1, items: 1, errors: [] })
  await runCommand(decideInvestPlan, await actorOf('ghfz-officer'), { id: done.id!, decision: 'confirm' })
  const plan = await runQuery(investPlan, await actorOf('ct-fill'), { id: done.id! })
  expect(JSON.stringify(plan)).toContain('2028-12-31')
  await upload((page) => {
    expect((page.getRow(headRow + 1).values as unknown[]).slice(1)).toEqual([
      '新建污水厂',
      '固定资产',
      '主业',
      1000,
      120.5,
      '2027-03-01',
      '2028-12-31',
      6.5,
      '已决策',
    ])
    head(page, '董事会〔2026〕9号', 100, 20.5)
  })
})
