import { actorOf, carryOn, fillIn } from '../support/clerks'
import { expect, test } from './support/test'

const tries = 20
const limitMs = 1000

test(`a filing that is sent up stands in the window's inbox without a reload: ${tries} tries, 95 of 100 within a second`, async ({
  as,
}) => {
  test.setTimeout(180_000)
  const filler = await actorOf('ct-fill')
  const mark = `即时${Date.now().toString(36)}`
  const waiting: { id: string; title: string }[] = []
  for (let number = 1; number <= tries; number++) {
    const title = `${mark}第${number}件`
    const id = await fillIn('GZ-CW-05', filler, { title }, title)
    await carryOn(id, 'e_head')
    waiting.push({ id, title })
  }
  const [head, window] = [await as('ct-head'), await as('window')]
  await window.goto(`/gov/inbox?q=${encodeURIComponent(mark)}`)
  await expect(window.getByText('没有符合条件的记录').or(window.getByText('没有待办'))).toBeVisible()
  let loads = 0
  window.on('load', () => {
    loads += 1
  })

  const taken: number[] = []
  for (const { id, title } of waiting) {
    await head.goto(`/ent/filings/${id}`)
    const seen = window.evaluate(whenShown, title)
    await head.getByRole('button', { name: '签发并上报' }).click()
    const dialog = head.getByRole('dialog', { name: '签发并上报' })
    await dialog.getByLabel(/^我承诺/).check()
    const answered = head.waitForResponse((response) => response.request().method() === 'POST' && response.url().includes(id))
    await dialog.getByRole('button', { name: '签发并上报' }).click()
    await answered
    const at = Date.now()
    taken.push((await seen) - at)
  }
  const sorted = [...taken].sort((a, b) => a - b)
  const p95 = sorted[Math.ceil(tries * 0.95) - 1]!
  test.info().annotations.push({ type: 'milliseconds', description: `median ${sorted[tries / 2]}, p95 ${p95}, all ${sorted.join(' ')}` })
  expect(loads).toBe(0)
  expect(p95, `milliseconds from the answer to the row: ${sorted.join(' ')}`).toBeLessThanOrEqual(limitMs)
})

/** Runs in the page: the time at which a link with this text is there. */
function whenShown(title: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () =>
      [...document.querySelectorAll('a')].some((link) => link.textContent === title) ? resolve(Date.now()) : setTimeout(look, 10)
    look()
  })
}
