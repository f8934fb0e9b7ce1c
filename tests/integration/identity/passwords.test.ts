import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePassword } from '@/lib/identity/sign-in/credentials'
import { initialPassword } from '@/lib/identity/sign-in/initial-password'
import { hashPassword } from '@/lib/identity/sign-in/password'
import { passwordProblem } from '@/lib/identity/sign-in/password-rules'
import { asActor, asSystem } from '@/lib/platform/db'
import { type Visitor, visitorByToken } from '@/lib/platform/session'
import { demoPassword } from '@/prisma/seed/accounts'
import { account, actor, enter, minutes, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close?.())

const here = async (login: string, password?: string): Promise<Visitor> => {
  const visitor = await visitorByToken((await enter(login, password)).token)
  if (!visitor) throw new Error('no session')
  return visitor
}

describe('SC002: a new password', () => {
  test.each([
    ['12345678', '至少 12 位'],
    ['Short-1a', '至少 12 位'],
    ['alllowercaseletters', '三类'],
    ['ct-fill-A1-long', '账号名'],
    ['杨雪晴Aa1-wwwwx-q', '姓名'],
    ['aaaaAAAA1111--', '相同的字符'],
    ['Password12!!', '过于常见'],
  ])('%s is refused with a word about %s', (password, word) => {
    expect(passwordProblem(password, 'ct-fill', '杨雪晴')).toContain(word)
  })

  test('a long one of three kinds is accepted, and a made one always', () => {
    expect(passwordProblem('Fushan-wan-2026', 'ct-fill', '杨雪晴')).toBeNull()
    for (let count = 0; count < 200; count++) expect(passwordProblem(initialPassword(), 'ct-fill', '杨雪晴')).toBeNull()
  })

  test('the current one is asked, and a wrong one changes nothing', async () => {
    const visitor = await here('ct-fill')
    expect(await outcome(changePassword(visitor, 'not-the-Password-1', 'Fushan-wan-2026', new Date()))).toBe('invalid')
    expect(await outcome(enter('ct-fill'))).toBe('done')
  })

  test('a session that was left open cannot be used to guess it: five wrong ones lock the changing, not the signing in', async () => {
    const visitor = await here('ct-fin')
    const now = new Date()
    const guess = (at: Date, current = 'not-the-Password-1') => outcome(changePassword(visitor, current, 'Laoshan-wan-2026', at))
    for (const _ of [1, 2, 3, 4, 5]) expect(await guess(now)).toBe('invalid')
    expect(await guess(now)).toBe('too_many')
    expect(await guess(minutes(14, now), demoPassword)).toBe('too_many')
    expect(await outcome(enter('ct-fin'))).toBe('done')
    const refused = await asSystem('测试', (tx) => tx.auditLine.count({ where: { action: 'changePassword', outcome: 'refused' } }))
    expect(refused).toBeGreaterThanOrEqual(7)
    expect(await guess(minutes(16, now), demoPassword)).toBe('done')
  })

  test('none of the last five comes again, the sixth before may', async () => {
    const visitor = await here('ct-check')
    const used = ['Fushan-wan-01', 'Fushan-wan-02', 'Fushan-wan-03', 'Fushan-wan-04', 'Fushan-wan-05']
    let current = demoPassword
    for (const next of used) {
      await changePassword(visitor, current, next, new Date())
      current = next
    }
    for (const old of used) expect(await outcome(changePassword(visitor, current, old, new Date()))).toBe('invalid')
    expect(await outcome(changePassword(visitor, current, demoPassword, new Date()))).toBe('done')
  }, 60_000)
})

describe('SC007: what is stored of a password', () => {
  test('is Argon2id with a salt of its own: the same password twice gives two texts', async () => {
    const [one, two] = await Promise.all([hashPassword(demoPassword), hashPassword(demoPassword)])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
  })

  test('nowhere holds the password itself', async () => {
    const user = await account('ct-fill')
    const row = await asSystem('测试', (tx) => tx.credential.findUniqueOrThrow({ where: { userId: user.id } }))
    expect(JSON.stringify({ ...row, totpLastStep: null })).not.toContain(demoPassword)
  })

  test('no session of a person reads it, not even their own', async () => {
    for (const login of ['ct-fill', 'sysadmin', 'secadmin', 'auditor']) {
      await expect(asActor(await actor(login), (tx) => tx.credential.count())).rejects.toThrow(/permission denied/)
    }
  })
})
