import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { actorOf, filingOf } from '../support/clerks'
import { type, untilSaved } from './support/form-by-hand'
import { withoutDatabase } from './support/outage'
import { expect, test } from './support/test'

test('while the database is gone pages say so and forms keep what is typed; afterwards all goes on without a restart', async ({
  as,
  complaints,
}) => {
  test.setTimeout(120_000)
  const { id } = await runCommand(createFiling, await actorOf('ct-fill'), { matter: 'GZ-CW-05' })
  const [form, reader] = [await as('ct-fill'), await as('cqgl-officer')]
  await form.goto(`/ent/filings/${id}/edit`)
  await reader.goto('/gov/filings')
  await expect(reader.getByRole('heading', { name: '办件中心' })).toBeVisible()

  await withoutDatabase(async () => {
    await type(form, '联系人', '停库时所写')
    await expect(form.getByText('内容已存于本机，将自动重试')).toBeVisible({ timeout: 20_000 })
    await reader.goto('/gov/filings')
    await expect(reader.getByRole('heading', { name: '服务暂时不可用' })).toBeVisible()
    await expect(reader.getByText('数据库暂时连接不上')).toBeVisible()
    const health = await reader.request.get('/api/health')
    expect(health.status()).toBe(503)
    expect(await health.json()).toMatchObject({ status: 'degraded', database: 'unreachable' })
    const answer = await reader.request.get('/api/search?q=城投')
    expect(answer.status()).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  })

  await expect.poll(async () => (await reader.request.get('/api/health')).status(), { timeout: 60_000 }).toBe(200)
  // The page that said so comes back by itself, and the form saves what it kept.
  await expect(reader.getByRole('heading', { name: '办件中心' })).toBeVisible({ timeout: 20_000 })
  await untilSaved(form)
  await expect.poll(async () => ((await filingOf(id)).values as Record<string, unknown>).contact, { timeout: 40_000 }).toBe('停库时所写')
  complaints.length = 0
})
