import { readFile } from 'node:fs/promises'
import { expect, test } from '../support/test'

const unique = Date.now().toString(36)
const release = (at: number) => ({
  ocid: `ocds-walk-${unique}-${at}`,
  id: `r${at}`,
  date: '2026-04-01T00:00:00Z',
  tender: { id: `ZX-${unique}-${at}`, title: `走查标段${unique}-${at}`, status: 'active' },
  bids: {
    details: [{ id: '1', status: 'valid', tenderers: [{ id: 'S1', name: '走查供应商' }], value: { amount: 100 + at, currency: 'CNY' } }],
  },
})

test('a file with one bad line is uploaded, watched, its reason read, its tender opened and exported; a tender is filled in by hand', async ({
  as,
}) => {
  test.setTimeout(90_000)
  const page = await as('ct-pur')
  await page.goto('/ent/procurement/imports')
  const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载填报模板' }).click()])
  expect(template.suggestedFilename()).toBe('采购数据填报模板.xlsx')
  const text = [JSON.stringify(release(1)), '{"ocid": "坏行", ', JSON.stringify(release(3))].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `走查-${unique}.jsonl`, mimeType: 'application/x-ndjson', buffer: Buffer.from(text) })
  await expect(page.getByRole('status').filter({ hasText: '已收到' })).toBeVisible()
  // The list follows by itself.
  const row = page.getByRole('row').filter({ hasText: `走查-${unique}.jsonl` })
  await expect(row.getByText('完成')).toBeVisible({ timeout: 30_000 })
  await row.getByRole('link', { name: `走查-${unique}.jsonl` }).click()
  await expect(page.getByRole('heading', { level: 1, name: `走查-${unique}.jsonl` })).toBeVisible()
  await expect(page.getByRole('cell', { name: /不是有效的 JSON/ })).toBeVisible()

  await page.getByRole('link', { name: '查看采购台账' }).click()
  await page.goto(`/ent/procurement/tenders?q=${encodeURIComponent(`走查标段${unique}-1`)}`)
  await page
    .getByRole('link', { name: `走查标段${unique}-1` })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: `走查标段${unique}-1` })).toBeVisible()
  const [exported] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出开放数据' }).click()])
  const whole = JSON.parse(await readFile(await exported.path(), 'utf8'))
  expect(whole.releases).toMatchObject([{ ocid: release(1).ocid, tender: { title: `走查标段${unique}-1` } }])

  await page.getByRole('button', { name: '修改标段' }).click()
  await expect(page.getByRole('form', { name: '采购标段' })).toBeVisible()
  await page.getByLabel(/^标段名称/).fill(`改名标段${unique}`)
  await page.getByRole('button', { name: '报送标段' }).click()
  await expect(page.getByText('在线填报')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('heading', { level: 1, name: `改名标段${unique}` })).toBeVisible()
})
