import { expect, type Page } from '@playwright/test'

/** Types into a field by its label. */
export async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('form').getByLabel(startOf(label)).fill(text)
}

/** Chooses one of the options of a radio group. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: startOf(label) })
    .getByLabel(option, { exact: true })
    .check()
}

/** Ticks one of several boxes. */
export async function tick(page: Page, label: string, option: string): Promise<void> {
  await page
    .getByRole('group', { name: startOf(label) })
    .getByLabel(option, { exact: true })
    .check()
}

/** Finds an enterprise or record by typing its name, and takes it from the list. */
export async function find(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: startOf(label) }).fill(name)
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

/** Fills a cell of a detail table; rows count from 1. A list is chosen from, anything else typed. */
export async function cell(page: Page, column: string, row: number, text: string): Promise<void> {
  const control = page.getByLabel(new RegExp(`^${column}(（.*）)?，第 ${row} 行$`))
  if ((await control.evaluate((element) => element.tagName)) === 'SELECT') await control.selectOption(text)
  else await control.fill(text)
}

/** Hands in a file for a material and waits until it stands in the list. */
export async function handIn(page: Page, material: string, file: { name: string; bytes: Buffer }): Promise<void> {
  const item = page.locator('#materials li').filter({ has: page.getByText(material, { exact: true }) })
  await item.getByLabel(/^上传/).setInputFiles({ name: file.name, mimeType: 'application/pdf', buffer: file.bytes })
  await expect(item.getByRole('button', { name: `移除 ${file.name}` })).toBeVisible()
  await expect(item.getByText('已交')).toBeVisible()
}

/** Waits until the form says that the server has everything. */
export async function untilSaved(page: Page): Promise<void> {
  await expect(page.getByText(/^已自动保存|^已保存|所有更改已保存/).first()).toBeVisible()
}

const startOf = (label: string) => new RegExp(`^${label.replace(/[()[\]]/g, '\\$&')}`)
