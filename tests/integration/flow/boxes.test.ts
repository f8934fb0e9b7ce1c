import { afterAll, beforeAll, expect, test } from 'vitest'
import { shellCounts } from '@/lib/dashboards/shell-counts'
import { claimTasks } from '@/lib/flow/commands/claim-tasks'
import type { Actor } from '@/lib/kernel/actor'
import { runCommand } from '@/lib/platform/command'
import { asActor, asNobody, asSystem, Prisma } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { openSession, visitorByToken } from '@/lib/platform/session'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf, carryOn, fillIn, taskOf } from '../../support/clerks'

const now = new Date()
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const pool = 'R-OFFICER@CQGL'
let world: BusyWorld

/** Six filings with the officers: two taken, two late, two near; the officer has lent the desk to the chief for an hour, an outsider stands in the pool. */
beforeAll(async () => {
  world = await openBusyWorld()
  const [filler, officer] = [await actorOf('ct-fill'), await actorOf('cqgl-officer')]
  const tasks = [await taskOf(world.running, 'review')]
  for (let index = 0; index < 5; index++) {
    const id = await fillIn('GZ-CQ-05', filler, { title: `第${index}件` }, `boxes${index}`)
    await carryOn(id, 'review')
    tasks.push(await taskOf(id, 'review'))
  }
  await runCommand(claimTasks, officer, { taskIds: tasks.slice(0, 2) })
  await asSystem('测试', async (tx) => {
    const due = [at(20), at(-30), at(-1), at(47), at(49), null]
    for (const [index, id] of tasks.entries()) await tx.task.update({ where: { id }, data: { dueAt: due[index]! } })
    const lent = { viaUserId: officer.userId, fromAt: at(-1), toAt: at(1) }
    const outsider = await actorOf('huangdao-qy-fill')
    await tx.actorPool.createMany({
      data: [
        { id: newId(), userId: (await actorOf('cqgl-chief')).userId, pool, ...lent },
        { id: newId(), userId: outsider.userId, pool, viaUserId: null },
      ],
    })
  })
})
afterAll(() => world.close())

type Boxes = Record<'mine' | 'pool' | 'overdue' | 'soon', number>
const boxesOf = (actor: Actor, moment: Date, most: number) =>
  asActor(actor, async (tx) => (await tx.$queryRaw<{ it: Boxes }[]>`select app.boxes(${moment}::timestamptz, ${most}::int) as it`)[0]!.it)

/** The tasks that the wall lets through, counted here. */
async function throughWall(actor: Actor, moment: Date, most: number): Promise<Boxes> {
  const [held, rows] = await asActor(actor, async (tx) => [
    await tx.actorPool.findMany({
      where: {
        userId: actor.userId,
        AND: [{ OR: [{ fromAt: null }, { fromAt: { lte: moment } }] }, { OR: [{ toAt: null }, { toAt: { gt: moment } }] }],
      },
    }),
    await tx.task.findMany({ where: { status: 'open' } }),
  ])
  const holders = [actor.userId, ...held.map(({ viaUserId }) => viaUserId)]
  const mine = rows.filter(({ holderId }) => holderId !== null && holders.includes(holderId))
  const free = rows.filter((row) => row.holderId === null && held.some((one) => one.pool === row.pool))
  const left = [...mine, ...free].flatMap(({ dueAt }) => (dueAt ? [(dueAt.getTime() - moment.getTime()) / 3_600_000] : []))
  const capped = (list: readonly unknown[]) => Math.min(list.length, most)
  return {
    mine: capped(mine),
    pool: capped(free),
    overdue: capped(left.filter((hours) => hours < 0)),
    soon: capped(left.filter((hours) => hours >= 0 && hours < 48)),
  }
}

test('officers have what was laid for them', async () => {
  expect(await boxesOf(await actorOf('cqgl-officer'), now, 1000)).toEqual({ mine: 2, pool: 4, overdue: 2, soon: 2 })
  expect(await boxesOf(await actorOf('cqgl-chief'), now, 1000)).toMatchObject({ mine: 2 })
  expect(await boxesOf(await actorOf('cqgl-chief'), at(2), 1000)).toMatchObject({ mine: 0 })
})

test('a pool opens nothing that the wall shuts', async () => {
  expect(await boxesOf(await actorOf('huangdao-qy-fill'), now, 1000)).toEqual({ mine: 0, pool: 0, overdue: 0, soon: 0 })
})

test.each([
  'ct-fill',
  'ct-view',
  'cqgl-officer',
  'cqgl-chief',
  'ghfz-officer',
  'leader2',
  'huangdao-qy-fill',
  'sysadmin',
  'auditor',
  'expert',
])('the boxes of %s hold the tasks that the wall lets through, up to the cap', async (login) => {
  const actor = await actorOf(login)
  for (const most of [1, 2, 4, 1000])
    for (const moment of [now, at(2)]) expect(await boxesOf(actor, moment, most), `${most}`).toEqual(await throughWall(actor, moment, most))
})

test.each(['ct-fill', 'cqgl-officer', 'ghfz-officer', 'leader2', 'huangdao-qy-fill', 'sysadmin', 'auditor', 'expert'])(
  'the frame of %s, which comes with who asks, counts what the walls let through',
  async (login) => {
    const actor = await actorOf(login)
    const inHand = ['arrived', 'running', 'correcting', 'paused']
    const [notices, open] = await asActor(actor, async (tx) => [
      await tx.notice.count({ where: { readAt: null } }),
      await tx.filing.count({ where: { status: { in: inHand } } }),
    ])
    const frame = {
      boxes: actor.permissions.has('inbox.read') ? await throughWall(actor, now, 1001) : { mine: 0, pool: 0, overdue: 0, soon: 0 },
      notices,
      open: actor.permissions.has('matter.read') ? open : 0,
    }
    expect((await visitorByToken(actor.token, false, now))?.frame).toEqual(frame)
    expect(await visitorByToken(actor.token, false)).not.toHaveProperty('frame')
    expect(await runQuery(shellCounts, actor, {}, now)).toEqual({ ...frame, inbox: frame.boxes.mine + frame.boxes.pool })
  },
)

test('the token of who enters stays with nobody on the connection', async () => {
  await visitorByToken((await actorOf('cqgl-officer')).token, false, now)
  for (let turn = 0; turn < 20; turn++) expect(await asNobody(Prisma.sql`select app.user_id()::text as it`)).toEqual([{ it: null }])
})

test('somebody with something pending has no frame', async () => {
  const { userId } = await actorOf('cqgl-officer')
  const session = { userId, kind: 'web' as const, pending: 'second_factor' as const, now: new Date() }
  const { token } = await asSystem('测试', (tx) => openSession(tx, session))
  const visitor = await visitorByToken(token, false, now)
  expect(visitor?.pending).toBe('second_factor')
  expect(visitor).not.toHaveProperty('frame')
})
