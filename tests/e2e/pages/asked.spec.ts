import { sessionCookieOf } from '../support/session'
import { expect, platformUrl, test } from '../support/test'
import type { PlatformPage } from './page'
import { platformPages } from './registry'
import { nightIsOver, type World, worldOf } from './world'

let world: World
test.beforeAll(async () => {
  // The first night over the whole market runs after the platform has come up.
  test.setTimeout(600_000)
  await nightIsOver()
  world = await worldOf()
})

/** What the server answers to an address, without a browser: the status and where it leads. */
async function ask(cookie: string | null, path: string): Promise<number> {
  const answer = await fetch(platformUrl() + path, { redirect: 'manual', headers: cookie ? { cookie } : {} })
  await answer.arrayBuffer()
  return answer.status
}

async function cookieOf(page: Pick<PlatformPage, 'as' | 'pending'>): Promise<string | null> {
  if (page.as === null) return null
  const { name, value } = await sessionCookieOf(page.as, page.pending)
  return `${name}=${value}`
}

// One of each kind of post, between them with and without every permission.
const posts = {
  gov: ['window', 'monitor', 'data-admin', 'discipline', 'sysadmin', 'secadmin', 'auditor', 'huangdao-admin', 'expert', 'audit-liaison'],
  ent: ['ct-admin', 'ct-fill', 'ct-party', 'ct-view'],
}

for (const [face, logins] of Object.entries(posts))
  test(`every page of /${face} opens or is not there, whoever asks; none breaks`, async () => {
    test.setTimeout(180_000)
    const pages = platformPages.filter(({ folder }) => folder === face || folder.startsWith(`${face}/`) || folder === 'screen')
    const broken: string[] = []
    for (const [turn, as] of logins.entries()) {
      const cookie = await cookieOf({ as })
      // Each post opens every other page, so that each page is opened by every other post.
      for (const [index, { path }] of pages.entries()) {
        if ((index + turn) % 2 === 1) continue
        const status = await ask(cookie, path(world))
        if (![200, 307, 404].includes(status)) broken.push(`${as} ${path(world)}: ${status}`)
      }
    }
    expect(broken).toEqual([])
  })

// Addresses get cut by mail programs, typed by hand and guessed.
const mangled = new URLSearchParams(
  [
    'q',
    'tab',
    'after',
    'before',
    'sort',
    'size',
    'kind',
    'status',
    'line',
    'org',
    'from',
    'to',
    'by',
    'code',
    'sm3',
    'error',
    'next',
  ].flatMap((name) => [
    [name, `%00\u0000'"<\ud7ff-1e999`],
    [name, '__proto__'],
  ]),
)

test('no page breaks at an address that somebody mangled', async () => {
  const broken: string[] = []
  for (const page of platformPages) {
    const cookie = await cookieOf(page)
    const path = page.path(world).split('?')[0]!
    for (const asked of [`${path}?${mangled}`, `${path}/..%2f%00`]) {
      const status = await ask(cookie, asked)
      if (status >= 500) broken.push(`${page.as} ${path}: ${status}`)
    }
  }
  expect(broken).toEqual([])
})
