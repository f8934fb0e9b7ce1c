import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { demoPassword, demoTotpSecret } from '@/prisma/seed/accounts'

/** Types name and password into the page of sign-in. */
export async function enterPassword(page: Page, login: string, password: string = demoPassword): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel(/^口令/).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Answers the second factor with the code that the person's phone would show now. */
export async function enterCode(page: Page, login: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '动态口令' })).toBeVisible()
  await page.getByLabel(/^动态口令/).fill(generateSync({ secret: demoTotpSecret(login) }))
  await page.getByRole('button', { name: '验证并进入' }).click()
}
