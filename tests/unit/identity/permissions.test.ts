import { describe, expect, test } from 'vitest'
import { administration, everybody, permissions } from '@/lib/identity/permissions'
import { administrators } from '@/lib/identity/rules/exclusions'
import { departmentGrants, permissionsOf, roleCodes } from '@/lib/identity/rules/roles'

const others = roleCodes.filter((role) => !administrators.includes(role))

describe('permissions of the roles', () => {
  test('there are 28 roles', () => {
    expect(roleCodes).toHaveLength(28)
  })

  test.each(administrators)('%s administers and has no business permission', (role) => {
    for (const permission of permissionsOf(role)) expect([...administration, ...everybody]).toContain(permission)
  })

  test('what one administrator may do, neither of the others may, but for the list of accounts', () => {
    const [system, security, audit] = administrators.map((role) => permissionsOf(role).filter((name) => !everybody.includes(name)))
    expect(system!.filter((name) => security!.includes(name))).toEqual(['user.read'])
    expect(audit!.filter((name) => system!.includes(name) || security!.includes(name))).toEqual([])
  })

  test.each(others)('%s holds nothing of the administration', (role) => {
    for (const permission of permissionsOf(role)) expect(administration).not.toContain(permission)
  })

  test('accounts are made by one administrator and rights are granted by another', () => {
    expect(permissionsOf('R-SYS')).toContain('user.manage')
    expect(permissionsOf('R-SYS')).not.toContain('role.grant')
    expect(permissionsOf('R-SEC')).toContain('role.grant')
    expect(permissionsOf('R-SEC')).not.toContain('user.manage')
  })

  test('the window receives and does not decide; the monitoring centre handles nothing', () => {
    expect(permissionsOf('R-WINDOW')).toContain('matter.accept')
    expect(permissionsOf('R-WINDOW')).not.toContain('matter.decide')
    for (const role of ['R-MON', 'R-MONHEAD']) {
      expect(permissionsOf(role).filter((name) => name.startsWith('matter.'))).toEqual(['matter.guide', 'matter.statistics'])
    }
  })

  test('the three desks of an enterprise are three permissions, and no role has two of them', () => {
    const desks = ['matter.file', 'matter.check', 'matter.sign']
    for (const role of roleCodes) expect(permissionsOf(role).filter((name) => desks.includes(name)).length).toBeLessThan(2)
    expect(desks.every((desk) => roleCodes.some((role) => permissionsOf(role).includes(desk as keyof typeof permissions)))).toBe(true)
  })

  test('every permission is held by somebody', () => {
    const inDepartments = ['ZCFG', 'CWJD', 'JDJC', 'GHFZ'].flatMap((code) => departmentGrants(code)).map((grant) => grant.split(':')[1]!)
    const held = new Set<string>([...roleCodes.flatMap((role) => permissionsOf(role)), ...inDepartments])
    expect(Object.keys(permissions).filter((name) => !held.has(name))).toEqual([])
  })

  test('indicators are drafted and approved in the department of finance, and its officers approve nothing', () => {
    expect(departmentGrants('CWJD').filter((grant) => /finance\.(define|approve)$/.test(grant))).toEqual([
      'R-CHIEF:finance.approve',
      'R-CHIEF:finance.define',
      'R-LEAD:finance.approve',
      'R-OFFICER:finance.define',
    ])
    for (const role of roleCodes) expect(permissionsOf(role)).not.toContain('finance.define')
  })

  test('only the policy department drafts and approves the catalogue, and its officers approve nothing', () => {
    expect(departmentGrants('ZCFG')).toEqual([
      'R-CHIEF:catalogue.approve',
      'R-CHIEF:catalogue.edit',
      'R-LEAD:catalogue.approve',
      'R-OFFICER:catalogue.edit',
    ])
    expect(departmentGrants('CQGL')).toEqual([])
    for (const role of roleCodes) expect(permissionsOf(role)).not.toContain('catalogue.edit')
  })

  test('a role nobody knows and the public may do nothing', () => {
    expect(permissionsOf('R-NEW')).toEqual([])
    expect(permissionsOf('toString')).toEqual([])
    expect(permissionsOf('X-PUBLIC')).toEqual([])
  })
})
