import { chromium } from '@playwright/test'
import { findBrowser } from './scripts/steps/browser'
import { sessionCookieOf } from './tests/e2e/support/session'

const [, , login, path, file, w = '1440', h = '900'] = process.argv
const b = findBrowser()
const browser = await chromium.launch({ executablePath: b.executablePath, args: b.args, env: { ...process.env, ...b.env } as never })
const url = process.env.E2E_URL!
const context = await browser.newContext({
  baseURL: url,
  locale: 'zh-CN',
  viewport: { width: Number(w), height: Number(h) },
  reducedMotion: 'reduce',
})
await context.addCookies([{ ...(await sessionCookieOf(login!)), url }])
const page = await context.newPage()
page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()))
await page.goto(path!)
await page.waitForTimeout(1500)
if (process.env.CLICK) {
  await page.locator(process.env.CLICK).first().click()
  await page.waitForTimeout(1500)
}
await page.screenshot({ path: file!, fullPage: process.env.FULL === '1' })
await browser.close()
process.exit(0)
