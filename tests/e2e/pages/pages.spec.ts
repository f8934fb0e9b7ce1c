import type { Page } from '@playwright/test'
import { noBarrier } from '../support/axe'
import { sidewaysScroll } from '../support/layout'
import { desktop, expect, phone, test } from '../support/test'
import { missing } from './page'
import { foreign, platformPages } from './registry'
import { nightIsOver, type World, worldOf } from './world'

// Recording every look of every page would cost more than looking; a picture is taken of what fails.
test.use({ trace: 'off' })

let world: World
test.beforeAll(async () => {
  // The first night over the whole market runs after the platform has come up.
  test.setTimeout(600_000)
  await nightIsOver()
  world = await worldOf()
})

/** Looks that were found without barriers: what is missing looks the same at many addresses, and is looked at once. */
const found = new Set<string>()

/** Navigations (by their places) that were found without barriers: one person's stands beside every page, and is looked at once. */
const navigations = new Set<string>()
const navigation = 'nav[aria-label="主导航"]'

/** Nothing beyond the edge of the screen, and no barrier. */
async function sound(page: Page): Promise<void> {
  const { look, places } = await page.evaluate(
    (nav) => ({
      look: document.body.innerHTML.replace(/<script[\s\S]*?<\/script>|\b(?:id|for|aria-\w+|href)="[^"]*"/g, ''),
      places: document.querySelector(nav)?.textContent ?? '',
    }),
    navigation,
  )
  if (!found.has(look)) await noBarrier(page, navigations.has(places) ? [navigation] : [])
  found.add(look)
  if (places) navigations.add(places)
  expect(await sidewaysScroll(page)).toBe(0)
}

/** Nothing beyond the edge of a phone either. */
async function fitsPhone(page: Page): Promise<void> {
  await page.setViewportSize(phone)
  // What measures itself has a moment to find its new width.
  await expect.poll(() => sidewaysScroll(page), { timeout: 3_000 }).toBe(0)
  await page.setViewportSize(desktop)
}

/** Faces whose page for what is not there was looked at: it is one page at many addresses, which after that need only answer so. */
const looked = new Set<string>()

/** One component in two frames is looked at in the first of them; `asked.spec.ts` opens it in both, as everybody. */
const twins = new Set(
  platformPages.flatMap(({ folder }) => (/^gov\/(procurement|risk|finance|treasury)\//.test(folder) ? [folder.slice(4)] : [])),
)

for (const { folder, as: login, pending, path, heading, empty, error } of platformPages) {
  const face = folder.split('/')[0] ?? ''
  const looks = [empty && 'with nothing', error && 'when it cannot be shown'].filter(Boolean)
  if (folder.startsWith('ent/') && twins.has(folder.slice(4))) continue
  test(`/${folder} ${['with something', ...looks].join(', ')}`, async ({ seat }) => {
    const own = await seat(login, pending)
    await own.goto(path(world))
    await expect(own.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    await sound(own)
    await fitsPhone(own)
    for (const state of [empty, error]) {
      if (!state) continue
      const shown = state.as && state.as !== login ? await seat(state.as) : own
      if (state.says === missing && looked.has(face)) {
        const answer = await shown.context().request.get(state.path(world), { maxRedirects: 0, maxRetries: 2 })
        expect(answer.status()).toBe(404)
        continue
      }
      if (state.says === missing) looked.add(face)
      await shown.goto(state.path(world))
      await expect(shown.getByText(state.says).first()).toBeVisible()
      await sound(shown)
    }
  })
}

test('records of others look like records that do not exist', async ({ seat }) => {
  for (const { as: login, path, says } of foreign) {
    const page = await seat(login)
    await page.goto(path(world))
    await expect(page.getByText(says).first()).toBeVisible()
  }
})
