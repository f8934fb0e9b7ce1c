import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resetStaffFactor, resetStaffPassword } from '@/lib/identity/commands/account-secrets'
import { disableStaff, enableStaff, unlockStaff } from '@/lib/identity/commands/account-status'
import { createStaff } from '@/lib/identity/commands/create-account'
import { setStaffRoles } from '@/lib/identity/commands/staff-roles'
import { staffList, staffRecord } from '@/lib/identity/queries/accounts'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { account, actor, enter, isLive, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let admin: Actor
beforeAll(async () => {
  close = await openSmallWorld()
  admin = await actor('ct-admin')
})
afterAll(() => close?.())

let made = 0
const hire = (roles: string[], orgId = admin.orgId, by = admin) => {
  made += 1
  return runCommand(createStaff, by, { login: `staff${made}`, name: '新同事', orgId, title: '业务主办', roles })
}
const pools = (userId: string) =>
  asSystem('测试', (tx) => tx.actorPool.findMany({ where: { userId } })).then((rows) => rows.map((row) => row.pool))

describe('the administrator of a group', () => {
  test('opens an account with its post, which works after the first change of password', async () => {
    const { id, password } = await hire(['E-FILL'])
    expect((await enter(`staff${made}`, password)).pending).toBe('change_password')
    expect(await pools(id)).toContain(`E-FILL@${admin.orgId}`)
  })

  test('may give several posts, but never two of filling, checking and signing to one person', async () => {
    expect(await outcome(hire(['E-FILL', 'E-FIN']))).toBe('done')
    for (const pair of [
      ['E-FILL', 'E-CHECK'],
      ['E-CHECK', 'E-HEAD'],
      ['E-FILL', 'E-HEAD'],
    ])
      expect(await outcome(hire(pair))).toBe('blocked')
    const { id } = await hire(['E-FILL'])
    expect(await outcome(runCommand(setStaffRoles, admin, { id, roles: ['E-FILL', 'E-CHECK'] }))).toBe('blocked')
    expect(await outcome(runCommand(setStaffRoles, admin, { id, roles: ['E-CHECK'] }))).toBe('done')
    expect(await pools(id)).toContain(`E-CHECK@${admin.orgId}`)
    expect((await pools(id)).some((pool) => pool.startsWith('E-FILL'))).toBe(false)
  })

  test.each([['E-ADMIN'], ['R-OFFICER'], ['R-SYS'], ['D-HEAD'], ['X-EXPERT']])('cannot give %s', async (role) => {
    expect(await outcome(hire([role]))).toBe('forbidden')
    const { id } = await hire(['E-VIEW'])
    expect(await outcome(runCommand(setStaffRoles, admin, { id, roles: [role] }))).toBe('forbidden')
  })

  test('SC012: ends the sessions of a person whose posts change', async () => {
    const user = await account('ct-view')
    const { token } = await enter('ct-view')
    await runCommand(setStaffRoles, admin, { id: user.id, roles: ['E-VIEW', 'E-JJ'] })
    expect(await isLive(token)).toBe(false)
    expect(await outcome(runCommand(setStaffRoles, admin, { id: user.id, roles: ['E-VIEW', 'E-JJ'] }))).toBe('conflict')
  })

  test('serves a subsidiary until it has people of its own: the desk moves at once', async () => {
    const desk = await account('ct-fill')
    const served = (await pools(desk.id)).find((pool) => pool !== `E-FILL@${admin.orgId}`)
    expect(served).toBeDefined()
    const { id } = await hire(['E-FILL'], served!.split('@')[1]!)
    expect(await pools(id)).toContain(served)
    expect(await pools(desk.id)).not.toContain(served)
    await runCommand(disableStaff, admin, { id, reason: '离职' })
    expect(await pools(desk.id)).toContain(served)
  })

  test('closes, opens, unlocks and resets people of the group', async () => {
    const user = await account('ct-fin')
    const { token } = await enter('ct-fin')
    await runCommand(disableStaff, admin, { id: user.id, reason: '休假' })
    expect(await isLive(token)).toBe(false)
    await runCommand(enableStaff, admin, { id: user.id })
    const { password } = await runCommand(resetStaffPassword, admin, { id: user.id })
    expect((await enter('ct-fin', password)).pending).toBe('change_password')
    expect(await outcome(runCommand(unlockStaff, admin, { id: user.id }))).toBe('done')
    expect(await outcome(runCommand(resetStaffFactor, admin, { id: user.id }))).toBe('done')
  })

  test('cannot work on the own account', async () => {
    expect(await outcome(runCommand(disableStaff, admin, { id: admin.userId, reason: '试探' }))).toBe('blocked')
  })

  test('lists own people only, with subsidiaries', async () => {
    const { rows } = await runQuery(staffList, admin, { size: 200 })
    const scope = await asSystem('测试', (tx) => tx.actorOrg.findMany({ where: { userId: admin.userId } }))
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(scope.some((org) => org.orgId === row.orgId)).toBe(true)
    expect(rows.some((row) => row.orgId !== admin.orgId)).toBe(true)
  })
})

describe('SC021: strangers', () => {
  test('the administrator of another group reaches nobody here', async () => {
    const rival = await actor('gx-admin')
    const user = await account('ct-fill')
    expect(await outcome(runQuery(staffRecord, rival, { id: user.id }))).toBe('not_found')
    for (const command of [disableStaff, enableStaff, unlockStaff, resetStaffPassword, resetStaffFactor])
      expect(await outcome(runCommand(command as typeof enableStaff, rival, { id: user.id, reason: '试探' }))).toBe('not_found')
    expect(await outcome(runCommand(setStaffRoles, rival, { id: user.id, roles: ['E-VIEW'] }))).toBe('not_found')
    expect(await outcome(hire(['E-VIEW'], admin.orgId, rival))).toBe('invalid')
  })

  test('the administrator of a district reaches the people of the district body only', async () => {
    const district = await actor('huangdao-admin')
    const { rows } = await runQuery(staffList, district, { size: 200 })
    expect(rows.map((row) => row.login)).toContain('huangdao-officer')
    expect(rows.every((row) => row.orgId === district.orgId)).toBe(true)
    expect(await outcome(hire(['D-OFFICER'], district.orgId, district))).toBe('done')
    expect(await outcome(hire(['D-OFFICER', 'D-HEAD'], district.orgId, district))).toBe('blocked')
    expect(await outcome(hire(['E-FILL'], district.orgId, district))).toBe('forbidden')
    expect(await outcome(hire(['D-OFFICER'], admin.orgId, district))).toBe('invalid')
    expect(await outcome(runQuery(staffRecord, district, { id: (await account('ct-fill')).id }))).toBe('not_found')
  })

  test.each(['ct-fill', 'ct-head', 'cqgl-officer', 'leader', 'sysadmin', 'secadmin', 'auditor'])('%s manages no staff', async (login) => {
    const who = await actor(login)
    const user = await account('ct-check')
    expect(await outcome(runQuery(staffList, who, {}))).toBe('forbidden')
    expect(await outcome(runCommand(setStaffRoles, who, { id: user.id, roles: ['E-VIEW'] }))).toBe('forbidden')
    expect(await outcome(hire(['E-VIEW'], user.orgId, who))).toBe('forbidden')
  })

  test('an account with a post that the commission granted is out of the local administrator’s reach', async () => {
    const { id } = await hire(['E-VIEW'])
    await asSystem('测试', (tx) =>
      tx.post.create({
        data: {
          id: crypto.randomUUID(),
          userId: id,
          roleCode: 'X-EXPERT',
          orgId: admin.orgId,
          orgScope: 'own',
          lines: [],
          fromDate: '2026-01-01',
        },
      }),
    )
    expect(await outcome(runCommand(resetStaffPassword, admin, { id }))).toBe('blocked')
  })
})
