import { releaseTask } from '@/lib/flow/commands/release-task'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { actorOf, actorOfPool, filingOf, openTasks } from '../support/clerks'
import { type, untilSaved } from './support/form-by-hand'
import { endSessions } from './support/session'
import { enterPassword } from './support/sign-in'
import { expect, test } from './support/test'

const kept = '网络中断或登录已过期，内容已存于本机，将自动重试'

async function draft(login = 'ct-fill'): Promise<string> {
  return (await runCommand(createFiling, await actorOf(login), { matter: 'GZ-CW-05' })).id
}
/** Sends a person word of something that happened, as the worker does. */
async function tell(login: string): Promise<void> {
  const { userId } = await actorOf(login)
  const message = { topic: 'filing.changed', kind: 'filing', id: userId, orgId: null, line: null, users: [userId] }
  await asSystem('测试通知', (tx) => tx.$executeRaw`select pg_notify('live', ${JSON.stringify(message)})`)
}
const valuesOf = async (id: string) => (await filingOf(id)).values as Record<string, unknown>

test('a session that ends in the middle of a form loses nothing that was typed', async ({ as }) => {
  const id = await draft()
  const page = await as('ct-fill')
  await page.goto(`/ent/filings/${id}/edit`)
  // The save is news for this page, too: the session ends after the refresh it brings, not in the middle of it.
  await type(page, '事项标题', '登录过期之前')
  await untilSaved(page)
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('_rsc=')))
  await endSessions('ct-fill')
  await type(page, '联系人', '登录过期之后')
  await expect(page.getByText(kept)).toBeVisible()
  // News do not take the page away from somebody who is typing, whose session has ended or not.
  const news = page.waitForRequest((request) => request.headers().rsc === '1', { timeout: 1000 }).catch(() => null)
  await tell('ct-fill')
  expect(await news).toBeNull()
  await expect(page.getByLabel(/^联系人/)).toHaveValue('登录过期之后')
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
  // Given back to the pool, the draft is open to both.
  await runCommand(releaseTask, me, { taskId: task!.taskId })
  const [mine, theirs] = [await as('ct-fill'), await as(colleague.login)]
  await Promise.all([mine, theirs].map((page) => page.goto(`/ent/filings/${id}/edit`)))
  await type(mine, '事项标题', '甲所写的标题')
  await untilSaved(mine)
  await type(theirs, '联系人', '乙所写的联系人')
  await theirs.getByRole('button', { name: '请选择保留哪一方' }).click()
  const dialog = theirs.getByRole('alertdialog', { name: '本表已被他人修改' })
  await expect(dialog.getByText(/^杨雪晴.*保存了另一份内容/)).toBeVisible()
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
  // Without live updates: a refresh that is on its way when the network goes would take the page with it.
  await page.route('**/api/live', (route) => route.abort())
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
