import { actorOf, fillIn } from '../support/clerks'
import { expect, test } from './support/test'

test('a transfer of equity without a filed valuation is stopped, and the person is led to the valuation and back', async ({ as }) => {
  // An enterprise whose target no other test has valued.
  const id = await fillIn('GZ-CQ-01', await actorOf('gx-fill'), { title: '转让股权（未评估）', transfer_pct: '5' }, 'stopped')
  const filler = await as('gx-fill')
  await filler.goto(`/ent/filings/${id}/edit`)
  await filler.getByRole('button', { name: '提交审核' }).click()
  const stopping = filler.getByRole('article').filter({ hasText: 'GZ-CQ-01-R01' })
  await expect(stopping.getByRole('heading', { name: /^阻断/ })).toBeVisible()
  await expect(filler).toHaveURL(new RegExp(`/ent/filings/${id}/edit$`))
  await stopping.getByRole('button', { name: /^(去|重新)办理：资产评估项目备案$/ }).click()
  await expect(filler).toHaveURL(/\/ent\/filings\/[0-9a-f-]{36}\/edit\?for=/)
  await expect(filler.getByRole('heading', { level: 1 })).toContainText('资产评估项目备案')
  await filler.getByRole('link', { name: /转让股权（未评估）/ }).click()
  await expect(filler).toHaveURL(new RegExp(`/ent/filings/${id}`))
})
