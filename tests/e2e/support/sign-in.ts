import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { demoPassword, demoTotpSecret } from '@/prisma/seed/accounts'

/** Types name and password into the page of sign-in. */
export async function enterPassword(page: Page, login: string, password: string = demoPassword): Promise<void> {
  await page.getByLabel('账号').fill(login)
  await page.getByLabel(/^口令/).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** The code that the person's phone shows now. */
export function codeOf(login: string): string {
  return typedSecretCode(demoTotpSecret(login))
}

/** The code of an authenticator into which this secret was typed. */
export function typedSecretCode(secret: string): string {
  return generateSync({ secret })
}

/** Answers the second factor with the code that the person's phone shows now; gives the code. */
export async function enterCode(page: Page, login: string): Promise<string> {
  await expect(page.getByRole('heading', { name: '动态口令' })).toBeVisible()
  const code = codeOf(login)
  await page.getByLabel(/^动态口令/).fill(code)
  await page.getByRole('button', { name: '验证并进入' }).click()
  return code
}
