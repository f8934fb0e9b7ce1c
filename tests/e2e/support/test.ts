import { test as base, type ConsoleMessage, type Page } from '@playwright/test'
import type { Pending } from '@/lib/platform/session'
import { bringAxe } from './axe'
import { sessionCookieOf } from './session'

export { expect } from '@playwright/test'

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

type Seat = (login: string | null, pending?: Pending) => Promise<Page>
type WorkerFixtures = { seats: Map<string, Promise<Page>> }
type Fixtures = {
  /** A page in a browser of its own, signed in as the person behind the login. */
  as: (login: string, screen?: typeof desktop) => Promise<Page>
  /** What the pages of this test complained about in the console; must be empty at the end. A test that provokes something empties it. */
  complaints: string[]
  /**
   * The tab that this person (null = anybody) keeps for the whole run: for looking and deciding, where starting anew each time costs most.
   * Between tests it rests at an address without a page, of the same origin: an empty tab would cost a new process.
   */
  seat: Seat
}

// A refusal with a status of 4xx or 5xx is also noted by the browser; what matters is asserted by the test itself.
const noise = /Failed to load resource|net::ERR_|React DevTools|\[Fast Refresh\]|\[HMR\]/

export const test = base.extend<Fixtures, WorkerFixtures>({
  baseURL: async ({ browserName: _ }, use) => {
    await use(platformUrl())
  },
  complaints: [
    async ({ browserName: _ }, use) => {
      const complaints: string[] = []
      await use(complaints)
      if (complaints.length > 0) throw new Error(`The console of a page says:\n${complaints.join('\n')}`)
    },
    { auto: true },
  ],
  page: async ({ page, complaints }, use) => {
    listenTo(page, complaints)
    await use(page)
  },
  as: async ({ browser, complaints }, use) => {
    const contexts: { close: () => Promise<void> }[] = []
    await use(async (login, screen = desktop) => {
      const context = await browser.newContext({ ...options(), viewport: screen, isMobile: screen === phone, hasTouch: screen === phone })
      contexts.push(context)
      await context.addCookies([{ ...(await sessionCookieOf(login)), url: platformUrl() }])
      const page = await context.newPage()
      listenTo(page, complaints)
      return page
    })
    for (const context of contexts) await context.close()
  },
  seats: [
    async ({ browser: _ }, use) => {
      const seats: WorkerFixtures['seats'] = new Map()
      await use(seats)
      for (const page of seats.values()) await (await page).context().close()
    },
    { scope: 'worker' },
  ],
  seat: async ({ browser, seats, complaints }, use) => {
    const taken = new Map<Page, () => void>()
    const sit = async (login: string | null, pending?: Pending) => {
      const context = await browser.newContext({ ...options(), viewport: desktop })
      if (login !== null) await context.addCookies([{ ...(await sessionCookieOf(login, pending)), url: platformUrl() }])
      await bringAxe(context)
      return context.newPage()
    }
    await use(async (login, pending) => {
      const key = `${login ?? ''} ${pending ?? ''}`
      const seat = seats.get(key) ?? sit(login, pending)
      seats.set(key, seat)
      const page = await seat
      if (!taken.has(page)) taken.set(page, listenTo(page, complaints))
      return page
    })
    for (const [page, deafen] of taken) {
      deafen()
      await page.goto('/api/health')
    }
  },
})

const options = () => ({ baseURL: platformUrl(), locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' as const })

/** The address of the platform under test. */
export function platformUrl(): string {
  const url = process.env.E2E_URL
  if (!url) throw new Error('E2E_URL is set by the global set-up of Playwright.')
  return url
}

/** Collects what a page complains about until the function it gives is called. */
function listenTo(page: Page, complaints: string[]): () => void {
  const broken = (error: Error) => void complaints.push(`${page.url()}: ${error.message}`)
  const told = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !noise.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`)
  }
  page.on('pageerror', broken).on('console', told)
  return () => void page.off('pageerror', broken).off('console', told)
}
