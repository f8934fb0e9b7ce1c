import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFirstAdministrators, type FirstAdministrator, readPerson } from '@/lib/identity/cli/first-administrators'
import { isRefusal } from '@/lib/kernel/refusal'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { visitorByToken } from '@/lib/platform/session'
import { seedReference } from '@/prisma/seed/reference-only'
import { type TestDatabase, testDatabase } from '../../support/database'
import { enter, outcome } from '../../support/people'

let db: TestDatabase
beforeAll(async () => {
  db = await testDatabase()
  await seedReference(db.ownerUrl)
  connectDatabase(db.appUrl)
})
afterAll(async () => {
  await closeDatabase()
  await db?.drop()
})

const three = ['wang-jh:王建华', 'li-yz:李永正', 'zhao-sy：赵思远']
const refused = (people: string[]) =>
  createFirstAdministrators(people, new Date()).then(
    () => null,
    (error) => (isRefusal(error) ? error.code : error),
  )

describe('an installation without demonstration data', () => {
  let made: FirstAdministrator[]

  test('has no account, and takes neither default names nor one person twice', async () => {
    expect(await asSystem('测试', (tx) => tx.userAccount.count())).toBe(0)
    expect(await refused(['admin:王建华', 'li-yz:李永正', 'zhao-sy:赵思远'])).toBe('invalid')
    expect(await refused(['wang-jh:王建华', 'wang-jh:王建华', 'zhao-sy:赵思远'])).toBe('invalid')
    expect(await refused(['wang-jh:王建华', 'li-yz:李永正'])).toBe('invalid')
    expect(() => readPerson('王建华')).toThrow(/应写作 登录名：姓名/)
    expect(await asSystem('测试', (tx) => tx.org.count())).toBe(0)
  })

  test('gets its three separated administrators in the commission, once', async () => {
    made = await createFirstAdministrators(three, new Date())
    expect(made.map(({ role, login, name }) => [role, login, name])).toEqual([
      ['R-SYS', 'wang-jh', '王建华'],
      ['R-SEC', 'li-yz', '李永正'],
      ['R-AUD', 'zhao-sy', '赵思远'],
    ])
    expect(new Set(made.map((one) => one.password)).size).toBe(3)
    const posts = await asSystem('测试', (tx) => tx.post.findMany())
    expect(posts).toHaveLength(3)
    expect(await asSystem('测试', (tx) => tx.org.count({ where: { kind: 'district' } }))).toBe(10)
    expect(await refused(['sun-a:孙甲', 'sun-b:孙乙', 'sun-c:孙丙'])).toBe('conflict')
    expect(await asSystem('测试', (tx) => tx.userAccount.count())).toBe(3)
  })

  test('lets each in only to enrol a second factor; the first password has to be changed after it', async () => {
    for (const { login, password } of made) {
      expect(await outcome(enter(login, 'Guozi@2026demo'))).toBe('unauthenticated')
      expect((await enter(login, password)).pending).toBe('enrol_factor')
    }
    const credentials = await asSystem('测试', (tx) => tx.credential.findMany())
    expect(credentials.every((one) => one.mustChange && one.needsFactor && one.totpSecret === null)).toBe(true)
  })

  test('gives the system administrator the right to open accounts, and to none a business right', async () => {
    const rights = await Promise.all(
      made.map(async ({ login, password }) => {
        const { token } = await enter(login, password)
        await asSystem('测试：第二因素已绑定', (tx) => tx.session.updateMany({ data: { pending: null } }))
        return [...((await visitorByToken(token))?.permissions ?? [])]
      }),
    )
    expect(rights[0]).toContain('user.manage')
    expect(rights[1]).toContain('role.grant')
    expect(rights[2]).toContain('audit.read')
    expect(rights.flat().filter((right) => right.startsWith('matter.'))).toEqual([])
  })

  test('keeps a line of the trail for each, without the password', async () => {
    const lines = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { action: 'createAccount' } }))
    expect(lines).toHaveLength(3)
    for (const { password } of made) expect(JSON.stringify(lines.map((line) => line.detail))).not.toContain(password)
  })
})
