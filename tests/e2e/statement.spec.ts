import { readFileSync } from 'node:fs'
import ExcelJS from 'exceljs'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { shiftMonths } from '@/lib/kernel/period'
import { shanghaiDate } from '@/lib/kernel/workday'
import { sampleAmounts } from '../support/finance/sample'
import { expect, test } from './support/test'

/** The last complete month, which the group leaves to its people. */
const today = shanghaiDate(new Date())
const period = shiftMonths(Number(today.slice(0, 4)) * 100 + Number(today.slice(5, 7)), -1)
const month = `${Math.floor(period / 100)}年${period % 100}月`

test('a statement from the template to acceptance, and a figure down to its cell', async ({ as }) => {
  test.setTimeout(180_000)
  const filler = await as('ct-fill')
  await filler.goto('/ent/finance/statements')
  await filler.getByRole('button', { name: '编报报表' }).click()
  const dialog = filler.getByRole('dialog')
  for (const [label, choice] of [
    ['表式', '企业财务快报'],
    ['期间', month],
    ['口径', /^合并/],
  ] as const) {
    await dialog.getByRole('combobox', { name: label }).click()
    await filler.getByRole('option', { name: choice, exact: typeof choice === 'string' }).click()
  }
  await dialog.getByRole('button', { name: '开始编报' }).click()
  await expect(filler.getByRole('heading', { level: 1, name: new RegExp(`${month}快报（合并）`) })).toBeVisible()
  const address = filler.url()

  // The workbook goes out, is filled by somebody and comes back.
  const download = filler.waitForEvent('download')
  await filler.getByRole('link', { name: '导出 Excel' }).click()
  const filled = await filledIn(readFileSync(await (await download).path()))
  await filler
    .getByLabel('选择填好的 Excel')
    .setInputFiles({ name: '快报.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: filled })
  await expect(filler.getByRole('textbox', { name: '货币资金 期末余额', exact: true })).toHaveValue('152300', { timeout: 20_000 })

  // A cell typed wrong by hand is lit with the difference at once, and mended.
  const cash = filler.getByRole('textbox', { name: '货币资金 期末余额', exact: true })
  await cash.fill('152400')
  await expect(filler.getByText('AF04 流动资产分项合计=流动资产合计')).toBeVisible({ timeout: 15_000 })
  await cash.fill('152300')
  await expect(filler.getByText('AF04 流动资产分项合计=流动资产合计')).toBeHidden({ timeout: 15_000 })
  // Each cell names who wrote it last: this one by hand, that one out of the file, with its place.
  const who = filler.locator('[data-origin]')
  await cash.click()
  await filler.getByRole('link', { name: '由谁、哪一批写入' }).click()
  await expect(who).toContainText('在线填报')
  await filler.getByRole('textbox', { name: '存货 期末余额', exact: true }).click()
  await filler.getByRole('link', { name: '由谁、哪一批写入' }).click()
  await expect(who).toContainText(/工作表“资产负债表” C\d+/)
  await expect(who).toContainText('文件 快报.xlsx')
  // Less revenue than the month before does not go on without an explanation.
  await filler.getByRole('button', { name: '说明 AF57' }).click()
  await filler.getByRole('dialog').getByRole('textbox', { name: '说明' }).fill('示例企业的数据，小于上月累计')
  await filler.getByRole('dialog').getByRole('button', { name: '保存说明' }).click()
  await expect(filler.getByRole('dialog')).toBeHidden()
  await filler.getByRole('button', { name: '提交审核' }).click()
  await filler.getByRole('dialog').getByRole('button', { name: '提交审核' }).click()
  await expect(filler.getByRole('dialog')).toBeHidden()
  await expect(filler.getByRole('button', { name: '提交审核' })).toBeHidden()

  for (const [login, face, doing] of [
    ['ct-check', 'ent', '审核通过'],
    ['ct-head', 'ent', '签发上报'],
    ['cwjd-officer', 'gov', '受理'],
  ] as const) {
    const page = await as(login)
    await page.goto(address.replace('/ent/', `/${face}/`))
    await page.getByRole('button', { name: doing, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: doing, exact: true }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('button', { name: doing, exact: true })).toBeHidden()
  }

  // From the board of 一利五率 to the cell.
  const officer = await as('cwjd-officer')
  await officer.goto(`/gov/finance/board?period=${period}`)
  const row = officer.getByRole('row', { name: /城投集团/ })
  await row.getByRole('link', { name: '66.23' }).click()
  await expect(officer.getByRole('heading', { name: '这个数从哪里来' })).toBeVisible()
  await expect(officer.getByText(/表格导入，工作表“资产负债表” C\d+/).first()).toBeVisible()
  await officer.getByRole('link', { name: '资产总计（期末余额）' }).click()
  await expect(officer.locator('[data-cell="BS.total_assets@end"]')).toHaveText('1,149,000.00')
  await expect(officer.locator('[data-origin]')).toContainText('文件 快报.xlsx')
})

/** The workbook with the published example in it. */
async function filledIn(file: Buffer): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file as unknown as ExcelJS.Buffer)
  const cells = [...cellsOf(flashForm).values()]
  const amounts = sampleAmounts(flashForm)
  for (const sheet of flashForm.sheets) {
    const page = book.getWorksheet(sheet.title)!
    page.eachRow((line) => {
      for (const [index, column] of sheet.columns.entries()) {
        const cell = cells.find((one) => one.path === `${sheet.key}.${line.getCell(1).value}@${column.key}`)
        const text = cell && typedAmount(amounts[cell.position - 1], cell, '万元')
        if (text) line.getCell(3 + index).value = Number(text)
      }
    })
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}
