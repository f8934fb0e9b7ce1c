import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { districts } from '@/lib/identity/districts'
import { delegationProblem } from '@/lib/identity/rules/delegation'
import { brokenExclusions, needsSecondFactor } from '@/lib/identity/rules/exclusions'
import { roleCodes } from '@/lib/identity/rules/roles'
import { inForce, scopeRows } from '@/lib/identity/scope/scope'
import { scopeWorld } from '@/lib/identity/scope/scope-world'
import { passwordProblem } from '@/lib/identity/sign-in/password-rules'
import { demoAccounts, demoPassword, demoTotpSecret } from '@/prisma/seed/accounts'
import { readDepartments, readRoles } from '@/prisma/seed/reference-files'
import { circularRows, receiptRows } from '@/prisma/seed/scenarios/circulars'
import { organisationWorld } from '@/prisma/seed/scenarios/organisation'
import { delegationRows, peopleWorld } from '@/prisma/seed/scenarios/people'
import { departmentCodes } from '@/prisma/seed/scenarios/people/commission'
import { smallOrganisations, smallPeople } from '@/prisma/seed/small-world'

const today = '2026-11-22'
const now = new Date('2026-11-22T10:00:00+08:00')
const world = organisationWorld()
const { users, posts } = peopleWorld(world)
const org = new Map(world.orgs.map((row) => [row.id, row]))
const byLogin = new Map(users.map((user) => [user.login, user]))
const postsOf = (login: string) => posts.filter((post) => post.userId === byLogin.get(login)!.id)
const rolesToday = (login: string) =>
  postsOf(login)
    .filter((post) => inForce(post, today))
    .map((post) => post.roleCode)

describe('the people of the scenario', () => {
  test('are about 700, with logins and names of their own, and the same in every run', () => {
    expect(users.length).toBeGreaterThan(650)
    expect(users.length).toBeLessThan(750)
    expect(new Set(users.map((user) => user.login)).size).toBe(users.length)
    expect(new Set(users.map((user) => user.name)).size).toBe(users.length)
    expect(peopleWorld(organisationWorld())).toEqual({ users, posts })
  })

  test('nobody breaks the separation of duties', () => {
    for (const user of users) expect(brokenExclusions(posts.filter((post) => post.userId === user.id)), user.login).toEqual([])
  })

  test('every role that signs in is held, the public has no account', () => {
    const held = new Set(posts.map((post) => post.roleCode))
    expect(roleCodes.filter((role) => !held.has(role))).toEqual(['X-PUBLIC'])
  })

  test('everybody has one main post, at the own organisation, and those of the commission a known department', () => {
    for (const user of users) {
      const own = posts.filter((post) => post.userId === user.id)
      expect(own.filter((post) => post.isMain)).toHaveLength(1)
      expect(own.every((post) => post.orgId === user.orgId)).toBe(true)
    }
    expect(posts.every((post) => post.departmentCode === null || departmentCodes.includes(post.departmentCode))).toBe(true)
  })

  test('every department but the monitoring centre has a chief, three officers and a leader in charge', () => {
    for (const department of departmentCodes.filter((code) => code !== 'JCZX')) {
      const count = (role: string) =>
        posts.filter((post) => post.roleCode === role && post.departmentCode === department && inForce(post, today)).length
      expect(count('R-CHIEF'), department).toBeGreaterThanOrEqual(1)
      expect(count('R-OFFICER'), department).toBeGreaterThanOrEqual(3)
      expect(count('R-LEAD'), department).toBe(1)
    }
  })

  test('in every department each group of level 1 has exactly one officer besides the one who sees all', () => {
    const groups = [...world.groups.values()].filter((id) => org.get(id)!.level === 1)
    for (const department of departmentCodes.filter((code) => code !== 'JCZX')) {
      const listed = posts
        .filter((post) => post.roleCode === 'R-OFFICER' && post.departmentCode === department)
        .flatMap((post) => post.listed)
      expect(listed.toSorted(), department).toEqual(groups.toSorted())
    }
  })

  test('who signs for an enterprise is its legal person', () => {
    for (const post of posts.filter(({ roleCode }) => roleCode === 'E-HEAD')) {
      expect(users.find((user) => user.id === post.userId)!.name).toBe(org.get(post.orgId)!.legalPerson)
    }
  })

  test('those who have left have no post in force', () => {
    const gone = users.filter((user) => user.status === 'disabled')
    expect(gone.map((user) => user.login)).toEqual(['cqgl-former', 'ct-former'])
    for (const user of gone) expect(rolesToday(user.login)).toEqual([])
  })

  test('codes of roles and departments are those of the reference files', () => {
    expect(readRoles().map((role) => role.code)).toEqual(roleCodes)
    expect(
      readDepartments()
        .map((department) => department.code)
        .toSorted(),
    ).toEqual(departmentCodes.toSorted())
  })
})

describe('demonstration accounts', () => {
  test('exist under name, role and organisation as printed', () => {
    for (const account of demoAccounts) {
      const user = byLogin.get(account.login)
      expect(user, account.login).toMatchObject({ name: account.name, status: 'active' })
      expect(rolesToday(account.login)).toContain(account.role)
      expect(org.get(user!.orgId)!.shortName).toBe(account.org)
    }
  })

  test.each(['README.md', 'README.zh-CN.md'])('are those of %s, in the same order', (file) => {
    const rows = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8').matchAll(
      /^\| `([a-z0-9-]+)` \| (\S+) \| (\S+) \| (\S+) \|/gm,
    )
    expect([...rows].map(([, ...cells]) => cells)).toEqual(demoAccounts.map(({ login, name, role, org }) => [login, name, role, org]))
  })

  test('cover every role that signs in', () => {
    expect(roleCodes.filter((role) => !demoAccounts.some((account) => account.role === role))).toEqual(['X-PUBLIC'])
  })

  test('have a password that the platform itself would accept, for every account', () => {
    for (const user of users) expect(passwordProblem(demoPassword, user.login, user.name), user.login).toBeNull()
  })

  test('all who need a second factor are printed with the command that shows the code', () => {
    const guarded = new Set(posts.filter((post) => needsSecondFactor.some((role) => role === post.roleCode)).map((post) => post.userId))
    const printed = demoAccounts
      .filter((account) => account.note.includes(`totp ${account.login}`))
      .map((account) => byLogin.get(account.login)!.id)
    expect(new Set(printed)).toEqual(guarded)
  })

  test('secrets of the second factor are 160 bits in base32, each account its own', () => {
    const secrets = demoAccounts.map((account) => demoTotpSecret(account.login))
    for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(new Set(secrets).size).toBe(secrets.length)
  })
})

describe('what the people see', () => {
  const desks = posts.filter((post) => inForce(post, today))
  const places = scopeWorld({ orgs: world.orgs, closure: world.closure, lines: departmentCodes, desks })
  const people = users.map(({ id }) => ({ id, posts: posts.filter((post) => post.userId === id) }))
  const rows = scopeRows(places, people, delegationRows(now), { now, today })
  const orgsOf = (login: string) => rows.orgs.filter((row) => row.userId === byLogin.get(login)!.id).map((row) => org.get(row.orgId)!)
  const poolsOf = (login: string) => rows.pools.filter((row) => row.userId === byLogin.get(login)!.id)

  test('an officer with a list sees those groups whole and no district', () => {
    const seen = orgsOf('cqgl-officer2').filter((row) => row.kind === 'enterprise')
    const groups = new Set(seen.map((row) => row.groupId))
    expect(groups.size).toBe(5)
    expect(seen.some((row) => row.owner === 'district')).toBe(false)
    expect(seen.length).toBe(world.orgs.filter((row) => row.groupId && groups.has(row.groupId)).length)
  })

  test.each(districts)('$name sees its six enterprises and its body only', ({ slug }) => {
    for (const word of ['officer', 'head']) {
      expect(orgsOf(`${slug}-${word}`).filter((row) => row.kind === 'enterprise')).toHaveLength(6)
      expect(orgsOf(`${slug}-${word}`)).toHaveLength(7)
    }
  })

  test.each(['sysadmin', 'secadmin', 'auditor', 'expert', 'audit-liaison'])('%s sees no organisation', (login) => {
    expect(orgsOf(login)).toEqual([])
  })

  test('every desk of every enterprise is somebody’s, and filler, checker and signer are different people', () => {
    const holders = new Map<string, string[]>()
    for (const { pool, userId } of rows.pools.filter((row) => row.pool.startsWith('E-')))
      holders.set(pool, [...(holders.get(pool) ?? []), userId])
    for (const enterprise of world.orgs.filter((row) => row.kind === 'enterprise')) {
      const sets = ['E-FILL', 'E-CHECK', 'E-HEAD'].map((role) => holders.get(`${role}@${enterprise.id}`) ?? [])
      expect(
        sets.every((people) => people.length > 0),
        enterprise.name,
      ).toBe(true)
      expect(new Set(sets.flat()).size).toBe(sets.flat().length)
    }
  })

  test('nobody works from a desk of an enterprise that he or she does not see', () => {
    const seen = new Set(rows.orgs.map((row) => `${row.userId} ${row.orgId}`))
    const blind = rows.pools.filter((row) => row.pool.startsWith('E-') && !seen.has(`${row.userId} ${row.pool.split('@')[1]}`))
    expect(blind).toEqual([])
  })

  test('the running delegation gives the desk of the budget department to the chief of finance', () => {
    expect(poolsOf('cwjd-chief')).toContainEqual(expect.objectContaining({ pool: 'R-CHIEF@YS', viaUserId: byLogin.get('ys-chief')!.id }))
    expect(poolsOf('cwjd-officer3').filter((row) => row.viaUserId)).toEqual([])
  })

  test('delegations keep the rules of delegation', () => {
    const person = (id: string) => {
      const user = users.find((row) => row.id === id)!
      return { id, orgId: user.orgId, active: user.status === 'active', roles: rolesToday(user.login) }
    }
    for (const row of delegationRows(now)) expect(delegationProblem(person(row.fromUserId), person(row.toUserId), row)).toBeNull()
  })
})

describe('circulars', () => {
  const circulars = circularRows(users, now)

  test('all have a publisher who may publish, on days before today', () => {
    expect(circulars).toHaveLength(6)
    for (const circular of circulars) {
      expect(['R-CHIEF', 'R-MONHEAD']).toContain(rolesToday(circular.publisher)[0])
      expect(circular.publishedAt < now).toBe(true)
    }
  })

  test('receipts go to the audience only, and nobody has read one before it was published or in the future', () => {
    const forEnterprises = circulars.find((circular) => circular.needsReceipt && circular.audience === 'ent')!
    const receipts = receiptRows(forEnterprises, users, now)
    expect(receipts.length).toBe(users.filter((user) => user.side === 'ent' && user.status === 'active').length)
    for (const { readAt, at } of receipts) if (readAt) expect(readAt >= at && readAt <= now).toBe(true)
    expect(receipts.some((row) => row.readAt === null)).toBe(true)
  })
})

describe('the people of the small world', () => {
  const small = smallOrganisations(world)
  const few = smallPeople({ users, posts }, small)

  test('hold every role that signs in', () => {
    const held = new Set(few.posts.map((post) => post.roleCode))
    expect(roleCodes.filter((role) => !held.has(role))).toEqual(['X-PUBLIC'])
  })

  test('look after organisations of the small world only', () => {
    const ids = new Set(small.orgs.map((row) => row.id))
    expect(few.posts.every((post) => ids.has(post.orgId) && post.listed.every((id) => ids.has(id)))).toBe(true)
  })
})
