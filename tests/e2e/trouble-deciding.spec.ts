import { asSystem } from '@/lib/platform/db'
import { actorOf, actorOfPool, carryOn, fillIn, openTasks } from '../support/clerks'
import { decide } from './support/desk'
import { expect, test } from './support/test'

const passes = (id: string, stepKey: string) =>
  asSystem('测试取过程', (tx) => tx.task.count({ where: { subjectId: id, stepKey, status: 'done' } }))

test('a decision pressed twice is made once; a matter begun twice is one draft', async ({ as }) => {
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'))
  await carryOn(id, 'e_check')
  const page = await as('ct-check')
  await page.goto(`/ent/filings/${id}`)
  await page.getByLabel('办理意见').fill('同意。')
  await page.getByRole('button', { name: '审核通过并报签发' }).dblclick()
  await expect(page.getByText('已办理', { exact: true })).toBeVisible()
  expect(await passes(id, 'e_check')).toBe(1)
  expect((await openTasks(id)).map((task) => task.stepKey)).toEqual(['e_head'])

  const drafts = () => asSystem('测试取草稿', (tx) => tx.filing.count({ where: { matterCode: 'GZ-SH-01', status: 'filling' } }))
  const before = await drafts()
  const filler = await as('ct-fill')
  await filler.goto('/ent/matters/GZ-SH-01')
  await filler.getByRole('button', { name: '开始申报' }).dblclick()
  await expect(filler).toHaveURL(/\/edit$/, { timeout: 20_000 })
  expect(await drafts()).toBe(before + 1)
})

test('two people deciding the same thing at once: one decides, the other is told and keeps the opinion', async ({ as }) => {
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'))
  await carryOn(id, 'accept')
  const first = await actorOf('window')
  const second = await actorOfPool('R-WINDOW', [first.userId], id)
  const pages = [await as(first.login), await as(second.login)]
  for (const page of pages) {
    // Without live updates, so that the page of whoever comes second still shows the old state.
    await page.route('**/api/live', (route) => route.abort())
    await page.goto(`/gov/filings/${id}`)
    await page.getByLabel('办理意见').fill('材料齐全，予以受理。')
  }
  await Promise.all(pages.map((page) => page.getByRole('button', { name: /^受理并转/ }).click()))
  const told = pages.map((page) => page.getByRole('region', { name: '意见', exact: true }).getByRole('alert'))
  const won = pages.map((page) => page.getByText('已办理', { exact: true }))
  await expect(told[0]!.or(won[0]!)).toBeVisible()
  await expect(told[1]!.or(won[1]!)).toBeVisible()
  expect((await Promise.all(won.map((one) => one.count()))).toSorted()).toEqual([0, 1])
  const loser = (await won[0]!.count()) === 1 ? 1 : 0
  await expect(told[loser]!).toContainText(/已|刷新/)
  await expect(pages[loser]!.getByLabel('办理意见')).toHaveValue('材料齐全，予以受理。')
  expect(await passes(id, 'accept')).toBe(1)
})

test('an opinion of 10,000 characters is refused in words and kept; the longest that is taken is shown whole', async ({ as }) => {
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'))
  await carryOn(id, 'accept')
  const page = await as('window')
  await page.goto(`/gov/filings/${id}`)
  const area = page.getByLabel('办理意见')
  const long = '长'.repeat(10_000)
  await area.fill(long)
  await page.getByRole('button', { name: /^受理并转/ }).click()
  await expect(page.getByRole('region', { name: '意见', exact: true }).getByRole('alert')).toContainText('意见不超过 5000 字')
  await expect(area).toHaveValue(long)
  const most = '准'.repeat(5000)
  await decide(page, { label: /^受理并转/, opinion: most })
  await page.goto(`/gov/filings/${id}?tab=history`)
  await expect(page.getByText(most)).toBeVisible()
})
