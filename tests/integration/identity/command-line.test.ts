import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resetByLogin, unlockByLogin } from '@/lib/identity/cli/accounts'
import { asSystem } from '@/lib/platform/db'
import { account, enter, isLive, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close?.())

describe('at the server', () => {
  test('a lock is opened', async () => {
    for (const _ of [1, 2, 3, 4, 5]) await outcome(enter('sysadmin', 'wrong-Password-1'))
    expect(await outcome(enter('sysadmin'))).toBe('unauthenticated')
    expect(await unlockByLogin('SysAdmin', new Date())).toEqual({ reopened: false })
    expect(await outcome(enter('sysadmin'))).toBe('done')
  })

  test('an account locked for disuse is opened, a closed one is not', async () => {
    await asSystem('测试', (tx) => tx.userAccount.update({ where: { login: 'ct-jj' }, data: { status: 'dormant' } }))
    expect(await unlockByLogin('ct-jj', new Date())).toEqual({ reopened: true })
    expect(await outcome(enter('ct-jj'))).toBe('done')
    expect(await outcome(unlockByLogin('ct-former', new Date()))).toBe('blocked')
    expect(await outcome(resetByLogin('ct-former', new Date()))).toBe('blocked')
    expect(await outcome(unlockByLogin('nobody', new Date()))).toBe('not_found')
  })

  test('a password is reset: sessions end, it has to be changed, the trail says so without a person', async () => {
    const { token } = await enter('ct-fill')
    const password = await resetByLogin('ct-fill', new Date())
    expect(await isLive(token)).toBe(false)
    expect((await enter('ct-fill', password)).pending).toBe('change_password')
    const user = await account('ct-fill')
    const line = await asSystem('测试', (tx) => tx.auditLine.findFirstOrThrow({ where: { action: 'resetPassword', subjectId: user.id } }))
    expect(line).toMatchObject({ actorId: null, actorName: '系统', detail: { login: 'ct-fill', by: '命令行' } })
  })
})
