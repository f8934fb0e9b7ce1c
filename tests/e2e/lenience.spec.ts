import { proposeLenience } from '@/lib/matters/lenience/propose'
import { asSystem } from '@/lib/platform/db'
import { lateReport } from '../support/late-report'
import { noBarrier } from './support/axe'
import { sidewaysScroll } from './support/layout'
import { expect, phone, test } from './support/test'

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

/** A report of the group of `ct-head` that came late, and the measure the platform proposes for it; gives its page and its title. */
async function proposal(name: string): Promise<{ id: string; title: string }> {
  const title = `${name}${Date.now().toString(36)}`
  const head = await asSystem('测试企业', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login: 'ct-head' } }))
  const record = await lateReport(head.orgId, title, day(40), day(20))
  await proposeLenience(new Date())
  const measure = await asSystem('测试首违', (tx) => tx.lenienceMeasure.findFirstOrThrow({ where: { recordId: record } }))
  return { id: measure.id, title }
}

test('a late report is proposed, issued by the head, confirmed by the enterprise on the phone, and revoked', async ({ as }) => {
  const { id, title } = await proposal('迟报的决策')
  const chief = await as('bgs-chief')
  await chief.goto('/gov/lenience?kind=late')
  await expect(chief.getByRole('button', { name: /措施/ }).first()).toBeVisible()
  const enterprise = await as('ct-head', phone)
  await enterprise.goto(`/ent/lenience/${id}`)
  await expect(enterprise.getByText('未找到该内容')).toBeVisible()

  await chief.goto(`/gov/lenience/${id}`)
  await expect(chief.getByRole('link', { name: title })).toBeVisible()
  await chief.getByRole('button', { name: /^确认并发出/ }).click()
  await chief.getByRole('dialog').getByRole('button', { name: /^发出/ }).click()
  await expect(chief.getByText(/青国资委(提|告|通)〔\d+〕\d+号/).first()).toBeVisible()
  await noBarrier(chief)

  await enterprise.goto('/ent/lenience')
  const href = `/ent/lenience/${id}`
  await enterprise.locator(`a[href="${href}"]`).tap()
  await enterprise.getByRole('button', { name: '确认收到' }).tap()
  const dialog = enterprise.getByRole('dialog', { name: /^确认收到/ })
  await dialog.getByLabel(/^整改说明/).fill('已明确报送责任人')
  expect(await sidewaysScroll(enterprise)).toBe(0)
  await dialog.getByRole('button', { name: '确认收到' }).tap()
  await expect(enterprise.getByText('已回执')).toBeVisible()
  await expect(enterprise.getByRole('button', { name: '确认收到' })).toHaveCount(0)

  await chief.goto(`/gov/lenience/${id}`)
  await expect(chief.getByText('已明确报送责任人')).toBeVisible()
  await chief.getByRole('button', { name: /^撤销/ }).click()
  const revoking = chief.getByRole('dialog')
  await revoking.getByLabel(/^理由/).fill('经核实按时报送')
  await revoking.getByRole('button', { name: /^撤销/ }).click()
  await expect(chief.getByText('已撤销').first()).toBeVisible()
  await expect(chief.getByRole('button', { name: /^撤销/ })).toHaveCount(0)
  await enterprise.goto('/ent/lenience?tab=ended')
  await expect(enterprise.locator(`a[href="${href}"]`)).toBeVisible()
})

async function exportOf(page: import('@playwright/test').Page): Promise<void> {
  await page.goto('/gov/lenience?tab=ended')
  await page.getByRole('link', { name: '导出筛选结果' }).click()
}

test('what need not be told is put aside with a reason, and no longer counts', async ({ as }) => {
  const { id } = await proposal('系统故障的决策')
  const chief = await as('bgs-chief')
  await chief.goto(`/gov/lenience/${id}`)
  await chief.getByRole('button', { name: '不予提示' }).click()
  const dialog = chief.getByRole('dialog', { name: '不予提示' })
  await dialog.getByRole('button', { name: '不予提示' }).click()
  await expect(dialog.getByText(/理由/).last()).toBeVisible()
  await dialog.getByLabel(/^理由/).fill('平台故障导致迟报，企业无责')
  await dialog.getByRole('button', { name: '不予提示' }).click()
  await expect(chief.getByText('平台故障导致迟报，企业无责')).toBeVisible()
  await expect(chief.getByRole('button', { name: /^(确认并发出|不予提示)/ })).toHaveCount(0)
  const [download] = await Promise.all([chief.waitForEvent('download'), exportOf(chief)])
  expect(download.suggestedFilename()).toMatch(/^首违不罚-.*\.xlsx$/)
})
