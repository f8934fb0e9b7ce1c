import { bindSubject } from './support/accounts'
import { startIdentityProvider } from './support/identity-provider'
import { enterCode } from './support/sign-in'
import { expect, platformUrl, test } from './support/test'

const issuer = process.env.E2E_OIDC_ISSUER!
const people = { 'staff-0001': '杨雪晴', 'staff-0002': '曲建国', 'staff-0003': '没有绑定的人' }
let stop: (() => Promise<void>) | undefined

test.beforeAll(async () => {
  await bindSubject('ct-fill', issuer, 'staff-0001')
  await bindSubject('leader5', issuer, 'staff-0002')
  stop = await startIdentityProvider(issuer, platformUrl(), people)
})
test.afterAll(() => stop?.())

test('a bound person signs in by the provider and comes to the page that was asked for', async ({ page }) => {
  await page.goto('/ent/filings')
  await page.getByRole('button', { name: '使用统一身份认证登录' }).click()
  await page.getByRole('link', { name: people['staff-0001'] }).click()
  await expect(page).toHaveURL(`${platformUrl()}/ent/filings`)
  await expect(page.getByRole('button', { name: /杨雪晴 个人菜单/ })).toBeVisible()
})

test('the provider replaces the password, not the second factor', async ({ page }) => {
  await page.goto('/login')
  await page.getByRole('button', { name: '使用统一身份认证登录' }).click()
  await page.getByRole('link', { name: people['staff-0002'] }).click()
  await enterCode(page, 'leader5')
  await expect(page).toHaveURL(/\/gov$/)
})

test('a person whom the provider knows and no account is bound to is told what to do', async ({ page }) => {
  await page.goto('/login')
  await page.getByRole('button', { name: '使用统一身份认证登录' }).click()
  await page.getByRole('link', { name: people['staff-0003'] }).click()
  await expect(page.getByRole('alert').filter({ hasText: '该身份没有绑定本平台账号，请联系系统管理员绑定' })).toBeVisible()
  await page.goto('/ent')
  await expect(page).toHaveURL(/\/login/)
})

test('an answer that nobody asked for opens nothing', async ({ page }) => {
  await page.goto('/api/auth/callback/oidc?code=stolen&state=stolen')
  await expect(page).toHaveURL(/\/login\?/)
  await expect(page.getByRole('alert').filter({ hasText: '登录没有完成，请重试。' })).toBeVisible()
})

test('with the provider away one is told so and can still use the password', async ({ page }) => {
  await stop?.()
  stop = undefined
  await page.goto('/login')
  await page.getByRole('button', { name: '使用统一身份认证登录' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '登录没有完成，请重试。' })).toBeVisible()
  await expect(page.getByLabel('账号')).toBeVisible()
})
