import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import '@/lib/identity/events'
import { createDelegation, revokeDelegation } from '@/lib/identity/commands/delegation'
import { turnDelegations, turnDueDelegations } from '@/lib/identity/delegation-store'
import { colleagues, delegationList } from '@/lib/identity/queries/delegations'
import { noticeList } from '@/lib/identity/queries/notices'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { account, actor, days, minutes, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close?.())

const give = async (from: string, to: string, over: { fromAt?: Date; toAt?: Date } = {}, now = new Date()) =>
  runCommand(
    createDelegation,
    await actor(from),
    {
      toUserId: (await account(to)).id,
      fromAt: (over.fromAt ?? minutes(-1, now)).toISOString(),
      toAt: (over.toAt ?? days(3, now)).toISOString(),
      reason: '外出培训',
    },
    { now },
  )
const via = async (login: string) => {
  const user = await account(login)
  return asSystem('测试', (tx) => tx.actorPool.findMany({ where: { userId: user.id, viaUserId: { not: null } } }))
}

describe('SC030: a delegation', () => {
  test('opens the delegator’s desk to a colleague, who is told, and revoking closes it at once', async () => {
    const giver = await account('cqgl-officer')
    const { id, to } = await give('cqgl-officer', 'cqgl-officer2')
    expect(to).toBe((await account('cqgl-officer2')).name)
    expect((await via('cqgl-officer2')).map((row) => [row.pool, row.viaUserId])).toEqual([['R-OFFICER@CQGL', giver.id]])
    await relayOutbox(new Date())
    const notices = await runQuery(noticeList, await actor('cqgl-officer2'), { kind: 'delegation' })
    expect(notices.rows[0]).toMatchObject({ title: `${giver.name}委托您代办`, href: '/gov/delegation' })
    await runCommand(revokeDelegation, await actor('cqgl-officer'), { id })
    expect(await via('cqgl-officer2')).toEqual([])
    expect(await outcome(runCommand(revokeDelegation, await actor('cqgl-officer'), { id }))).toBe('conflict')
    await relayOutbox(new Date())
    const after = await runQuery(noticeList, await actor('cqgl-officer2'), { kind: 'delegation' })
    expect(after.rows[0]?.title).toBe(`${giver.name}收回了委托`)
  })

  test('is not passed on: what a delegate got does not go to the delegate’s own delegate', async () => {
    await give('cwjd-officer', 'cwjd-officer2')
    await give('cwjd-officer2', 'cwjd-officer3')
    const giver = await account('cwjd-officer')
    expect((await via('cwjd-officer3')).some((row) => row.viaUserId === giver.id)).toBe(false)
    expect((await via('cwjd-officer3')).map((row) => row.pool)).toEqual(['R-OFFICER@CWJD'])
  })

  test('turns by itself at its beginning and its end, also after the worker was away', async () => {
    const [begins, ends] = [minutes(60), minutes(120)]
    await give('ct-check', 'ct-fin', { fromAt: begins, toAt: ends })
    expect((await via('ct-fin'))[0]?.fromAt?.getTime()).toBe(begins.getTime())
    expect(await turnDelegations(minutes(30), minutes(0))).toBe(0)
    expect(await turnDelegations(minutes(61), minutes(59))).toBe(1)
    expect(await turnDueDelegations(minutes(130))).toBeGreaterThanOrEqual(1)
    expect(await via('ct-fin')).toEqual([])
    expect(await turnDueDelegations(minutes(131))).toBe(0)
  })

  test.each<[string, string, string, { fromAt?: Date; toAt?: Date }, string]>([
    ['to oneself', 'ghfz-officer', 'ghfz-officer', {}, 'invalid'],
    ['to another organisation', 'ghfz-officer', 'ct-fill', {}, 'invalid'],
    ['to the window', 'ghfz-officer', 'window', {}, 'invalid'],
    ['to an administrator', 'ghfz-officer', 'sysadmin', {}, 'invalid'],
    ['to an account that is closed', 'ct-fill', 'ct-former', {}, 'invalid'],
    ['for more than 60 days', 'ghfz-officer', 'ghfz-chief', { toAt: days(61) }, 'invalid'],
    ['that ends before it begins', 'ghfz-officer', 'ghfz-chief', { fromAt: days(2), toAt: days(1) }, 'invalid'],
    ['that is over already', 'ghfz-officer', 'ghfz-chief', { fromAt: days(-2), toAt: days(-1) }, 'invalid'],
  ])('cannot be made %s', async (_, from, to, over, code) => {
    expect(await outcome(give(from, to, over))).toBe(code)
  })

  test('does not overlap another of the same person', async () => {
    await give('window', 'window2', { fromAt: days(1), toAt: days(3) })
    expect(await outcome(give('window', 'window3', { fromAt: days(2), toAt: days(4) }))).toBe('conflict')
    expect(await outcome(give('window', 'window3', { fromAt: days(3), toAt: days(4) }))).toBe('done')
  })

  test('is taken back by nobody else, and seen by its two sides only', async () => {
    const { id } = await give('kjcx-officer', 'kjcx-officer2')
    expect(await outcome(runCommand(revokeDelegation, await actor('kjcx-officer2'), { id }))).toBe('not_found')
    expect(await outcome(runCommand(revokeDelegation, await actor('ct-fill'), { id }))).toBe('not_found')
    const seen = async (login: string) => (await runQuery(delegationList, await actor(login), {})).filter((row) => row.id === id)
    expect(await seen('kjcx-officer')).toMatchObject([{ mine: true, state: 'running' }])
    expect(await seen('kjcx-officer2')).toMatchObject([{ mine: false, state: 'running' }])
    expect(await seen('kjcx-officer3')).toEqual([])
    expect(await seen('ct-fill')).toEqual([])
  })
})

describe('the chooser of colleagues', () => {
  test('offers people of the own organisation who may stand in, own department first', async () => {
    const me = await actor('cqgl-chief')
    const offered = await runQuery(colleagues, me, {})
    const ids = new Set(offered.map((row) => row.id))
    expect(offered[0]?.note).toContain('产权管理处')
    expect(ids.has(me.userId)).toBe(false)
    for (const login of ['window', 'sysadmin', 'secadmin', 'auditor', 'ct-fill']) expect(ids.has((await account(login)).id)).toBe(false)
    expect(ids.has((await account('cwjd-chief')).id)).toBe(true)
  })

  test('knows no other enterprise, and is closed to who has no desk', async () => {
    const offered = await runQuery(colleagues, await actor('gx-fill'), {})
    const own = (await account('gx-fill')).orgId
    const orgs = await asSystem('测试', (tx) => tx.userAccount.findMany({ where: { id: { in: offered.map((row) => row.id) } } }))
    expect(orgs.every((user) => user.orgId === own)).toBe(true)
    expect(await outcome(runQuery(colleagues, await actor('monitor'), {}))).toBe('forbidden')
    expect(await outcome(runQuery(colleagues, await actor('sysadmin'), {}))).toBe('forbidden')
  })
})
