import '@/lib/risk/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskFigures } from '@/lib/dashboards/queries/risk-figures'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { relayOutbox } from '@/lib/platform/worker/relay'
import { askExplanation, endSnooze, explainCase, judgeFinding, snoozeFinding } from '@/lib/risk/commands/follow'
import { startRun } from '@/lib/risk/commands/runs'
import { copySettings, draftSetting, publishSetting } from '@/lib/risk/commands/settings'
import { judgesStatements, needsMarket } from '@/lib/risk/engine/evaluate'
import { allModels } from '@/lib/risk/models/registry'
import { riskBoard } from '@/lib/risk/queries/board'
import { caseRecord } from '@/lib/risk/queries/case-record'
import { deskRisks } from '@/lib/risk/queries/desk'
import { findingList } from '@/lib/risk/queries/findings'
import { modelCatalogue, modelRecord } from '@/lib/risk/queries/models'
import { tenderRisks } from '@/lib/risk/queries/tender-risks'
import { caseReportFile } from '@/lib/risk/report/export-case'
import { backtest } from '@/lib/risk/run/backtest'
import { escalateOverdue } from '@/lib/risk/run/escalate'
import { executeRun } from '@/lib/risk/run/execute'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'
import { unzip } from '../../support/unzip'

let world: BusyWorld
const now = new Date()
const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

beforeAll(async () => {
  world = await openBusyWorld()
  await asSystem('测试采购', async (tx) => {
    for (const [title, amount] of [
      ['一标', 390],
      ['二标', 370],
    ] as const)
      await tx.tender.create({
        data: {
          ...{
            tenderId: newId(),
            orgId: world.orgId,
            ocid: title,
            code: title,
            title,
            status: 'active',
            noticeOn: new Date(`${today}T00:00:00Z`),
            receivedAt: now,
            source: '测试',
          },
          ...{
            category: '施工',
            stateFunded: true,
            method: '直接采购',
            reasonApproved: false,
            estimate: BigInt(amount) * 1_000_000n,
            tenderLimit: 400_000_000n,
          },
        },
      })
    await tx.tender.create({
      data: {
        tenderId: newId(),
        orgId: world.orgId,
        ocid: 'big',
        code: 'big',
        title: '三标',
        category: '施工',
        stateFunded: true,
        method: '直接采购',
        reasonApproved: false,
        estimate: 500_000_000n,
        noticeOn: new Date(`${today}T00:00:00Z`),
        receivedAt: now,
        source: '测试',
      },
    })
  })
  await run('nightly', ['FS001', 'FS006'])
})
afterAll(() => world.close())

async function run(kind: string, models: string[]): Promise<void> {
  const made = await asSystem('测试', (tx) =>
    tx.riskRun.create({ data: { id: newId(), kind, scope: {}, models, status: 'queued', askedByName: '测试', askedAt: now } }),
  )
  await executeRun(made.id, now)
}

const relayAll = async () => {
  while ((await relayOutbox(new Date())) > 0);
}

test('a red case lies on both desks; asked, explained and judged, it leaves them', async () => {
  const [officer, buyer] = [await actorOf('jdjc-officer'), await actorOf('ct-pur')]
  const { rows } = await runQuery(findingList, officer, { level: '红' })
  expect(rows.map((row) => [row.modelCode, row.subjectName])).toEqual([['FS001', '三标']])
  const caseId = rows[0]!.caseId!
  const desks = () =>
    asSystem('测试', (tx) =>
      tx.task.findMany({ where: { subjectId: caseId }, orderBy: { side: 'asc' }, select: { side: true, status: true } }),
    )
  expect(await desks()).toEqual([
    { side: 'ent', status: 'open' },
    { side: 'gov', status: 'open' },
  ])
  await expect(runCommand(askExplanation, officer, { caseId, words: '请说明不招标的理由', dueOn: '2020-01-01' })).rejects.toMatchObject({
    fields: { dueOn: '不能早于今天' },
  })
  await runCommand(askExplanation, officer, { caseId, words: '请说明不招标的理由' })
  await relayAll()
  expect(await asSystem('测试', (tx) => tx.notice.count({ where: { userId: buyer.userId, kind: 'risk' } }))).toBe(1)
  await runCommand(explainCase, buyer, { caseId, words: '属于抢险工程，批复见附件' })
  await relayAll()
  expect(await desks()).toEqual([
    { side: 'ent', status: 'done' },
    { side: 'gov', status: 'open' },
  ])
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { caseId } }))
  expect(finding.status).toBe('explained')
  const shown = async () => {
    const { levels, cases } = await runQuery(deskRisks, officer, {})
    const { latest } = await asSystem('测试', (tx) => riskFigures(tx, { from: today, to: today }))
    return [levels.find(({ level }) => level === '红')?.count ?? 0, cases.length, latest.length]
  }
  expect(await shown()).toEqual([1, 1, 1])
  await runCommand(judgeFinding, officer, {
    findingId: finding.id,
    version: finding.version,
    verdict: '误报',
    reason: '抢险工程，已补批复',
  })
  // Home and screen show what is open, not what was.
  expect(await shown()).toEqual([0, 0, 0])
  await relayAll()
  expect((await desks()).map(({ status }) => status)).toEqual(['done', 'done'])
})

test('a tender says how many models judged it, how many found something, and which wait for the night', async () => {
  const tender = await asSystem('测试', (tx) => tx.tender.findFirstOrThrow({ where: { title: '三标' } }))
  const { ran, unevaluated } = await runQuery(tenderRisks, await actorOf('jdjc-officer'), { id: tender.tenderId })
  const whole = allModels().filter((model) => !judgesStatements(model))
  // Only two models have run so far, neither of them on the whole market.
  expect(ran).toMatchObject({ hit: 1, market: 0, off: 0, failed: 0 })
  expect(ran.arrival).toBeGreaterThanOrEqual(2)
  expect(ran.waiting).toBe(whole.filter(needsMarket).length)
  expect(ran.arrival + ran.waiting + unevaluated.length).toBe(whole.length)
  expect(unevaluated.every(({ missing }) => missing.length > 0)).toBe(true)
})

test('a case is taken out as a Word file that says what, why, from which data and what next; the taking out is in the trail', async () => {
  const officer = await actorOf('jdjc-officer')
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'FS001', subjectName: '三标' } }))
  const { name, content } = await caseReportFile(officer, finding.caseId!, now)
  expect(name).toBe('风险报告-三标.docx')
  const xml = unzip(content).get('word/document.xml')!
  const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].flatMap(([, text]) => text || []).join('|')
  for (const part of ['一、概述', '二、证据', '三、数据', '四、办理情况', '五、建议']) expect(words).toContain(part)
  // The evidence with its source, the version, the verdict with its reason, the suggestion that follows from it.
  expect(words).toMatch(/合同估算价\|500\.00 万元\|标段 · /)
  expect(words).toContain('第 1 版')
  expect(words).toContain('抢险工程，已补批复')
  expect(words).toContain('FS001 已认定为误报')
  expect(words).toContain('【核查处室补充的处置意见】')
  const lines = await asSystem('测试', (tx) => tx.auditLine.findMany({ where: { action: 'exportCase', subjectId: finding.caseId! } }))
  expect(lines.map(({ outcome }) => outcome)).toEqual(['done'])
})

test('evidence names what its identifiers stand for, as far as the reader may know', async () => {
  const stranger = newId()
  const [org, finding] = await asSystem('测试', async (tx) => {
    const found = await tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'FS001', subjectName: '三标' } })
    const kept = found.evidence as object
    await tx.riskFinding.update({ where: { id: found.id }, data: { evidence: { ...kept, 't.org_id': world.orgId, 各方: [stranger] } } })
    return [await tx.org.findUniqueOrThrow({ where: { id: world.orgId } }), found] as const
  })
  const record = await runQuery(caseRecord, await actorOf('jdjc-officer'), { id: finding.caseId! })
  const values = Object.fromEntries(record.findings.flatMap(({ evidence }) => evidence.map(({ key, value }) => [key, value])))
  expect([values['t.org_id'], values.各方]).toEqual([org.shortName, stranger])
})

test('two people judging at once: the second is told', async () => {
  const officer = await actorOf('jdjc-officer')
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'FS006', goneAt: null } }))
  const judge = (reason: string) =>
    runCommand(judgeFinding, officer, { findingId: finding.id, version: finding.version, verdict: '需核查', reason })
  await judge('继续核查此事')
  await expect(judge('也要核查此事')).rejects.toMatchObject({ code: 'conflict' })
})

test('what is overdue goes to the chief once for every deadline, and stands in the course of the case and in the statistics', async () => {
  const officer = await actorOf('jdjc-officer')
  const chief = await actorOf('jdjc-chief')
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'FS006', goneAt: null } }))
  const asked = () =>
    asSystem('测试', (tx) =>
      tx.task.findMany({ where: { subjectId: finding.caseId!, side: 'ent' }, select: { pool: true, stepName: true, status: true } }),
    )
  // Too light a case for a desk, until its explanation is asked for.
  expect(await asked()).toEqual([])
  const course = async () =>
    (await runQuery(caseRecord, officer, { id: finding.caseId! })).events.filter(({ action }) => action === 'escalate')
  const chiefs = () =>
    asSystem('测试', (tx) => tx.task.count({ where: { subjectId: finding.caseId!, pool: 'R-CHIEF@JDJC', status: 'open' } }))
  await runCommand(askExplanation, officer, { caseId: finding.caseId!, words: '请说明为何贴近限额', dueOn: today })
  await relayAll()
  expect(await asked()).toEqual([{ pool: `E-PUR@${finding.orgId}`, stepName: '风险说明', status: 'open' }])
  expect(await escalateOverdue(new Date(`${today}T17:00:00+08:00`))).toBe(0)
  const late = new Date(now.getTime() + 3 * 86_400_000)
  expect(await escalateOverdue(late)).toBeGreaterThanOrEqual(1)
  expect(await escalateOverdue(late)).toBe(0)
  expect(await course()).toMatchObject([{ words: `企业未在 ${today} 前说明，升级至处长督办`, byName: '系统' }])
  expect(await chiefs()).toBe(1)
  expect(
    await asSystem('测试', (tx) => tx.notice.count({ where: { userId: chief.userId, title: { startsWith: '超时升级' } } })),
  ).toBeGreaterThanOrEqual(1)
  const period = { from: today, to: today }
  const board = await runQuery(riskBoard, officer, period, late)
  const list = await runQuery(findingList, officer, { tab: 'all', ...period })
  expect(board.total.found).toBe(list.count.value)
  expect(board.levels.reduce((sum, { found }) => sum + found, 0)).toBe(board.total.found)
  expect(board.groups.reduce((sum, { found }) => sum + found, 0)).toBe(board.total.found)
  expect(board.total).toMatchObject({ closed: 1, mistaken: 1, upheld: 0, overdue: 1, taken: 2 })
  expect(board.total.closure).toBeGreaterThanOrEqual(0)
})

test('a case judged 误报 weighs nothing in the next run and does not come back to a desk', async () => {
  await run('nightly', ['FS001', 'FS006'])
  const open = await asSystem('测试', (tx) => tx.riskCase.findMany({ where: { level: '红' } }))
  expect(open).toEqual([])
})

test('thresholds are tried on history before somebody else publishes them, and then change what is found', async () => {
  const modeler = await actorOf('modeler')
  const draft = await runCommand(draftSetting, modeler, {
    modelCode: 'FS006',
    enabled: true,
    parameters: { near: '10' },
    reason: '放宽看看',
  })
  const head = await actorOf('monitor-head')
  await expect(runCommand(publishSetting, head, { id: draft.id, effectiveFrom: today })).rejects.toMatchObject({ code: 'conflict' })
  await backtest(draft.runId, now)
  const tried = await asSystem('测试', (tx) => tx.riskModelSetting.findUniqueOrThrow({ where: { id: draft.id } }))
  expect(tried.backtest).toMatchObject({ now: 1, afterwards: 2, moreCount: 1, fewerCount: 0, more: [{ name: '二标' }] })
  const shown = async (login: string) =>
    (await runQuery(modelRecord, await actorOf(login), { code: 'FS006' })).settings.find(({ id }) => id === draft.id)?.backtest
  expect(await shown('monitor-head')).toMatchObject({ moreCount: 1, more: [{ name: '二标' }] })
  // Who tunes sees no enterprise, and a tender's name tells of one.
  expect(await shown('modeler')).toMatchObject({ moreCount: 1, more: [] })
  await runCommand(publishSetting, head, { id: draft.id, effectiveFrom: today })
  await run('nightly', ['FS006'])
  expect(await asSystem('测试', (tx) => tx.riskFinding.count({ where: { modelCode: 'FS006', goneAt: null } }))).toBe(2)
})

test('a copy for a group is tried on the history of that group before anybody publishes it', async () => {
  const [modeler, head] = [await actorOf('modeler'), await actorOf('monitor-head')]
  expect(await runCommand(copySettings, modeler, { orgId: world.orgId })).toEqual({ copied: 1 })
  const copy = () => asSystem('测试', (tx) => tx.riskModelSetting.findFirstOrThrow({ where: { modelCode: 'FS006', orgId: world.orgId } }))
  const { id, backtest: inherited, parameters } = await copy()
  expect([inherited, parameters]).toEqual([null, { near: 0.1 }])
  await expect(runCommand(publishSetting, head, { id, effectiveFrom: today })).rejects.toMatchObject({ code: 'conflict' })
  const asked = await asSystem('测试', (tx) => tx.riskRun.findFirstOrThrow({ where: { kind: 'backtest', settingId: id } }))
  await backtest(asked.id, now)
  expect((await copy()).backtest).toMatchObject({ now: 2, afterwards: 2, moreCount: 0, fewerCount: 0 })
  await runCommand(publishSetting, head, { id, effectiveFrom: today })
})

test('a run over a group reaches those below it, and one over nobody is refused', async () => {
  const monitor = await actorOf('monitor')
  const { id } = await runCommand(startRun, monitor, { models: ['FS006'], orgs: [world.orgId], from: today })
  const { scope } = await asSystem('测试', (tx) => tx.riskRun.findUniqueOrThrow({ where: { id } }))
  const below = await asSystem('测试', (tx) => tx.orgClosure.findMany({ where: { ancestorId: world.orgId, toDate: null } }))
  expect(new Set((scope as { orgs: string[] }).orgs)).toEqual(new Set([world.orgId, ...below.map(({ orgId }) => orgId)]))
  await executeRun(id, now)
  expect(await asSystem('测试', (tx) => tx.riskRun.findUniqueOrThrow({ where: { id } }))).toMatchObject({ status: 'done', hits: 2 })
  await expect(runCommand(startRun, monitor, { models: [], orgs: [newId()] })).rejects.toMatchObject({ code: 'not_found' })
})

test('whoever tunes the models reads how much they find everywhere, and none of it', async () => {
  const modeler = await actorOf('modeler')
  const all = await asSystem('测试', (tx) => tx.riskFinding.count({ where: { modelCode: 'FS006', goneAt: null } }))
  expect(all).toBeGreaterThan(0)
  expect(await runQuery(modelRecord, modeler, { code: 'FS006' })).toMatchObject({ everywhere: true, counts: { hits: all } })
  const { rows } = await runQuery(modelCatalogue, modeler, { words: 'FS006' })
  expect(rows).toMatchObject([{ code: 'FS006', hits: all }])
  expect((await runQuery(findingList, modeler, { model: 'FS006', tab: 'all' })).rows).toEqual([])
  expect(await runQuery(modelRecord, await actorOf('jdjc-officer'), { code: 'FS006' })).toMatchObject({ everywhere: false })
})

test('a snooze stands on the page of its model with its reason and can be lifted; what it silences is marked as no longer found', async () => {
  const officer = await actorOf('jdjc-officer')
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'FS006', subjectName: '二标' } }))
  const until = new Date(now.getTime() + 40 * 86_400_000).toISOString().slice(0, 10)
  const snooze = () => runCommand(snoozeFinding, officer, { findingId: finding.id, until, reason: '整改期间不再提示' })
  const judged = (verdict: string | null) =>
    asSystem('测试', (tx) => tx.riskFinding.update({ where: { id: finding.id }, data: { verdict } }))
  await judged('属实')
  await expect(snooze()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('属实') })
  await judged(finding.verdict)
  await snooze()
  const snoozes = async () => (await runQuery(modelRecord, officer, { code: 'FS006' })).snoozes
  const [one] = await snoozes()
  expect(one).toMatchObject({ name: '二标', until, reason: '整改期间不再提示', byName: officer.name })
  const gone = () => asSystem('测试', (tx) => tx.riskFinding.findUniqueOrThrow({ where: { id: finding.id } }))
  await run('nightly', ['FS006'])
  expect((await gone()).goneAt).not.toBeNull()
  await expect(runCommand(endSnooze, await actorOf('ct-pur'), { id: one!.id })).rejects.toMatchObject({ code: 'forbidden' })
  await runCommand(endSnooze, officer, { id: one!.id })
  expect(await snoozes()).toEqual([])
  await expect(runCommand(endSnooze, officer, { id: one!.id })).rejects.toMatchObject({ code: 'not_found' })
  await run('nightly', ['FS006'])
  const back = await gone()
  expect(back.goneAt).toBeNull()
  const { findings } = await runQuery(caseRecord, officer, { id: back.caseId! })
  expect(findings.find(({ id }) => id === back.id)).toMatchObject({ goneAt: null, parameters: [expect.stringMatching(/ 10%$/)] })
})
