import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resetFactor, resetPassword } from '@/lib/identity/commands/account-secrets'
import { disableAccount, enableAccount, unlockAccount } from '@/lib/identity/commands/account-status'
import { createAccount } from '@/lib/identity/commands/create-account'
import { accountList, accountRecord, factorList } from '@/lib/identity/queries/accounts'
import { lockDormant } from '@/lib/identity/sign-in/dormant'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { demoPassword } from '@/prisma/seed/accounts'
import { account, actor, days, enter, isLive, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let admin: Actor
let security: Actor
beforeAll(async () => {
  close = await openSmallWorld()
  admin = await actor('sysadmin')
  security = await actor('secadmin')
})
afterAll(() => close?.())

const newcomer = async (login: string, orgLogin = 'ct-fill') =>
  runCommand(createAccount, admin, {
    login,
    name: '新来人',
    orgId: (await account(orgLogin)).orgId,
    title: '业务主办',
    phone: '13900000001',
  })
const lastLine = (action: string) => asSystem('测试', (tx) => tx.auditLine.findFirstOrThrow({ where: { action }, orderBy: { at: 'desc' } }))

describe('the system administrator', () => {
  test('opens an account: its first password opens only the change of password, and it may do nothing', async () => {
    const { id, password } = await newcomer('ct-new1')
    const { pending, token } = await enter('ct-new1', password)
    expect(pending).toBe('change_password')
    expect(await asActor({ token }, (tx) => tx.org.count())).toBe(0)
    const record = await runQuery(accountRecord, admin, { id })
    expect(record).toMatchObject({ login: 'ct-new1', side: 'ent', status: 'active', phoneMask: '139****0001', posts: [] })
    expect(record.proof).toMatchObject({ mustChange: true, needsFactor: false, enrolled: false })
    expect(
      JSON.stringify(await lastLine('createAccount'), (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(password)
  })

  test('SC001: cannot open a second account under a login', async () => {
    expect(await outcome(newcomer('ct-fill'))).toBe('conflict')
    expect(await outcome(newcomer('CT-Fill'))).toBe('conflict')
  })

  test.each([['1abc'], ['a b'], ['ab'], ['超长']])('cannot open an account named %s', async (login) => {
    expect(await outcome(newcomer(login))).toBe('invalid')
  })

  test('SC012: closes an account: its sessions end at once, it cannot enter, it is no longer found; opening gives it back', async () => {
    const user = await account('ct-fill')
    const { token } = await enter('ct-fill')
    await runCommand(disableAccount, admin, { id: user.id, version: user.version, reason: '调离' })
    expect(await isLive(token)).toBe(false)
    expect(await outcome(enter('ct-fill'))).toBe('unauthenticated')
    const found = () => asSystem('测试', (tx) => tx.searchDoc.count({ where: { kind: 'user', refId: user.id } }))
    const desks = () => asSystem('测试', (tx) => tx.actorPool.count({ where: { userId: user.id } }))
    expect([await found(), await desks()]).toEqual([0, 0])
    expect(await outcome(runCommand(disableAccount, admin, { id: user.id, reason: '再次' }))).toBe('conflict')
    await runCommand(enableAccount, admin, { id: user.id })
    expect(await outcome(enter('ct-fill'))).toBe('done')
    expect(await found()).toBe(1)
    expect(await desks()).toBeGreaterThan(0)
  })

  test('who works on an outdated view is told so', async () => {
    const user = await account('ct-fin')
    expect(await outcome(runCommand(disableAccount, admin, { id: user.id, version: user.version - 1, reason: '调离' }))).toBe('stale')
  })

  test('cannot work on the own account, nor close the last administrator of a kind', async () => {
    expect(await outcome(runCommand(disableAccount, admin, { id: admin.userId, reason: '离岗' }))).toBe('blocked')
    expect(await outcome(runCommand(resetPassword, admin, { id: admin.userId }))).toBe('blocked')
    for (const login of ['secadmin', 'auditor'])
      expect(await outcome(runCommand(disableAccount, admin, { id: (await account(login)).id, reason: '离岗' }))).toBe('blocked')
  })

  test('SC004, SC012: resets a password: the old one is worth nothing, sessions end, the new one has to be changed', async () => {
    const user = await account('ct-check')
    const { token } = await enter('ct-check')
    const { password } = await runCommand(resetPassword, admin, { id: user.id })
    expect(await isLive(token)).toBe(false)
    expect(await outcome(enter('ct-check', demoPassword))).toBe('unauthenticated')
    expect((await enter('ct-check', password)).pending).toBe('change_password')
  })

  test('SC005: opens a lock before its time', async () => {
    const user = await account('gx-fill')
    for (const _ of [1, 2, 3, 4, 5]) await outcome(enter('gx-fill', 'wrong-Password-1'))
    const locked = await runQuery(accountList, admin, { locked: true })
    expect(locked.rows.map((row) => row.login)).toEqual(['gx-fill'])
    expect(locked.rows[0]?.proof.lockedUntil).not.toBeNull()
    expect(await outcome(enter('gx-fill'))).toBe('unauthenticated')
    await runCommand(unlockAccount, admin, { id: user.id })
    expect(await outcome(enter('gx-fill'))).toBe('done')
  })

  test('cannot reset a second factor: that is the security administrator’s, so that nobody can take over an account alone', async () => {
    const leader = await account('leader')
    expect(await outcome(runCommand(resetFactor, admin, { id: leader.id }))).toBe('forbidden')
    const listed = await runQuery(factorList, security, { words: 'leader' })
    expect(listed.rows.map((row) => row.login)).toContain('leader')
    await runCommand(resetFactor, security, { id: leader.id })
    expect((await enter('leader')).pending).toBe('enrol_factor')
    expect(await outcome(runCommand(resetPassword, security, { id: leader.id }))).toBe('forbidden')
  })

  test('finds accounts by words, kind of organisation, role and state, page after page', async () => {
    const ask = (input: Record<string, unknown>) => runQuery(accountList, admin, { size: 200, ...input })
    expect((await ask({ words: 'ct-fill' })).rows.map((row) => row.login)).toContain('ct-fill')
    expect((await ask({ role: 'R-LEAD' })).rows.every((row) => row.roleNames.includes('委领导'))).toBe(true)
    expect((await ask({ kind: 'district' })).rows.every((row) => row.login.startsWith('huangdao'))).toBe(true)
    expect((await ask({ status: 'disabled' })).rows.map((row) => row.login)).toContain('ct-former')
    const whole = await ask({ kind: 'sasac' })
    const first = await ask({ kind: 'sasac', size: 20 })
    const second = await ask({ kind: 'sasac', size: 20, cursor: first.next })
    expect([...first.rows, ...second.rows].map((row) => row.login)).toEqual(whole.rows.slice(0, 40).map((row) => row.login))
    const backAgain = await ask({ kind: 'sasac', size: 20, cursor: second.previous })
    expect(backAgain.rows.map((row) => row.login)).toEqual(first.rows.map((row) => row.login))
  })

  test('SC029: an account nobody used for 90 days is locked, the last of each administrator is not', async () => {
    const old = days(-91)
    const set = (login: string, lastLoginAt: Date) =>
      asSystem('测试', async (tx) => {
        const user = await tx.userAccount.update({ where: { login }, data: { lastLoginAt, activatedAt: null } })
        await tx.credential.update({ where: { userId: user.id }, data: { passwordAt: old } })
      })
    await set('ct-pur', old)
    await set('ct-jj', days(-89))
    await set('auditor', old)
    const { token } = await enter('ct-view')
    expect(await lockDormant(new Date())).toBe(1)
    expect((await account('ct-pur')).status).toBe('dormant')
    expect((await account('ct-jj')).status).toBe('active')
    expect((await account('auditor')).status).toBe('active')
    expect(await outcome(enter('ct-pur'))).toBe('unauthenticated')
    expect(await isLive(token)).toBe(true)
    await runCommand(enableAccount, admin, { id: (await account('ct-pur')).id })
    expect(await lockDormant(new Date())).toBe(0)
  })
})

describe('everybody else', () => {
  test.each(['ct-fill', 'ct-admin', 'cqgl-chief', 'leader', 'auditor', 'huangdao-admin'])(
    '%s opens, closes and lists no accounts',
    async (login) => {
      const who = await actor(login)
      const user = await account('gx-check')
      expect(await outcome(runQuery(accountList, who, {}))).toBe('forbidden')
      expect(await outcome(runQuery(accountRecord, who, { id: user.id }))).toBe('forbidden')
      for (const command of [disableAccount, enableAccount, unlockAccount, resetPassword, resetFactor])
        expect(await outcome(runCommand(command as typeof enableAccount, who, { id: user.id, reason: '试探' }))).toBe('forbidden')
      expect(await outcome(runCommand(createAccount, who, { login: 'x-new', name: '某人', orgId: user.orgId }))).toBe('forbidden')
    },
  )
})
