import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { actorOf, filingOf } from '../support/clerks'
import { smallPdf } from './support/files'
import { choose, type, untilSaved } from './support/form-by-hand'
import { sidewaysScroll } from './support/layout'
import { expect, test } from './support/test'

async function draft(matter = 'GZ-CW-05'): Promise<string> {
  return (await runCommand(createFiling, await actorOf('ct-fill'), { matter })).id
}
const valuesOf = async (id: string) => (await filingOf(id)).values as Record<string, unknown>
const megabytes = (count: number) => count * 2 ** 20

let folder: string
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guozi-big-'))
})
test.afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A real PDF on the disk with nothing after its end up to so many megabytes, which readers skip. */
function bigPdf(name: string, size: number): string {
  const path = join(folder, name)
  writeFileSync(path, smallPdf('big'))
  truncateSync(path, megabytes(size))
  return path
}

test('what is no number and an amount below zero are told beside their fields, stay as typed, and the rest is saved', async ({ as }) => {
  const id = await draft('GZ-CQ-04')
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  await type(page, '转让底价', 'NaN')
  await type(page, '评估值', '-5')
  await type(page, '账面原值', '1e309')
  await type(page, '事项标题', '数字写错的申报')
  await expect(page.getByText('转让底价须为数字，如 1,234.56；当前为“NaN”').first()).toBeVisible()
  await expect(page.getByText(/^账面原值须为数字.*1e309/).first()).toBeVisible()
  await expect(page.getByText(/^评估值须不小于 0/).first()).toBeVisible()
  await expect(page.getByText('3 项格式有误，改正后保存')).toBeVisible()
  await expect.poll(() => valuesOf(id)).toMatchObject({ title: '数字写错的申报' })
  expect(await valuesOf(id)).toMatchObject({ floor_price: null, appraised_value: null, original_value: null })
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByRole('link', { name: /评估值须不小于 0/ })).toBeVisible()
  await expect(page.getByLabel(/^转让底价/)).toHaveValue('NaN')
  await expect(page.getByLabel(/^评估值/)).toHaveValue('-5')
  await expect(page).toHaveURL(/\/edit$/)
})

test('a field of 10,000 characters is told where it is too long, stays as typed and breaks no layout', async ({ as }) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  await choose(page, '类型', '会计政策')
  await choose(page, '处理方法', '未来适用')
  const long = '不切实可行的说明'.repeat(1250)
  await type(page, '追溯调整不切实可行的说明', long)
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByRole('link', { name: /追溯调整不切实可行的说明.*2000/ })).toBeVisible()
  await expect(page.getByLabel(/^追溯调整不切实可行的说明/)).toHaveValue(long)
  expect(await sidewaysScroll(page)).toBe(0)
  await type(page, '事项标题', '无空格'.repeat(3334).slice(0, 10_000))
  expect(await sidewaysScroll(page)).toBe(0)
  await expect(page).toHaveURL(/\/edit$/)
  // What is too long waits on this machine; the rest is saved, and it follows when it fits.
  await expect(page.getByText(/2 项格式有误，改正后保存/)).toBeVisible()
  await type(page, '追溯调整不切实可行的说明', '数据已灭失。')
  await type(page, '事项标题', '又可以保存')
  await expect.poll(() => valuesOf(id)).toMatchObject({ title: '又可以保存', impracticable_note: '数据已灭失。' })
})

test('a file of a kind that is not taken, by its name, its content or its size, is refused in words', async ({ as }) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  const drop = page.locator('#materials li').first().getByLabel(/^上传/)
  await drop.setInputFiles({ name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
  await expect(page.getByText(/^不支持 \.exe 格式/)).toBeVisible()
  const disguised = Buffer.from(`MZ\x90\x00${'\0'.repeat(500)}`, 'latin1')
  await drop.setInputFiles({ name: '假的.pdf', mimeType: 'application/pdf', buffer: disguised })
  const alert = page.getByRole('alert').filter({ hasText: /内容|格式/ })
  await expect(alert.last()).toBeVisible()
  await drop.setInputFiles({ name: '空的.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) })
  await expect(page.getByText('文件为空，请检查后重新选择')).toBeVisible()

  await drop.setInputFiles(bigPdf('过大.pdf', 501))
  await expect(page.getByText(/^文件 501.* MB，超过上限/)).toBeVisible()

  await drop.setInputFiles({ name: '真的.pdf', mimeType: 'application/pdf', buffer: smallPdf('real') })
  await page.getByRole('button', { name: '移除 真的.pdf' }).click()
  await expect(page.getByRole('button', { name: '移除 真的.pdf' })).toBeHidden()
})

test('11 MB: a file arrives whole, a workbook and a save of that size are refused, a paper to verify is read to its end', async ({
  as,
  page: anybody,
}) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  const path = bigPdf('大件.pdf', 11)
  const material = page.locator('#materials li').first()
  await material.getByLabel(/^上传/).setInputFiles(path)
  await expect(page.getByRole('button', { name: '移除 大件.pdf' })).toBeVisible({ timeout: 30_000 })
  const stored = await asSystem('测试取附件', (tx) =>
    tx.storedFile.findFirstOrThrow({ where: { name: '大件.pdf' }, orderBy: { id: 'desc' } }),
  )
  const back = await page.request.get(`/api/files/${stored.id}`)
  expect(Buffer.compare(await back.body(), readFileSync(path))).toBe(0)

  const workbook = await page.request.post(`/api/filings/${id}/workbook`, { data: Buffer.alloc(megabytes(11)) })
  expect(workbook.status()).toBe(413)
  expect((await workbook.json()).title).toBe('表格文件不得超过 2 MB，请删去无关的工作表后再导入。')

  const saving = page.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  await type(page, '联系人', '周示例')
  const { 'next-action': action, 'content-type': contentType } = (await saving).headers()
  await untilSaved(page)
  const before = await filingOf(id)
  const args = JSON.stringify([id, before.version, { contact: '长'.repeat(megabytes(11) / 3) }])
  const headers = { 'next-action': action!, 'content-type': contentType ?? 'text/plain;charset=UTF-8', origin: new URL(page.url()).origin }
  const refused = await page.request.post(`/ent/filings/${id}/edit`, { headers, data: args })
  expect([413, 500]).toContain(refused.status())
  expect(await filingOf(id)).toMatchObject({ version: before.version, values: { contact: '周示例' } })

  await anybody.goto('/verify')
  await anybody.getByLabel('文书 PDF 原件').setInputFiles(path)
  await anybody.getByRole('button', { name: '比对原件' }).click()
  await expect(anybody.getByText('未查到：不能证明该文书由本平台制发')).toBeVisible()
})
