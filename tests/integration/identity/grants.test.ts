import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '@/lib/identity/commands/create-account'
import { decideGrant } from '@/lib/identity/commands/decide-grant'
import { requestGrant, requestRevoke, withdrawGrant } from '@/lib/identity/commands/request-grant'
import { grantQueue, grantRequests } from '@/lib/identity/queries/grants'
import type { Actor } from '@/lib/kernel/actor'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { account, actor, enter, isLive, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
let admin: Actor
let security: Actor
let commissionId: string
beforeAll(async () => {
  close = await openSmallWorld()
  admin = await actor('sysadmin')
  security = await actor('secadmin')
  commissionId = admin.orgId
})
afterAll(() => close?.())

let made = 0
const officer = async () => {
  made += 1
  const { id } = await runCommand(createAccount, admin, {
    login: `newcomer${made}`,
    name: '新监管',
    orgId: commissionId,
    title: '一级主任科员',
  })
  return id
}
const ask = (userId: string, over: Record<string, unknown> = {}) =>
  runCommand(requestGrant, admin, {
    ...{ userId, roleCode: 'R-OFFICER', orgId: commissionId, departmentCode: 'CQGL', orgScope: 'all', reason: '岗位任命' },
    ...over,
  })
const decide = (id: string, approve = true, opinion = '同意') => runCommand(decideGrant, security, { id, approve, opinion })
const pools = (userId: string) =>
  asSystem('测试', (tx) => tx.actorPool.findMany({ where: { userId } })).then((rows) => rows.map((row) => row.pool))

describe('a role', () => {
  test('is asked for by one administrator and granted by another; only then it opens anything', async () => {
    const userId = await officer()
    const { id } = await ask(userId)
    expect(await pools(userId)).toEqual([])
    expect(await outcome(runCommand(decideGrant, admin, { id, approve: true }))).toBe('forbidden')
    const queue = await runQuery(grantQueue, security, {})
    expect(queue.rows.find((row) => row.id === id)).toMatchObject({ roleName: '监管专员', requestedBy: '程守一', conflicts: [], held: [] })
    await decide(id)
    expect(await pools(userId)).toEqual(['R-OFFICER@CQGL'])
    const post = await asSystem('测试', (tx) => tx.post.findFirstOrThrow({ where: { userId } }))
    expect(post).toMatchObject({ isMain: true, lines: ['CQGL'], orgScope: 'all', toDate: null, fromDate: shanghaiDate(new Date()) })
    expect(await outcome(decide(id))).toBe('conflict')
  })

  test('SC012: ends the person’s sessions when it is granted and when it is taken away', async () => {
    const user = await account('cqgl-officer2')
    const first = await enter('cqgl-officer2')
    const { id } = await ask(user.id, { roleCode: 'R-ZJ', departmentCode: null })
    await decide(id)
    expect(await isLive(first.token)).toBe(false)
    const second = await enter('cqgl-officer2')
    const post = await asSystem('测试', (tx) => tx.post.findFirstOrThrow({ where: { userId: user.id, roleCode: 'R-ZJ' } }))
    const revoke = await runCommand(requestRevoke, admin, { postId: post.id, reason: '案件办结' })
    expect(await isLive(second.token)).toBe(true)
    await decide(revoke.id)
    expect(await isLive(second.token)).toBe(false)
    expect((await actor('cqgl-officer2')).roles).toEqual(['R-OFFICER'])
  })

  test('SC006: of a leader asks for a second factor from then on', async () => {
    const userId = await officer()
    const { id } = await ask(userId, { roleCode: 'R-LEAD', departmentCode: null })
    await decide(id)
    const credential = await asSystem('测试', (tx) => tx.credential.findUniqueOrThrow({ where: { userId } }))
    expect(credential.needsFactor).toBe(true)
  })

  test('SC018: of an administrator goes with no other, at the request and at the decision', async () => {
    const auditor = await account('auditor')
    expect(await outcome(ask(auditor.id))).toBe('blocked')
    expect(await outcome(ask(auditor.id, { roleCode: 'R-SEC', departmentCode: null, orgScope: 'own' }))).toBe('blocked')
    const userId = await officer()
    const first = await ask(userId)
    const second = await ask(userId, { roleCode: 'R-AUD', departmentCode: null, orgScope: 'own' })
    await decide(first.id)
    const queue = await runQuery(grantQueue, security, {})
    expect(queue.rows.find((row) => row.id === second.id)?.conflicts[0]).toContain('三员不得兼任业务角色')
    expect(await outcome(decide(second.id))).toBe('blocked')
    expect(await outcome(decide(second.id, false, '与现岗位不相容'))).toBe('done')
  })

  test.each([
    ['an officer without a department', { departmentCode: null }, 'invalid'],
    ['an enterprise role at the commission', { roleCode: 'E-FILL', departmentCode: null, orgScope: 'own' }, 'invalid'],
    ['a role nobody knows', { roleCode: 'R-NEW' }, 'invalid'],
    ['the public', { roleCode: 'X-PUBLIC', departmentCode: null }, 'invalid'],
    ['a reach the role does not have', { orgScope: 'subtree' }, 'invalid'],
    ['named enterprises without naming any', { orgScope: 'listed' }, 'invalid'],
    ['a beginning in the past', { fromDate: '2020-01-01' }, 'invalid'],
    ['an end before the beginning', { toDate: '2020-01-01' }, 'invalid'],
    ['no reason', { reason: '' }, 'invalid'],
  ])('cannot be asked for as %s', async (_, over, code) => {
    expect(await outcome(ask(await officer(), over))).toBe(code)
  })

  test('for named enterprises opens those and what is below them', async () => {
    const group = (await account('ct-fill')).orgId
    const userId = await officer()
    const { id } = await ask(userId, { orgScope: 'listed', listed: [group] })
    await decide(id)
    const orgs = await asSystem('测试', (tx) => tx.actorOrg.findMany({ where: { userId } }))
    const below = await asSystem('测试', (tx) => tx.orgClosure.count({ where: { ancestorId: group } }))
    expect(orgs).toHaveLength(below + 1)
  })

  test('with an end is over on the day after it (SC028)', async () => {
    const userId = await officer()
    const today = shanghaiDate(new Date())
    const { id } = await ask(userId, { toDate: addDays(today, 30) })
    await decide(id)
    const { rebuildScope } = await import('@/lib/identity/scope/scope-store')
    await asSystem('测试', (tx) => rebuildScope(tx, [userId], new Date(Date.now() + 32 * 86_400_000)))
    expect(await pools(userId)).toEqual([])
  })

  test('is refused only with a reason; a request can be withdrawn until it is decided', async () => {
    const { id } = await ask(await officer())
    expect(await outcome(decide(id, false, ''))).toBe('invalid')
    await runCommand(withdrawGrant, admin, { id })
    expect(await outcome(decide(id))).toBe('conflict')
    expect(await outcome(runCommand(withdrawGrant, admin, { id }))).toBe('conflict')
    const decided = await runQuery(grantRequests, admin, { open: false })
    expect(decided.rows[0]).toMatchObject({ id, status: 'withdrawn' })
  })

  test('of the last security administrator cannot be taken away', async () => {
    const post = await asSystem('测试', (tx) => tx.post.findFirstOrThrow({ where: { userId: security.userId } }))
    const { id } = await runCommand(requestRevoke, admin, { postId: post.id, reason: '轮岗' })
    expect(await outcome(decide(id))).toBe('blocked')
  })

  test('decided twice at the same moment is decided once', async () => {
    const { id } = await ask(await officer())
    const both = await Promise.all([outcome(decide(id)), outcome(decide(id))])
    expect(both.sort()).toEqual(['conflict', 'done'])
  })
})

test.each(['ct-admin', 'leader', 'auditor', 'cqgl-chief'])('%s neither asks for roles nor decides', async (login) => {
  const who = await actor(login)
  const user = await account('ct-fill')
  expect(await outcome(runCommand(requestGrant, who, { userId: user.id }))).toBe('forbidden')
  expect(await outcome(runCommand(decideGrant, who, { id: user.id, approve: true }))).toBe('forbidden')
  expect(await outcome(runQuery(grantQueue, who, {}))).toBe('forbidden')
  expect(await outcome(runQuery(grantRequests, who, {}))).toBe('forbidden')
})
