import '@/lib/risk/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, shanghaiDate } from '@/lib/kernel/workday'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { judgeFinding } from '@/lib/risk/commands/follow'
import { answerRectification, askRectification, checkRectification } from '@/lib/risk/commands/rectify'
import { caseRecord } from '@/lib/risk/queries/case-record'
import { escalateOverdue } from '@/lib/risk/run/escalate'
import { executeRun } from '@/lib/risk/run/execute'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const now = new Date()
const due = addDays(shanghaiDate(now), 10)
let caseId: string

const relayAll = async () => {
  while ((await relayOutbox(new Date())) > 0);
}
const desks = () =>
  asSystem('测试', (tx) =>
    tx.task.findMany({
      where: { subjectId: caseId, status: 'open' },
      orderBy: { pool: 'asc' },
      select: { side: true, stepKey: true, stepName: true },
    }),
  )

beforeAll(async () => {
  world = await openBusyWorld()
  await asSystem('测试采购', async (tx) => {
    const own = { tenderId: newId(), orgId: world.orgId, ocid: 'big', code: 'big', title: '三标', receivedAt: now, source: '测试' }
    const way = { category: '施工', stateFunded: true, method: '直接采购', reasonApproved: false, estimate: 500_000_000n }
    await tx.tender.create({ data: { ...own, ...way, noticeOn: new Date(`${shanghaiDate(now)}T00:00:00Z`) } })
  })
  const run = await asSystem('测试', (tx) =>
    tx.riskRun.create({
      data: { id: newId(), kind: 'nightly', scope: {}, models: ['FS001'], status: 'queued', askedByName: '测试', askedAt: now },
    }),
  )
  await executeRun(run.id, now)
  caseId = (await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'FS001' } }))).caseId!
})
afterAll(() => world.close())

test('what is judged 属实 is ordered to be put right, reported, sent back, reported again, checked and closed', async () => {
  const [officer, buyer] = [await actorOf('jdjc-officer'), await actorOf('ct-pur')]
  const order = { caseId, words: '停止直接采购，重新招标', dueOn: due }
  await expect(runCommand(askRectification, officer, order)).rejects.toThrow('没有认定为属实的发现')
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { caseId } }))
  await runCommand(judgeFinding, officer, { findingId: finding.id, version: finding.version, verdict: '属实', reason: '应招未招' })
  await relayAll()
  expect(await desks()).toEqual([])
  await expect(runCommand(askRectification, officer, { ...order, dueOn: shanghaiDate(now) })).rejects.toThrow('整改期限应在明天至一年之内')
  const { id } = await runCommand(askRectification, officer, order)
  await expect(runCommand(askRectification, officer, order)).rejects.toThrow('已有正在进行的整改')
  await relayAll()
  expect(await desks()).toEqual([{ side: 'ent', stepKey: 'rectify', stepName: '风险整改' }])
  expect(await asSystem('测试', (tx) => tx.notice.count({ where: { userId: buyer.userId, title: `请在 ${due} 前完成整改` } }))).toBe(1)

  await expect(runCommand(checkRectification, officer, { id, passed: true, words: '看过了，可以' })).rejects.toThrow('不在这一步')
  const report = { id, words: '已停止采购并发布招标公告', evidence: '招标公告 QD-2026-1' }
  await runCommand(answerRectification, buyer, report)
  await relayAll()
  expect(await desks()).toEqual([{ side: 'gov', stepKey: 'check', stepName: '核查整改' }])
  await runCommand(checkRectification, officer, { id, passed: false, words: '缺会议纪要', dueOn: addDays(due, 5) })
  await relayAll()
  expect(await desks()).toEqual([{ side: 'ent', stepKey: 'rectify', stepName: '风险整改' }])
  expect((await runQuery(caseRecord, buyer, { id: caseId })).rectification).toMatchObject({
    status: 'asked',
    dueOn: addDays(due, 5),
    rounds: 2,
    evidence: '招标公告 QD-2026-1',
  })
  await runCommand(answerRectification, buyer, { ...report, evidence: '招标公告、会议纪要' })
  await relayAll()
  await runCommand(checkRectification, officer, { id, passed: true, words: '整改到位' })
  await relayAll()
  expect(await desks()).toEqual([])
  const { rectification, events } = await runQuery(caseRecord, officer, { id: caseId })
  expect(rectification).toMatchObject({ status: 'closed', closedBy: officer.name })
  expect(events.map(({ action }) => action)).toEqual(['judge', 'rectify', 'rectified', 'return', 'rectified', 'passed'])
})

test('a rectification that is late goes to the chief once, and stands in the course of the case', async () => {
  const officer = await actorOf('jdjc-officer')
  await runCommand(askRectification, officer, { caseId, words: '补齐采购制度', dueOn: due })
  await relayAll()
  const late = new Date(`${addDays(due, 1)}T01:00:00Z`)
  expect(await escalateOverdue(late)).toBe(1)
  expect(await escalateOverdue(new Date(late.getTime() + 3_600_000))).toBe(0)
  expect((await desks()).map(({ stepName }) => stepName).sort()).toEqual(['超时升级', '风险整改'].sort())
  const { events } = await runQuery(caseRecord, officer, { id: caseId })
  expect(events.at(-1)).toMatchObject({ action: 'escalate', words: `企业未在 ${due} 前整改，升级至处长督办` })
})
