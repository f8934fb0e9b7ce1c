import type { Page } from '@playwright/test'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { actorOf, filingOf } from '../support/clerks'
import { noBarrier } from './support/axe'
import { type, untilSaved } from './support/form-by-hand'
import { sidewaysScroll } from './support/layout'
import { withoutDatabase } from './support/outage'
import { enterPassword } from './support/sign-in'
import { expect, phone, test } from './support/test'

async function saysSo(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '服务暂时不可用' })).toBeVisible()
  await expect(page.getByText('数据库暂时连接不上，恢复后本页自动显示；已填写的内容没有丢失。')).toBeVisible()
}

test('while the database is gone pages say so and forms keep what is typed; afterwards all goes on without a restart', async ({
  as,
  page: anybody,
  complaints,
}) => {
  test.setTimeout(120_000)
  const { id } = await runCommand(createFiling, await actorOf('ct-fill'), { matter: 'GZ-CW-05' })
  const form = await as('ct-fill')
  await form.goto(`/ent/filings/${id}/edit`)
  const [reader, chief, wall] = [await as('cqgl-officer'), await as('cqgl-chief', phone), await as('leader')]
  await chief.goto('/gov')
  await wall.clock.install()
  await wall.goto('/screen')
  await expect(wall.getByRole('heading', { level: 1 })).toBeVisible()
  await anybody.goto('/login')

  await withoutDatabase(async () => {
    await type(form, '联系人', '停库时所写')
    // A page that is opened, and a page that is gone to within the frame.
    await reader.goto('/gov/filings')
    await saysSo(reader)
    await noBarrier(reader)
    await chief.getByRole('navigation', { name: '委端常用' }).getByRole('link', { name: /待办/ }).tap()
    await saysSo(chief)
    expect(await sidewaysScroll(chief)).toBe(0)
    // The wall keeps its numbers and says that they are old.
    await wall.clock.fastForward(31_000)
    await expect(wall.getByText(/^数据源中断，显示 \d\d:\d\d 的数据$/)).toBeVisible()
    await enterPassword(anybody, 'ct-fill')
    await expect(anybody.getByRole('alert').filter({ hasText: '数据库暂时连接不上' })).toBeVisible()
    await anybody.goto('/verify?code=AAAABBBBCCCC')
    await expect(anybody.getByText('服务暂时不可用，请稍后再试。')).toBeVisible()
    const health = await reader.request.get('/api/health')
    expect(health.status()).toBe(503)
    expect(await health.json()).toMatchObject({ status: 'degraded', database: 'unreachable' })
    const answer = await reader.request.get('/api/search?q=城投')
    expect(answer.status()).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'unavailable' })
    await expect(form.getByText('内容已存于本机，将自动重试')).toBeVisible({ timeout: 20_000 })
  })

  await expect.poll(async () => (await reader.request.get('/api/health')).status(), { timeout: 60_000 }).toBe(200)
  // The pages that said so come back by themselves, and the form saves what it kept.
  await expect(reader.getByRole('heading', { level: 1, name: '办件中心' })).toBeVisible({ timeout: 20_000 })
  await expect(chief.getByRole('heading', { level: 1, name: '统一待办' })).toBeVisible({ timeout: 20_000 })
  await wall.clock.fastForward(31_000)
  await expect(wall.getByText(/^实时$|^每 30 秒更新$/)).toBeVisible()
  await untilSaved(form)
  await expect.poll(async () => ((await filingOf(id)).values as Record<string, unknown>).contact, { timeout: 40_000 }).toBe('停库时所写')
  await anybody.goto('/verify?code=AAAABBBBCCCC')
  await expect(anybody.getByText(/未查到/).first()).toBeVisible()
  complaints.length = 0
})
