import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deactivateEnterprise, moveEnterprise, registerEnterprise } from '@/lib/identity/commands/enterprises'
import { createFiling } from '@/lib/matters/commands/create-filing'
import { runCommand } from '@/lib/platform/command'
import { asActor, asSystem } from '@/lib/platform/db'
import { inventedUscc } from '@/prisma/seed/uscc'
import { actor, openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close?.())

const org = (id: string) => asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id } }))
const named = (shortName: string) => asSystem('测试', (tx) => tx.org.findFirstOrThrow({ where: { shortName } }))
const sees = async (login: string, id: string) =>
  asActor(await actor(login), (tx) => tx.org.count({ where: { id } })).then((count) => count === 1)
const ties = (orgId: string) =>
  asSystem('测试', (tx) => tx.orgClosure.findMany({ where: { orgId, depth: { gt: 0 } }, orderBy: [{ fromDate: 'asc' }, { depth: 'asc' }] }))
const entry = (parentId: string, over = {}) => ({
  ...{ code: inventedUscc('370202', 99_001), name: '青岛示例新设科技有限公司', shortName: '新设科技', parentId, adcode: '370202' },
  ...{ registeredCapital: '5000', fromDate: '2026-03-01', reason: '产权登记表', industry: 'C3911', ...over },
})

describe('registering an enterprise', () => {
  let id: string

  test('gives it its place in the tree, and those above it see it at once', async () => {
    const ct = await named('城投集团')
    id = (await runCommand(registerEnterprise, await actor('data-admin'), entry(ct.id))).id
    expect(await org(id)).toMatchObject({ level: 2, owner: 'city', groupId: ct.id, parentId: ct.id, registeredCapital: 5_000_000_000n })
    expect((await ties(id)).map(({ ancestorId, depth, fromDate, toDate }) => [ancestorId, depth, fromDate, toDate])).toEqual([
      [ct.id, 1, '2026-03-01', null],
      [ct.parentId, 2, '2026-03-01', null],
    ])
    expect(await Promise.all(['ct-head', 'cqgl-officer', 'data-admin'].map((login) => sees(login, id)))).toEqual([true, true, true])
    expect(await Promise.all(['gx-fill', 'huangdao-officer'].map((login) => sees(login, id)))).toEqual([false, false])
    expect(await asSystem('测试', (tx) => tx.searchDoc.count({ where: { kind: 'org', refId: id } }))).toBe(1)
  })

  test('is the data administrator’s alone, once a code and once a name, not ahead of time', async () => {
    const ct = await named('城投集团')
    const attempt = async (login: string, over = {}) => outcome(runCommand(registerEnterprise, await actor(login), entry(ct.id, over)))
    expect(await attempt('sysadmin')).toBe('forbidden')
    expect(await attempt('ct-admin')).toBe('forbidden')
    expect(await attempt('data-admin')).toBe('conflict')
    const other = { code: inventedUscc('370202', 99_002) }
    expect(await attempt('data-admin', other)).toBe('conflict')
    expect(await attempt('data-admin', { ...other, name: '青岛另一新设有限公司', fromDate: '2099-01-01' })).toBe('invalid')
    expect(await attempt('data-admin', { name: '青岛另一新设有限公司', code: '91370202MA00000000' })).toBe('invalid')
  })

  test('moving it to another group: the old superior loses sight of it, the new one gains it, both ties keep their days', async () => {
    const [ct, gx] = [await named('城投集团'), await named('国信集团')]
    const { version } = await org(id)
    const move = { id, version, parentId: gx.id, fromDate: '2026-09-01', reason: '划转批复' }
    expect(await outcome(runCommand(moveEnterprise, await actor('ct-admin'), move))).toBe('forbidden')
    expect(await runCommand(moveEnterprise, await actor('data-admin'), move)).toEqual({ id, enterprises: 1 })
    expect(await outcome(runCommand(moveEnterprise, await actor('data-admin'), { ...move, parentId: ct.id }))).toBe('stale')
    expect(await org(id)).toMatchObject({ level: 2, groupId: gx.id, parentId: gx.id, version: version + 1 })
    expect((await ties(id)).map(({ ancestorId, fromDate, toDate }) => [ancestorId, fromDate, toDate])).toEqual([
      [ct.id, '2026-03-01', '2026-09-01'],
      [ct.parentId, '2026-03-01', '2026-09-01'],
      [gx.id, '2026-09-01', null],
      [gx.parentId, '2026-09-01', null],
    ])
    expect(await Promise.all(['ct-head', 'gx-head', 'cqgl-officer'].map((login) => sees(login, id)))).toEqual([false, true, true])
    const lines = await asSystem('测试', (tx) =>
      tx.auditLine.findMany({ where: { action: 'moveEnterprise', subjectId: id, outcome: 'done' } }),
    )
    expect(lines.map((line) => line.detail)).toEqual([
      { from: ct.id, to: gx.id, fromDate: '2026-09-01', reason: '划转批复', enterprises: 1 },
    ])
  })

  test('a part moves with what is below it, never below itself', async () => {
    const gx = await named('国信集团')
    const parts = await asSystem('测试', (tx) => tx.org.findMany({ where: { parentId: gx.id as string } }))
    const below = await asSystem('测试', (tx) => tx.org.findFirstOrThrow({ where: { parentId: { in: parts.map((part) => part.id) } } }))
    const part = parts.find((one) => one.id === below.parentId)!
    const move = { id: part.id, version: part.version, fromDate: '2026-10-01', reason: '划转批复' }
    expect(await outcome(runCommand(moveEnterprise, await actor('data-admin'), { ...move, parentId: below.id }))).toBe('invalid')
    const { enterprises } = await runCommand(moveEnterprise, await actor('data-admin'), { ...move, parentId: id })
    expect(enterprises).toBeGreaterThan(1)
    expect(await org(below.id)).toMatchObject({ level: below.level + 1, groupId: gx.id })
    const depth = (await ties(below.id)).filter((tie) => tie.toDate === null).map((tie) => tie.ancestorId)
    expect(depth).toEqual([part.id, id, gx.id, gx.parentId])
  })

  test('a deregistered one has nothing below it, files nothing any more, and stays readable', async () => {
    const ct = await named('城投集团')
    const made = await runCommand(
      registerEnterprise,
      await actor('data-admin'),
      entry(ct.id, { code: inventedUscc('370202', 99_003), name: '青岛示例待注销有限公司', shortName: '待注销' }),
    )
    const off = async (target: string) => {
      const { version } = await org(target)
      return outcome(
        runCommand(deactivateEnterprise, await actor('data-admin'), { id: target, version, onDate: '2026-11-01', reason: '注销登记' }),
      )
    }
    expect(await off(ct.id)).toBe('blocked')
    expect(await off(made.id)).toBe('done')
    expect(await off(made.id)).toBe('conflict')
    expect(await outcome(runCommand(createFiling, await actor('ct-fill'), { matter: 'GZ-CQ-05', orgId: made.id }))).toBe('blocked')
    expect(await sees('ct-head', made.id)).toBe(true)
  })
})
