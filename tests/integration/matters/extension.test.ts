import { afterAll, beforeAll, expect, test } from 'vitest'
import { efficiencyReport } from '@/lib/dashboards/queries/efficiency'
import { inbox } from '@/lib/flow/queries/inbox'
import { runHistory } from '@/lib/flow/queries/run-record'
import { historyHolds } from '@/lib/flow/store'
import { actOnFiling } from '@/lib/matters/commands/act'
import { filingRecord } from '@/lib/matters/queries/filing-record'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { type BusyWorld, openBusyWorld, theMatter } from '../../support/busy-world'
import { actorOf, actorOfPool, carryOn, filingOf, fillIn, openTasks } from '../../support/clerks'

let world: BusyWorld
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

const why = '延期理由：划入方尚未召开董事会'

async function asked(title: string, days: number): Promise<{ id: string; requestId: string }> {
  const id = await fillIn(theMatter, await actorOf('ct-fill'), { title }, title)
  await carryOn(id, 'review')
  const [task] = await openTasks(id)
  const officer = await actorOfPool(task!.pool, [], id)
  await runCommand(actOnFiling, officer, { taskId: task!.taskId, action: 'ask_extension', days, opinion: why })
  const request = (await openTasks(id)).find((one) => one.taskId !== task!.taskId)!
  return { id, requestId: request.taskId }
}

test('an approved extension moves the due date everywhere, and the enterprise is told with the reason', async () => {
  const { id, requestId } = await asked('延期一', 1)
  const before = await filingOf(id)
  const chief = await actorOf('cqgl-chief')
  const [row] = (await runQuery(inbox, chief, { size: 100 })).tasks.filter((task) => task.id === requestId)
  expect(row).toMatchObject({ stepName: '延期审批', isSigner: false })
  const desk = (await runQuery(filingRecord, chief, { id })).run.desks.find((one) => one.id === requestId)
  expect(desk?.duty).toContain(why)
  await runCommand(actOnFiling, chief, { taskId: requestId, action: 'grant_extension', opinion: '同意，仅此一次' })
  const after = await filingOf(id)
  expect(after.extendedDays).toBe(1)
  expect(after.dueAt!.getTime()).toBeGreaterThan(before.dueAt!.getTime())
  const run = await asSystem('测试', (tx) => tx.flowRun.findFirstOrThrow({ where: { subjectId: id } }))
  expect(run.dueAt).toEqual(after.dueAt)
  expect(await asSystem('测试', (tx) => historyHolds(tx, run.id))).toBe(true)

  while ((await relayOutbox(new Date())) > 0);
  const filler = await actorOf('ct-fill')
  const told = await asSystem('测试', (tx) =>
    tx.notice.findFirstOrThrow({ where: { userId: filler.userId, title: '办理时限延长：延期一' } }),
  )
  expect(told.body).toContain(why)
  expect(told.body).toContain('延长 1 个工作日')
  // The enterprise reads days and reason, never the words that went to and fro inside the commission.
  const lines = await runQuery(runHistory, filler, { subjectId: id })
  expect(lines.map((line) => line.action)).not.toContain('ask_extension')
  expect(lines.find((line) => line.action === 'grant_extension')).toMatchObject({ opinion: null, data: { days: 1, why } })

  await carryOn(id)
  expect(await filingOf(id)).toMatchObject({ status: 'concluded', onTime: true, extendedDays: 1 })
  const report = await runQuery(efficiencyReport, await actorOf('leader'), { from: '2026-01-01', to: '2099-12-31' })
  expect(report.total.extended).toBe(1)
  expect(report.total.averagePromise).not.toBeNull()
})

test('more than half of the promise is the leader’s; the head cannot approve it', async () => {
  const { requestId } = await asked('延期二', 30)
  const request = await asSystem('测试', (tx) => tx.task.findUniqueOrThrow({ where: { id: requestId } }))
  expect(request.pool).toBe('R-LEAD@CQGL')
  const act = (login: string) =>
    actorOf(login).then((who) => runCommand(actOnFiling, who, { taskId: requestId, action: 'grant_extension' }))
  await expect(act('cqgl-chief')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(act('cqgl-officer')).rejects.toMatchObject({ code: 'forbidden' })
  await act('leader2')
})

test('a refusal stays inside the commission: the enterprise sees neither the request nor the answer', async () => {
  const { id, requestId } = await asked('延期三', 2)
  const due = (await filingOf(id)).dueAt
  await runCommand(actOnFiling, await actorOf('cqgl-chief'), { taskId: requestId, action: 'deny_extension', opinion: '请按期办理' })
  expect((await filingOf(id)).dueAt).toEqual(due)
  const lines = await runQuery(runHistory, await actorOf('ct-fill'), { subjectId: id })
  expect(lines.filter((line) => line.action.endsWith('extension'))).toEqual([])
})
