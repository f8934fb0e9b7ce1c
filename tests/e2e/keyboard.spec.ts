import { expect, type Locator, type Page } from '@playwright/test'
import { actorOf, carryOn, fillIn, openTasks } from '../support/clerks'
import { test } from './support/test'

/** Presses Tab until the element has the focus, as somebody without a mouse does; fails when that takes too long or the focus is not to be seen. */
async function tabTo(page: Page, wanted: Locator, most: number): Promise<void> {
  for (let pressed = 0; pressed <= most; pressed++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      const shown = await wanted.evaluate((element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
      })
      expect(shown, 'the focus is visible').toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${wanted} has no focus after ${most} times Tab.`)
}

test('with the keyboard alone: into the system, from the inbox to a filing, an opinion, the decision, and back', async ({ as }) => {
  const title = `键盘办理${Date.now().toString(36)}`
  const id = await fillIn('GZ-CW-05', await actorOf('ct-fill'), { title }, title)
  await carryOn(id, 'accept')
  const page = await as('window')
  await page.goto('/gov')
  await tabTo(page, page.getByRole('link', { name: '跳到正文' }), 1)
  await page.keyboard.press('Tab')
  await tabTo(page, page.getByRole('banner').getByRole('link', { name: /^待办/ }), 5)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '统一待办' })).toBeVisible()

  // The list: words are typed into its filter, j goes to the first row, Enter opens it.
  await tabTo(page, page.getByRole('main').getByRole('searchbox').first(), 40)
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()

  await tabTo(page, page.getByLabel('办理意见'), 60)
  await page.keyboard.type('材料齐全，予以受理。')
  await tabTo(page, page.getByRole('button', { name: /^受理并转/ }), 20)
  await page.keyboard.press('Enter')
  await expect(page.getByText('已办理', { exact: true })).toBeVisible()
  expect((await openTasks(id)).map((task) => task.stepKey)).not.toContain('accept')
})
