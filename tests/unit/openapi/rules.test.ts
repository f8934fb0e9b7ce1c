import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeOf } from '@/lib/openapi/door/problem'
import { rateHeaders } from '@/lib/openapi/door/rate'
import { servicePersonProblem } from '@/lib/openapi/key-store'
import { hostOf, mayConnect, readAllowed, urlProblem } from '@/lib/openapi/rules/address'
import { mostAttempts, pauseAfter } from '@/lib/openapi/rules/backoff'
import { type MovedFiling, topicOfMove } from '@/lib/openapi/rules/event-topic'
import { keyState } from '@/lib/openapi/rules/key-state'
import { keyText, prefixFrom, readAuthorization, shownKey } from '@/lib/openapi/rules/key-text'
import { refuseMessage, replayWindowSeconds, signMessage } from '@/lib/openapi/rules/signature'

describe('a key as text', () => {
  test('is read from the header as it was put together, and nothing else is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.stringMatching(/^[A-Za-z0-9_-]{43}$/), (bytes, secret) => {
        const prefix = prefixFrom(bytes)
        const text = keyText(prefix, secret)
        expect(readAuthorization(`Bearer ${text}`)).toEqual({ prefix, text })
        expect(shownKey(prefix)).not.toContain(secret)
        for (const wrong of [text, `Basic ${text}`, `Bearer ${text}x`, `Bearer ${text.slice(1)}`, `Bearer a ${text}`])
          expect(readAuthorization(wrong)).toBeNull()
      }),
    )
    expect(readAuthorization(null)).toBeNull()
  })
})

describe('the state of a key', () => {
  const now = new Date('2026-11-26T08:00:00Z')
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000)
  const good = { revokedAt: null, expiresAt: days(100), lastSeenAt: days(-1), idleMinutes: 90 * 1440, userStatus: 'active' }

  test('names the first thing that ended it', () => {
    expect(keyState(good, now)).toBe('active')
    expect(keyState({ ...good, expiresAt: days(13) }, now)).toBe('expiring')
    expect(keyState({ ...good, expiresAt: now }, now)).toBe('expired')
    expect(keyState({ ...good, lastSeenAt: days(-90) }, now)).toBe('idle')
    expect(keyState({ ...good, userStatus: 'dormant' }, now)).toBe('closed')
    expect(keyState({ ...good, revokedAt: days(-2), expiresAt: days(-1) }, now)).toBe('revoked')
  })
})

describe('who may stand behind a program', () => {
  test('a filler, who neither checks, signs nor manages', () => {
    expect(servicePersonProblem(['E-FILL'])).toBeNull()
    expect(servicePersonProblem(['E-FILL', 'E-VIEW'])).toBeNull()
    expect(servicePersonProblem(['E-PUR'])).toBeNull()
    expect(servicePersonProblem(['E-VIEW'])).toContain('填报')
    for (const other of ['E-CHECK', 'E-HEAD', 'E-ADMIN']) expect(servicePersonProblem(['E-FILL', other])).toContain('不能兼任')
  })
})

describe('the signature of a message', () => {
  const secret = 'whsec_1'
  const at = 1_795_680_000
  const message = (over: object = {}) => {
    const made = { id: 'm-1', timestamp: String(at), body: '{"topic":"ping"}', ...over }
    return { signature: signMessage(secret, at, 'm-1', '{"topic":"ping"}'), ...made }
  }

  test('is HMAC-SHA256 over timestamp, id and body, as the reference says', () => {
    expect(signMessage('whsec_example', 1700000000, 'e1', '{}')).toBe('v1=7e55a04e0824cd8bb856864a7298bd949425453d9cdf0564e8eb59b3f404fcfa')
    expect(signMessage(secret, at, 'm-1', '{}')).not.toBe(signMessage(secret, at + 1, 'm-1', '{}'))
  })

  test('holds for five minutes and one time', () => {
    const fresh = () => false
    expect(refuseMessage(secret, message(), at, fresh)).toBeNull()
    expect(refuseMessage(secret, message(), at + replayWindowSeconds, fresh)).toBeNull()
    expect(refuseMessage(secret, message(), at + replayWindowSeconds + 1, fresh)).toContain('时间戳')
    expect(refuseMessage(secret, message({ timestamp: 'x' }), at, fresh)).toContain('时间戳')
    expect(refuseMessage(secret, message(), at, (id) => id === 'm-1')).toBe('重复的消息')
  })

  test('fails when body, id, time or secret is another', () => {
    for (const over of [{ body: '{"topic":"pong"}' }, { id: 'm-2' }, { timestamp: String(at + 1) }, { signature: 'v1=0' }])
      expect(refuseMessage(secret, message(over), at, () => false)).toBe('签名不符')
    expect(refuseMessage('other', message(), at, () => false)).toBe('签名不符')
  })
})

describe('pauses between tries', () => {
  test('grow, are capped at six hours, and end', () => {
    const pauses = Array.from({ length: mostAttempts }, (_, index) => pauseAfter(index + 1))
    expect(pauses).toEqual([5, 30, 180, 1080, 6480, 21600, 21600, null])
  })
})

describe('where messages may go', () => {
  const none = readAllowed('').allowed
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ]
  const inside6 = ['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::']

  test('public addresses always, inner ones only where an administrator allows them', () => {
    for (const address of [...inside, ...inside6, 'no-address', ''])
      expect(mayConnect('oa.example.com', address, none), address).toBe(false)
    for (const address of ['8.8.8.8', '172.32.0.1', '2400:3200::1']) expect(mayConnect('oa.example.com', address, none), address).toBe(true)
    const { allowed, wrong } = readAllowed('10.8.0.0/16，oa.example.com\n.intra.example.com fd00::/8')
    expect(wrong).toEqual([])
    expect(mayConnect('x', '10.8.255.1', allowed)).toBe(true)
    expect(mayConnect('x', '10.9.0.1', allowed)).toBe(false)
    expect(mayConnect('x', 'fd12::1', allowed)).toBe(true)
    expect(mayConnect('OA.example.com.', '10.9.0.1', allowed)).toBe(true)
    expect(mayConnect('a.intra.example.com', '192.168.0.1', allowed)).toBe(true)
    expect(mayConnect('evil-oa.example.com', '10.9.0.1', allowed)).toBe(false)
  })

  test('what cannot be read is named', () => {
    expect(readAllowed('10.0.0.0/33 https://oa.example.com 10.0.0.1/').wrong).toEqual([
      '10.0.0.0/33',
      'https://oa.example.com',
      '10.0.0.1/',
    ])
  })

  test('addresses are http or https, without passwords and fragments', () => {
    expect(urlProblem('https://oa.example.com/events?x=1')).toBeNull()
    for (const text of [
      'oa.example.com',
      'ftp://oa.example.com',
      'javascript:alert(1)',
      `https://${'a:b'}@oa.example.com`,
      'https://oa.example.com/#a',
    ])
      expect(urlProblem(text), text).toMatch(/回调地址/)
    expect(hostOf(new URL(`http://${'[::1]'}:8080/`))).toBe('::1')
  })
})

describe('what is told of a move', () => {
  const at = '2026-11-26T08:00:00.000Z'
  const moved = (over: Partial<MovedFiling>): MovedFiling => ({
    action: 'pass',
    status: 'running',
    byEnterprise: false,
    acceptedAt: null,
    at,
    ...over,
  })

  test.each([
    [{ status: 'arrived', byEnterprise: true }, 'filing.submitted'],
    [{ status: 'arrived' }, null],
    [{ acceptedAt: at }, 'filing.accepted'],
    [{ acceptedAt: '2026-11-25T08:00:00.000Z' }, null],
    [{ action: 'return', status: 'returned' }, 'filing.returned'],
    [{ action: 'return', status: 'running' }, null],
    [{ action: 'return', status: 'filling', byEnterprise: true }, null],
    [{ action: 'correct', status: 'correcting' }, 'filing.correction_requested'],
    [{ action: 'answer', status: 'running', byEnterprise: true }, null],
    [{ action: 'refuse', status: 'running' }, null],
    [{ action: 'refuse', status: 'refused' }, 'filing.refused'],
    [{ action: 'register', status: 'refused' }, 'filing.refused'],
    [{ action: 'reject', status: 'rejected' }, 'filing.rejected'],
    [{ action: 'withdraw', status: 'withdrawn', byEnterprise: true }, 'filing.withdrawn'],
    [{ action: 'conclude', status: 'concluded' }, 'filing.concluded'],
    [{ action: 'transfer', status: 'arrived' }, null],
  ] as const)('%j → %s', (over, topic) => {
    expect(topicOfMove(moved(over))).toBe(topic)
  })
})

describe('problems and limits on the wire', () => {
  test('fields become JSON pointers, parameters keep their names', () => {
    expect(placeOf('form.title', '缺', 'body')).toEqual({ pointer: '#/form/title', detail: '缺' })
    expect(placeOf('a/b.~c', '缺', 'body')).toEqual({ pointer: '#/a~1b/~0c', detail: '缺' })
    expect(placeOf('_', '缺', 'body')).toEqual({ pointer: '#', detail: '缺' })
    expect(placeOf('size', '缺', 'parameter')).toEqual({ parameter: 'size', detail: '缺' })
    expect(placeOf('_', '缺', 'parameter')).toEqual({ detail: '缺' })
  })

  test('only a used-up window says when to come back', () => {
    const left = { limit: 120, remaining: 7, reset: 12, exceeded: false }
    expect(rateHeaders(left)).toEqual({ 'ratelimit-limit': '120', 'ratelimit-remaining': '7', 'ratelimit-reset': '12' })
    expect(rateHeaders({ ...left, remaining: 0, exceeded: true })['retry-after']).toBe('12')
  })
})
