import { type ChildProcess, spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lapsedOpinion, silentTasks } from '@/lib/flow/by-rule'
import { flowCalendar } from '@/lib/flow/carry-out'
import { dayOf } from '@/lib/flow/clock'
import { urgeTask } from '@/lib/flow/commands/urge-task'
import { runHistory, runRecord } from '@/lib/flow/queries/run-record'
import { historyHolds } from '@/lib/flow/store'
import type { Actor } from '@/lib/kernel/actor'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { applySilence } from '@/lib/matters/reminders/silence'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf, actorOfPool, carryOn, doStep, filingOf, fillIn, openTasks } from '../../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

/** A filing that waits for its co-signing departments, and the moment `days` working days after their opinions were due. */
async function atCosign(matter: string, title: string, chosen = {}): Promise<{ id: string; late: (days: number) => Date }> {
  const id = await fillIn(matter, await actorOf('ct-fill'), { ...chosen, title }, title)
  await carryOn(id, 'countersign')
  const task = await asSystem('测试', (tx) => tx.task.findFirstOrThrow({ where: { subjectId: id, status: 'open' } }))
  const due = dayOf(task.dueAt!.toISOString())
  return { id, late: (days) => new Date(Date.parse(flowCalendar.dueAt(due, days)) + 3_600_000) }
}

async function ruleEvents(id: string) {
  const run = await asSystem('测试', (tx) => tx.flowRun.findFirstOrThrow({ where: { subjectId: id } }))
  const rows = await asSystem('测试', (tx) =>
    tx.flowEvent.findMany({ where: { runId: run.id, actorName: '系统（逾期规则）' }, orderBy: { seq: 'asc' } }),
  )
  return rows.map((row) => ({
    action: row.action,
    level: (row.data as { data: { level?: number } }).data.level ?? null,
    taskId: row.taskId,
  }))
}
const holds = async (id: string) =>
  asSystem('测试', async (tx) => historyHolds(tx, (await tx.flowRun.findFirstOrThrow({ where: { subjectId: id } })).id))
async function relay(): Promise<void> {
  await asSystem('测试', (tx) => tx.outbox.updateMany({ where: { topic: 'paper.issued' }, data: { doneAt: new Date() } }))
  while ((await relayOutbox(new Date())) > 0);
}
async function notices(id: string, user: Actor): Promise<string[]> {
  const rows = await asSystem('测试', (tx) =>
    tx.notice.findMany({ where: { userId: user.userId, href: { endsWith: id } }, orderBy: { id: 'asc' } }),
  )
  return rows.map((row) => row.title.split('：')[0]!)
}

describe('an opinion that does not come, where nothing is configured', () => {
  test('whoever is asked reads beforehand what will happen; whoever alone decides has no such rule', async () => {
    const id = await fillIn(theMatter, await actorOf('ct-fill'), { title: '事先告知' }, '事先告知')
    const deskOf = async (pool: string) =>
      (await runQuery(filingRecord, await actorOfPool(pool), { id })).run.desks.map((desk) => [desk.stepKey, desk.silence])
    await carryOn(id, 'review')
    expect(await deskOf('R-OFFICER@CQGL')).toEqual([['review', null]])
    await carryOn(id, 'countersign')
    expect(await deskOf('R-OFFICER@GHFZ')).toEqual([['countersign', expect.stringContaining('逾期 1 个工作日：自动报处长')]])
  })

  test('reminds the people, then their head, then the leader in charge, once each; the main case stays', async () => {
    const { id, late } = await atCosign(theMatter, '逾期上报')
    expect(await applySilence(late(-1))).toBe(0)
    for (const days of [0, 1, 2, 3]) {
      await applySilence(late(days))
      await applySilence(late(days))
    }
    await relay()
    const acts = await ruleEvents(id)
    for (const branch of new Set(acts.map((act) => act.taskId)))
      expect(acts.filter((act) => act.taskId === branch).map((act) => act.level)).toEqual([1, 2, 3])
    expect(new Set(acts.map((act) => act.taskId)).size).toBe(2)
    expect((await filingOf(id)).stepName).toContain('会签')
    expect(await holds(id)).toBe(true)
    const chief = await actorOfPool('R-CHIEF@GHFZ')
    expect(await notices(id, chief)).toEqual(['逾期报告'])
    expect(await notices(id, await actorOfPool('R-LEAD@GHFZ'))).toContain('逾期报告')
    expect((await runQuery(filingRecord, chief, { id })).filing.id).toBe(id)
    // The enterprise knows that its case is being urged, and reads nobody's words.
    const seen = (await runQuery(runHistory, await actorOf('ct-fill'), { subjectId: id })).filter((line) => line.action === 'urge')
    expect(seen).toHaveLength(6)
    expect(seen.every((line) => line.opinion === null)).toBe(true)
  })

  test('two workers at once do it once', async () => {
    const { id, late } = await atCosign(theMatter, '两个后台')
    await Promise.all([applySilence(late(0)), applySilence(late(0)), applySilence(late(0))])
    const acts = await ruleEvents(id)
    expect(acts.map((act) => act.level)).toEqual([1, 1])
    expect(new Set(acts.map((act) => act.taskId)).size).toBe(2)
  })

  test('a worker that is killed leaves every run whole, and the next one does what was left, once', async () => {
    const waiting = [await atCosign(theMatter, '中断一'), await atCosign(theMatter, '中断二'), await atCosign(theMatter, '中断三')]
    const now = waiting[0]!.late(0)
    for (const pause of [0, 60, 140]) await killedAfter(now, pause)
    await applySilence(now)
    for (const { id } of waiting) {
      expect((await ruleEvents(id)).map((act) => act.level)).toEqual([1, 1])
      expect(await holds(id)).toBe(true)
    }
  })

  test('what is finished is not looked at again', async () => {
    const { id, late } = await atCosign(theMatter, '不再查看')
    for (const days of [0, 1, 2]) await applySilence(late(days))
    const left = await asSystem('测试', (tx) => silentTasks(tx, late(50), 1000))
    const tasks = (await openTasks(id)).map((task) => task.taskId)
    expect(tasks.filter((task) => left.includes(task))).toEqual([])
  })
})

describe('consent by rule', () => {
  test('is recorded as the platform’s, after a reminder, and moves the case on', async () => {
    const { id, late } = await atCosign('GZ-CW-10', '逾期不答')
    await applySilence(late(0))
    await applySilence(late(2))
    await relay()
    expect((await ruleEvents(id)).map((act) => act.action)).toEqual(['urge', 'lapse'])
    const lapse = (await runQuery(runHistory, await actorOfPool('R-CHIEF@SHZR', [], id), { subjectId: id })).find(
      (line) => line.action === 'lapse',
    )
    expect(lapse).toMatchObject({ actorName: '系统（逾期规则）', departmentName: null, opinion: lapsedOpinion })
    expect((await filingOf(id)).stepName).not.toContain('会签')
    expect(await holds(id)).toBe(true)
    await carryOn(id)
    const paper = await asSystem('测试', (tx) => tx.paper.findFirstOrThrow({ where: { filingId: id } }))
    expect(JSON.stringify(paper.body)).not.toMatch(/视为同意|会签|财务监督处.*同意/)
  })
})

describe('handing over', () => {
  test('gives the task to the head by name, who finds it on the desk and may decide it', async () => {
    const { id, late } = await atCosign('GZ-CW-09', '转处长', { direction: '借出' })
    await applySilence(late(0))
    await applySilence(late(1))
    await relay()
    const [task] = await openTasks(id)
    expect(task).toMatchObject({ pool: 'R-CHIEF@GHFZ', stepKey: 'countersign' })
    expect(task!.holderId).not.toBeNull()
    await doStep(task!)
    expect((await filingOf(id)).stepName).not.toContain('会签')
    expect(await holds(id)).toBe(true)
  })
})

describe('催办 by people', () => {
  test('the enterprise urges everybody its case waits for, once a working day for both sides', async () => {
    const { id, late } = await atCosign(theMatter, '企业催办')
    const filler = await actorOf('ct-fill')
    const urge = (login: string, now: Date) =>
      actorOf(login).then((who) => runCommand(urgeTask, who, { subjectId: id, opinion: '请尽快' }, { now }))
    expect(await urge('ct-fill', late(-2))).toEqual({ urged: 2, level: 1 })
    await expect(urge('cqgl-chief', late(-2))).rejects.toThrow('每个工作日限催办一次')
    expect((await runQuery(runRecord, filler, { subjectId: id }, late(-2))).urging.taken).not.toBeNull()
    expect(await urge('cqgl-chief', late(-1))).toEqual({ urged: 2, level: 2 })
    expect(await urge('ct-fill', late(0))).toEqual({ urged: 2, level: 3 })
    const ledger = (await runQuery(runHistory, filler, { subjectId: id })).filter((line) => line.action === 'urge')
    expect(ledger.map((line) => line.data.level)).toEqual([1, 1, 2, 2, 3, 3])
    expect(await holds(id)).toBe(true)
  })

  test('a stranger’s enterprise urges nothing', async () => {
    await expect(actorOf('huangdao-qy-fill').then((who) => runCommand(urgeTask, who, { subjectId: world.running }))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

/** Starts a worker on its own and ends it with SIGKILL after a while; it may have finished by then. */
async function killedAfter(now: Date, pause: number): Promise<void> {
  const flags = ['--import', 'tsx', 'tests/support/silence-process.ts', world.database.appUrl, now.toISOString()]
  const child: ChildProcess = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve) => child.stdout!.once('data', () => resolve()))
  await new Promise((resolve) => setTimeout(resolve, pause))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
}
