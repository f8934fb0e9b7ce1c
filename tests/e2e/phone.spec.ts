import { actorOf, carryOn } from '../support/clerks'
import { fillInAfter } from '../support/prerequisites'
import { decide, nextAt } from './support/desk'
import { sidewaysScroll } from './support/layout'
import { expect, phone, test } from './support/test'

test('on a phone: from the inbox to a decision with an opinion', async ({ as }) => {
  const title = `手机审签${Date.now().toString(36)}`
  const id = await fillInAfter('GZ-CQ-04', await actorOf('ct-fill'), { title }, title)
  await carryOn(id, 'lead')
  const { login } = await nextAt(id)
  const leader = await as(login, phone)
  await leader.goto('/gov')
  expect(await sidewaysScroll(leader)).toBe(0)
  await leader.getByRole('navigation', { name: '委端常用' }).getByRole('link', { name: /待办/ }).tap()
  await expect(leader).toHaveURL(/\/gov\/inbox/)
  expect(await sidewaysScroll(leader)).toBe(0)
  await leader.goto(`/gov/inbox?q=${encodeURIComponent(title)}`)
  await leader.getByRole('link', { name: title }).tap()
  await expect(leader.getByRole('heading', { name: title })).toBeVisible()
  expect(await sidewaysScroll(leader)).toBe(0)
  // The decision is always in reach: the sheet at the foot opens for the opinion.
  await expect(leader.getByRole('button', { name: '同意并制发批复' })).toBeInViewport()
  await leader.getByRole('button', { name: '意见', exact: true }).tap()
  await expect(leader.getByLabel('办理意见')).toBeInViewport()
  expect(await sidewaysScroll(leader)).toBe(0)
  await leader.getByRole('list', { name: '常用语' }).getByRole('button').first().tap()
  await expect(leader.getByLabel('办理意见')).not.toHaveValue('')
  await decide(leader, { label: '同意并制发批复', opinion: '同意。', signs: true })
  await leader.goto(`/gov/filings/${id}?tab=history`)
  await expect(
    leader.getByRole('region', { name: '申报材料' }).or(leader.locator('main')).getByText('同意。', { exact: true }).first(),
  ).toBeVisible()
  expect(await sidewaysScroll(leader)).toBe(0)
})
