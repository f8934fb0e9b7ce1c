import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { callerOf } from '@/lib/identity/sign-in/caller-address'

test.each([
  ['nothing is known', null, undefined, null],
  ['straight from elsewhere', '10.1.2.3', undefined, '10.1.2.3'],
  ['from elsewhere, with an address made up', '1.1.1.1, 10.1.2.3', undefined, '10.1.2.3'],
  ['by a proxy on this machine', '10.1.2.3, 127.0.0.1', undefined, '10.1.2.3'],
  ['by a proxy on this machine that keeps what was made up', '1.1.1.1, 10.1.2.3, ::ffff:127.0.0.1', undefined, '10.1.2.3'],
  ['from this machine itself', '::1', undefined, '::1'],
  ['by one proxy elsewhere', '1.1.1.1, 10.1.2.3, 10.0.0.9', 1, '10.1.2.3'],
  ['by two', '1.1.1.1, 10.1.2.3, 10.0.0.8, 10.0.0.9', 2, '10.1.2.3'],
  ['by fewer than were said', '10.1.2.3', 2, '10.1.2.3'],
])('the caller %s', (_, chain, proxies, caller) => {
  expect(callerOf(chain, proxies)).toBe(caller)
})

test('the web process adds the address of the connection to what the caller wrote', async () => {
  // Node loads it before the web process; it is no module of the platform.
  await import(pathToFileURL('scripts/steps/peer-address.mjs').href)
  const server = createServer((request, response) => response.end(request.headers['x-forwarded-for'])).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    expect(await (await fetch(address)).text()).toBe('127.0.0.1')
    expect(await (await fetch(address, { headers: { 'x-forwarded-for': '1.1.1.1' } })).text()).toBe('1.1.1.1, 127.0.0.1')
  } finally {
    server.close()
  }
})
