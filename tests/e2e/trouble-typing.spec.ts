import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { actorOf, actorOfPool, filingOf, openTasks } from '../support/clerks'
import { smallPdf } from './support/files'
import { choose, type, untilSaved } from './support/form-by-hand'
import { sidewaysScroll } from './support/layout'
import { endSessions } from './support/session'
import { enterPassword } from './support/sign-in'
import { expect, test } from './support/test'

const kept = '网络中断或登录已过期，内容已存于本机，将自动重试'

async function draft(login = 'ct-fill'): Promise<string> {
  return (await runCommand(createFiling, await actorOf(login), { matter: 'GZ-CW-05' })).id
}
const valuesOf = async (id: string) => (await filingOf(id)).values as Record<string, unknown>

test('a session that ends in the middle of a form loses nothing that was typed', async ({ as }) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  await type(page, '事项标题', '登录过期之前')
  await untilSaved(page)
  await endSessions('ct-fill')
  await type(page, '联系人', '登录过期之后')
  await expect(page.getByText(kept)).toBeVisible()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page).toHaveURL(/\/login\?next=/)
  await enterPassword(page, 'ct-fill')
  await expect(page).toHaveURL(new RegExp(`/ent/filings/${id}/edit$`))
  await expect(page.getByLabel(/^联系人/)).toHaveValue('登录过期之后')
  await untilSaved(page)
  expect(await valuesOf(id)).toMatchObject({ title: '登录过期之前', contact: '登录过期之后' })
})

test('two people in one form are shown what the other changed; both changes are kept', async ({ as }) => {
  const id = await draft()
  const [task] = await openTasks(id)
  const me = await actorOf('ct-fill')
  const colleague = await actorOfPool(task!.pool, [me.userId], id)
  const [mine, theirs] = [await as('ct-fill'), await as(colleague.login)]
  await Promise.all([mine, theirs].map((page) => page.goto(`/ent/filings/${id}/edit`)))
  await type(mine, '事项标题', '甲所写的标题')
  await untilSaved(mine)
  await type(theirs, '联系人', '乙所写的联系人')
  await theirs.getByRole('button', { name: '请选择保留哪一方' }).click()
  const dialog = theirs.getByRole('alertdialog', { name: '本表已被他人修改' })
  await expect(dialog.getByText(/^杨雪晴/)).toBeVisible()
  await expect(dialog.getByRole('group', { name: '事项标题' })).toContainText('甲所写的标题')
  await dialog.getByRole('button', { name: '按所选内容继续' }).click()
  await expect(dialog).toBeHidden()
  await untilSaved(theirs)
  await expect(theirs.getByLabel(/^事项标题/)).toHaveValue('甲所写的标题')
  expect(await valuesOf(id)).toMatchObject({ title: '甲所写的标题', contact: '乙所写的联系人' })
})

test('what is typed without a network is kept, also when the page is closed, and saved when the network is back', async ({ as }) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  await page.context().setOffline(true)
  await type(page, '联系人', '断网时所写')
  await expect(page.getByText(kept)).toBeVisible()
  await page.context().setOffline(false)
  await untilSaved(page)
  expect(await valuesOf(id)).toMatchObject({ contact: '断网时所写' })

  await page.context().setOffline(true)
  await type(page, '联系人', '关闭前所写')
  await expect(page.getByText(kept)).toBeVisible()
  await page.close()
  await page.context().setOffline(false)
  const later = await page.context().newPage()
  await later.goto(`/ent/filings/${id}/edit`)
  await expect(later.getByLabel(/^联系人/)).toHaveValue('关闭前所写')
  await untilSaved(later)
  expect(await valuesOf(id)).toMatchObject({ contact: '关闭前所写' })
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
})

test('a file of a kind that is not taken, by its name or by its content, is refused in words', async ({ as }) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  const drop = page.locator('#materials li').first().getByLabel(/^上传/)
  await drop.setInputFiles({ name: '程序.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') })
  await expect(page.getByText(/^不支持 \.exe 格式/)).toBeVisible()
  await drop.setInputFiles({
    name: '假的.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(`MZ\x90\x00${'\0'.repeat(500)}`, 'latin1'),
  })
  await expect(
    page
      .getByRole('alert')
      .filter({ hasText: /内容|格式/ })
      .last(),
  ).toBeVisible()
  await drop.setInputFiles({ name: '空的.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) })
  await expect(page.getByText('文件为空，请检查后重新选择')).toBeVisible()
  await drop.setInputFiles({ name: '真的.pdf', mimeType: 'application/pdf', buffer: smallPdf('real') })
  await expect(page.getByRole('button', { name: '移除 真的.pdf' })).toBeVisible()
  await page.getByRole('button', { name: '移除 真的.pdf' }).click()
  await expect(page.getByRole('button', { name: '移除 真的.pdf' })).toBeHidden()
})
