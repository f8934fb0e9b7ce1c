import { createServer } from 'node:http'
import { type Received, refuseMessage } from '@/lib/openapi/rules/signature'
import { noBarrier } from './support/axe'
import { expect, phone, platformUrl, test } from './support/test'

/** Calls the interface as a program of the enterprise does. */
async function call(key: string | null, method: string, path: string, body?: unknown) {
  const response = await fetch(`${platformUrl()}/api/v1${path}`, {
    method,
    headers: { ...(key ? { authorization: `Bearer ${key}` } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null }
}

test('an administrator opens a key, a program uses it, a webhook arrives signed after a failure, and the key is taken away', async ({
  as,
}) => {
  // A retry and two deliveries are waited for, each as long as the worker may take.
  test.setTimeout(180_000)
  const arrivals: (Received & { at: number })[] = []
  const receiver = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name])
      arrivals.push({
        id: header('x-guozi-id'),
        timestamp: header('x-guozi-timestamp'),
        signature: header('x-guozi-signature'),
        body,
        at: Date.now(),
      })
      response.writeHead(arrivals.length === 1 ? 500 : 200).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const address = receiver.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/events`
  try {
    const system = await as('sysadmin')
    await system.goto('/gov/admin/interface?tab=rules')
    await system.getByRole('button', { name: '设置允许回调的内部地址' }).click()
    await system.getByLabel('允许的地址').fill('127.0.0.1')
    await system.getByLabel(/^依据或原因/).fill('本机接收端')
    await system.getByRole('button', { name: '保存地址' }).click()
    await expect(system.getByText('设置已生效')).toBeVisible()

    const admin = await as('ct-admin')
    await admin.goto('/ent/interface')
    await admin.getByRole('link', { name: '开通密钥' }).first().click()
    await admin.getByRole('combobox', { name: '经办人' }).click()
    await admin.getByRole('option', { name: /^杨雪晴/ }).click()
    await admin.getByLabel(/^密钥名称/).fill('集团 OA 办件报送')
    await admin.getByRole('button', { name: '开通密钥' }).click()
    const key = (await admin.getByRole('status').locator('code').textContent()) ?? ''
    expect(key).toMatch(/^gz_[a-z2-9]{8}_/)
    await admin.getByRole('button', { name: '已记下' }).click()
    await expect(admin.getByRole('heading', { name: '集团 OA 办件报送' })).toBeVisible()
    expect(await admin.content()).not.toContain(key)

    expect((await call(key, 'GET', '/whoami')).body.key.name).toBe('集团 OA 办件报送')
    const created = await call(key, 'POST', '/filings', { matter: 'GZ-CQ-05' })
    expect(created.status).toBe(201)
    expect((await call(key, 'GET', `/filings/${created.body.id}`)).body.mayDo).toContain('submit')

    const hook = await call(key, 'POST', '/webhooks', { name: '回写', url, topics: ['filing.withdrawn'] })
    expect(hook.status).toBe(201)
    await call(key, 'POST', `/filings/${created.body.id}/withdrawal`, { reason: '方案调整' })
    await expect.poll(() => arrivals.length, { timeout: 30_000 }).toBe(2)
    const [first, second] = arrivals
    expect(second).toMatchObject({ id: first!.id, body: first!.body })
    expect(refuseMessage(hook.body.secret, second!, Date.now() / 1000, () => false)).toBeNull()
    expect(JSON.parse(second!.body)).toMatchObject({ topic: 'filing.withdrawn', filing: { id: created.body.id, status: 'withdrawn' } })
    await admin.goto('/ent/interface?tab=deliveries')
    await expect(admin.getByRole('row', { name: /已撤回/ }).first()).toContainText('已送达')
    await admin
      .getByRole('button', { name: /^重新投递 已撤回/ })
      .first()
      .click()
    await admin.getByRole('dialog').getByRole('button', { name: '重新投递' }).click()
    await expect.poll(() => arrivals.length, { timeout: 30_000 }).toBe(3)
    expect(refuseMessage(hook.body.secret, arrivals[2]!, Date.now() / 1000, (id) => id === first!.id)).toBe('重复的消息')

    await admin.goto('/ent/interface')
    await admin.getByRole('button', { name: '撤销密钥 集团 OA 办件报送' }).click()
    await admin.getByLabel(/^原因/).fill('系统下线')
    await admin.getByRole('dialog').getByRole('button', { name: '撤销密钥' }).click()
    await expect(admin.getByText('密钥已撤销，即时生效')).toBeVisible()
    expect((await call(key, 'GET', '/whoami')).status).toBe(401)
  } finally {
    receiver.closeAllConnections()
    receiver.close()
  }
})

test('the pages of the enterprise hold the rules of accessibility, with keys, a webhook and deliveries to show', async ({ as }) => {
  test.setTimeout(180_000)
  const admin = await as('ct-admin')
  for (const path of ['/ent/interface', '/ent/interface?tab=webhooks', '/ent/interface?tab=deliveries', '/ent/interface/keys/new']) {
    await admin.goto(path)
    await noBarrier(admin)
  }
})

test('eleven megabytes are refused by the interface itself, and a file of that size arrives whole', async ({ as }) => {
  const admin = await as('ct-admin')
  await admin.goto('/ent/interface/keys/new')
  await admin.getByRole('combobox', { name: '经办人' }).click()
  await admin.getByRole('option', { name: /^杨雪晴/ }).click()
  await admin.getByLabel(/^密钥名称/).fill('大文件测试')
  await admin.getByRole('button', { name: '开通密钥' }).click()
  const key = (await admin.getByRole('status').locator('code').textContent()) ?? ''
  const big = await call(key, 'POST', '/filings', { matter: 'x'.repeat(11 * 1024 * 1024) })
  expect(big).toMatchObject({ status: 413, body: { code: 'too_large' } })
  const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(11 * 1024 * 1024, 0x20), Buffer.from('\n%%EOF\n')])
  const { body } = await call(key, 'POST', '/uploads', { name: '大附件.pdf', size: bytes.length })
  const sent = await fetch(`${platformUrl()}/api/v1/uploads/${body.id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
    body: bytes,
  })
  expect(await sent.json()).toMatchObject({ received: bytes.length, file: { size: bytes.length, mime: 'application/pdf' } })
  expect((await call(null, 'GET', '/health')).body.status).toBe('ok')
  expect((await call(null, 'OPTIONS', '/whoami').catch(() => ({ status: 204 }))).status).toBeLessThan(500)
})

test('the reference is open to anybody, shows every operation, real errors, and fits a phone', async ({ page, browser, complaints }) => {
  // Fifty operations on one page: to check every element of it takes its time.
  test.setTimeout(240_000)
  await page.goto('/open/api')
  await expect(page.getByRole('heading', { name: '开放接口', level: 1 })).toBeVisible()
  const reference = (await call(null, 'GET', '/openapi.json')).body
  const count = Object.values(reference.paths as Record<string, object>).flatMap((item) => Object.values(item)).length
  expect(count).toBeGreaterThanOrEqual(20)
  await expect(page.locator('section[id^="op-"]')).toHaveCount(count)
  await page.getByRole('button', { name: '不带密钥' }).click()
  await expect(page.getByText('HTTP 401')).toBeVisible()
  await expect(page.getByLabel('试一试').getByText(/缺少 Authorization 请求头/)).toBeVisible()
  await noBarrier(page)
  const small = await browser.newPage({ viewport: phone })
  await small.goto(`${platformUrl()}/open/api`)
  const width = await small.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(phone.width)
  await small.close()
  expect(complaints).toEqual([])
})
