import { asSystem } from '@/lib/platform/db'
import { demoPassword } from '@/prisma/seed/accounts'
import { forgetFailures, giveFirstPassword, takeFactorAway } from './support/accounts'
import { codeOf, enterCode, enterPassword, typedSecretCode } from './support/sign-in'
import { expect, test } from './support/test'

const wrong = '账号或口令不正确，或账号已被暂时锁定（连续 5 次失败锁定 15 分钟）。'

test('whoever asks for a page is sent to sign in and comes back to it', async ({ page }) => {
  await page.goto('/ent/filings?status=concluded')
  await expect(page).toHaveURL(/\/login\?next=/)
  await enterPassword(page, 'ct-fill')
  await expect(page).toHaveURL(/\/ent\/filings\?status=concluded$/)
  await expect(page.getByRole('heading', { name: '我的办件' })).toBeVisible()
})

test('an address of another site is not returned to', async ({ page }) => {
  await page.goto('/login?next=%2F%2Fexample.com%2Fgov')
  await enterPassword(page, 'ct-view')
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/ent$/)
})

test('a wrong password, an unknown name and a locked name are told alike; the right password does not open a locked one', async ({
  page,
}) => {
  await forgetFailures('ct-jj')
  await page.goto('/login')
  await enterPassword(page, 'nobody-of-this-name')
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  for (let turn = 0; turn < 5; turn++) {
    const answered = page.waitForResponse((response) => response.url().includes('/api/auth/callback/password'))
    await enterPassword(page, 'ct-jj', 'not-the-password')
    await answered
    await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  }
  await enterPassword(page, 'ct-jj')
  await expect(page.getByRole('alert').filter({ hasText: wrong })).toBeVisible()
  await forgetFailures('ct-jj')
  await enterPassword(page, 'ct-jj')
  await expect(page).toHaveURL(/\/ent$/)
})

test('a leader opens nothing before the second factor, and a code opens once', async ({ page, browser }) => {
  await page.goto('/login')
  await enterPassword(page, 'leader6')
  await expect(page.getByRole('heading', { name: '动态口令' })).toBeVisible()
  await page.goto('/gov/inbox')
  await expect(page).toHaveURL(/\/login\/factor$/)
  expect((await page.request.get('/api/search?q=城投')).status()).toBe(401)
  const code = codeOf('leader6')
  await page.getByLabel(/^动态口令/).fill(code === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: '验证并进入' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '动态口令不正确' })).toBeVisible()
  const used = await enterCode(page, 'leader6')
  await expect(page).toHaveURL(/\/gov$/)

  const other = await (await browser.newContext()).newPage()
  await other.goto(new URL('/login', page.url()).href)
  await enterPassword(other, 'leader6')
  await other.getByLabel(/^动态口令/).fill(used)
  await other.getByRole('button', { name: '验证并进入' }).click()
  await expect(other.getByRole('alert').filter({ hasText: '动态口令不正确' })).toBeVisible()
  await other.context().close()
})

test('a post that needs a factor enrols it before anything opens; breaking off half-way does not lock the person out', async ({ page }) => {
  await takeFactorAway('auditor')
  await page.goto('/login')
  await enterPassword(page, 'auditor')
  await expect(page.getByRole('heading', { name: '登记动态口令' })).toBeVisible()
  // Broken off: the next sign-in begins the enrolment again.
  await page.context().clearCookies()
  await page.goto('/login')
  await enterPassword(page, 'auditor')
  await expect(page.getByRole('heading', { name: '登记动态口令' })).toBeVisible()
  await expect(page.getByRole('img', { name: '动态口令登记二维码' })).toBeVisible()
  const secret = await page.locator('code').textContent()
  await page.getByLabel(/^验证器显示的 6 位数字/).fill(typedSecretCode(secret ?? ''))
  await page.getByRole('button', { name: '完成登记' }).click()
  await expect(page).toHaveURL(/\/gov$/)
})

test('a first password is changed before anything else, by the rules', async ({ page }) => {
  await giveFirstPassword('ct-pur')
  await page.goto('/login')
  await enterPassword(page, 'ct-pur')
  await expect(page.getByRole('heading', { name: '修改口令' })).toBeVisible()
  await page.goto('/ent/inbox')
  await expect(page).toHaveURL(/\/login\/password$/)
  const change = async (current: string, wanted: string, again: string) => {
    await page.getByLabel(/^当前口令/).fill(current)
    await page.getByLabel(/^新口令/).fill(wanted)
    await page.getByLabel(/^再次输入新口令/).fill(again)
    await page.getByRole('button', { name: '修改口令' }).click()
  }
  await change(demoPassword, 'Xin-kouling-2026', 'Xin-kouling-2027')
  await expect(page.getByText('两次输入的新口令不一致').first()).toBeVisible()
  await change(demoPassword, 'short', 'short')
  await expect(page.getByRole('alert').filter({ hasText: /12 位/ })).toBeVisible()
  await change('not-the-password', 'Xin-kouling-2026', 'Xin-kouling-2026')
  await expect(page.getByText('当前口令不正确').first()).toBeVisible()
  await change(demoPassword, demoPassword, demoPassword)
  await expect(page.getByText('不得使用最近 5 次用过的口令').first()).toBeVisible()
  await change(demoPassword, 'Xin-kouling-2026', 'Xin-kouling-2026')
  await expect(page).toHaveURL(/\/ent$/)
})

test('signing out ends the session on the server too', async ({ page }) => {
  await page.goto('/login')
  await enterPassword(page, 'ct-party')
  await expect(page).toHaveURL(/\/ent$/)
  const held = await page.context().cookies()
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/login/)
  await page.goto('/ent')
  await expect(page).toHaveURL(/\/login\?next=%2Fent$/)
  await page.context().addCookies(held)
  await page.goto('/ent')
  await expect(page).toHaveURL(/\/login\?next=%2Fent$/)
})

test('one face is closed to people of the other', async ({ as }) => {
  const clerk = await as('ct-fill')
  await clerk.goto('/gov/inbox')
  await expect(clerk).toHaveURL(/\/ent$/)
  const officer = await as('cqgl-officer')
  await officer.goto('/ent/inbox')
  await expect(officer).toHaveURL(/\/gov$/)
})

test('answers carry the security headers; scripts run by a nonce of each answer only', async ({ request, page, complaints }) => {
  const [first, second] = [await request.get('/login'), await request.get('/login')]
  const nonce = (response: typeof first) => /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1]
  expect(nonce(first)).toBeTruthy()
  expect(nonce(first)).not.toBe(nonce(second))
  const policy = first.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  expect(await first.text()).toContain(`nonce="${nonce(first)}"`)
  for (const path of ['/login', '/verify', '/api/health', '/ent']) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-content-type-options'], path).toBe('nosniff')
    expect(headers['referrer-policy'], path).toBe('same-origin')
    expect(headers['x-frame-options'], path).toBe('DENY')
    expect(headers['x-powered-by'], path).toBeUndefined()
  }
  // Markup that slipped into a page runs nothing.
  await page.goto('/login')
  const blocked = await page.evaluate(() => {
    const heard = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))
    })
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," alt="" onerror="window.ran = true">')
    return heard
  })
  expect(blocked).toBe('script-src-attr')
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  complaints.length = 0
})

test('an idle connection stays open for longer than proxies keep theirs', async ({ request }) => {
  expect((await request.get('/api/health')).headers()['keep-alive']).toBe('timeout=75')
})

test('the session is a cookie that scripts cannot read, and only its digest is stored', async ({ page }) => {
  await page.goto('/login')
  await enterPassword(page, 'ct-head')
  await expect(page).toHaveURL(/\/ent$/)
  const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('next-auth.session-token'))
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: false })
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token')
  const stored = await asSystem('测试', (tx) => tx.session.count({ where: { tokenHash: cookie?.value } }))
  expect(stored).toBe(0)
})
