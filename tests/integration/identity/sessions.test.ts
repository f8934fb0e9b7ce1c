import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addPhrase, removePhrase } from '@/lib/identity/commands/phrases'
import { endOtherSessions, endOwnSession, revokeSession } from '@/lib/identity/commands/sessions'
import { ownProfile } from '@/lib/identity/queries/profile'
import { deviceWords, liveSessions, ownSessions } from '@/lib/identity/queries/sessions'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { visitorByToken } from '@/lib/platform/session'
import { actor, isLive, minutes, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close?.())

describe('own sessions', () => {
  test('are listed with this one marked; one is ended, then all others', async () => {
    const [here, phone, tablet] = [await actor('ct-fill'), await actor('ct-fill'), await actor('ct-fill')]
    const rows = await runQuery(ownSessions, here, {})
    expect(rows.filter((row) => row.current).map((row) => row.id)).toEqual([here.sessionId])
    expect(rows).toHaveLength(3)
    await runCommand(endOwnSession, here, { id: phone.sessionId })
    expect([await isLive(here.token), await isLive(phone.token), await isLive(tablet.token)]).toEqual([true, false, true])
    expect(await outcome(runCommand(endOwnSession, here, { id: phone.sessionId }))).toBe('conflict')
    expect(await outcome(runCommand(endOwnSession, here, { id: here.sessionId }))).toBe('blocked')
    expect(await runCommand(endOtherSessions, here, {})).toEqual({ count: 1 })
    expect([await isLive(here.token), await isLive(tablet.token)]).toEqual([true, false])
  })

  test('an idle one is no longer listed', async () => {
    const [here, old] = [await actor('ct-check'), await actor('ct-check')]
    await asSystem('测试', (tx) => tx.session.update({ where: { id: old.sessionId }, data: { lastSeenAt: minutes(-31) } }))
    expect((await runQuery(ownSessions, here, {})).map((row) => row.id)).toEqual([here.sessionId])
  })

  test('of others can be neither seen nor ended', async () => {
    const [mine, other] = [await actor('ct-head'), await actor('gx-head')]
    expect(await outcome(runCommand(endOwnSession, mine, { id: other.sessionId }))).toBe('not_found')
    expect((await runQuery(ownSessions, mine, {})).some((row) => row.userId !== mine.userId)).toBe(false)
    expect(await isLive(other.token)).toBe(true)
  })
})

describe('the security administrator', () => {
  test('sees who is signed in and ends a session, with a reason', async () => {
    const security = await actor('secadmin')
    const victim = await actor('gx-fill')
    const { rows, count } = await runQuery(liveSessions, security, { words: 'gx-fill' })
    expect(rows.map((row) => row.id)).toContain(victim.sessionId)
    expect(count).toBe(rows.length)
    expect(await outcome(runCommand(revokeSession, security, { id: victim.sessionId, reason: '' }))).toBe('invalid')
    await runCommand(revokeSession, security, { id: victim.sessionId, reason: '异地登录' })
    expect(await isLive(victim.token)).toBe(false)
    expect(await outcome(runCommand(revokeSession, security, { id: victim.sessionId, reason: '异地登录' }))).toBe('conflict')
    expect(await outcome(runCommand(revokeSession, security, { id: security.sessionId, reason: '试探' }))).toBe('blocked')
  })

  test.each(['ct-admin', 'leader', 'sysadmin', 'auditor'])('is not %s', async (login) => {
    const who = await actor(login)
    const other = await actor('ct-jj')
    expect(await outcome(runQuery(liveSessions, who, {}))).toBe('forbidden')
    expect(await outcome(runCommand(revokeSession, who, { id: other.sessionId, reason: '试探' }))).toBe('forbidden')
    expect(await isLive(other.token)).toBe(true)
  })
})

describe('own settings', () => {
  test('say who one is, which posts one has and how one proves it', async () => {
    const profile = await runQuery(ownProfile, await actor('leader'), {})
    expect(profile).toMatchObject({ login: 'leader', needsFactor: true, enrolled: true, passwordDaysLeft: 90 })
    expect(profile.posts[0]?.role).toBe('委领导')
    expect(JSON.stringify(profile)).not.toMatch(/argon2|sm4:/)
  })

  test('keep phrases of one’s own: no twins, at most twenty, nobody else removes them', async () => {
    const me = await actor('cqgl-officer')
    const { id } = await runCommand(addPhrase, me, { text: '经审查，材料齐全，拟同意。' })
    expect(await outcome(runCommand(addPhrase, me, { text: '经审查，材料齐全，拟同意。' }))).toBe('conflict')
    expect(await outcome(runCommand(removePhrase, await actor('cqgl-officer2'), { id }))).toBe('not_found')
    for (let count = (await runQuery(ownProfile, me, {})).phrases.length; count < 20; count++)
      await runCommand(addPhrase, me, { text: `意见 ${count}` })
    expect(await outcome(runCommand(addPhrase, me, { text: '再来一条' }))).toBe('conflict')
    await runCommand(removePhrase, me, { id })
    expect((await runQuery(ownProfile, me, {})).phrases).toHaveLength(19)
  })
})

test('a device is told in two words', () => {
  expect(deviceWords('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe('Chrome · Windows')
  expect(deviceWords('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19 Safari/604')).toBe('Safari · iOS')
  expect(deviceWords(null)).toBe('未知设备')
})

test('nobody’s token opens nothing', async () => {
  expect(await visitorByToken('guessed-token')).toBeNull()
})
