import '@/lib/risk/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { publishLearned, requestTraining, withdrawLearned } from '@/lib/risk/commands/learned'
import { drawFrom } from '@/lib/risk/learning/draw'
import { learnedModels } from '@/lib/risk/queries/learned'
import { executeRun } from '@/lib/risk/run/execute'
import { trainModel } from '@/lib/risk/run/learned'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const now = new Date()
beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

/** Rings bid close together with one clearly below; honest bidders spread. */
function labelled(): string {
  const draw = drawFrom(3)
  const lines = ['tender,amount,collusive']
  for (let tender = 0; tender < 60; tender++) {
    const ring = tender % 2
    const base = 1_000_000 + draw.below(500_000)
    for (let bidder = 0; bidder < 5; bidder++)
      lines.push(
        `t${tender},${Math.round(ring ? base * (bidder === 0 ? 0.95 : 1 + draw.next() * 0.004) : base * (0.8 + draw.next() * 0.4))},${ring}`,
      )
  }
  return lines.join('\n')
}

/** A tender of the enterprise at the lowest price, with these bids. */
async function tenderOf(title: string, amounts: readonly number[]): Promise<string> {
  const tenderId = newId()
  await asSystem('测试采购', async (tx) => {
    await tx.tender.create({
      data: {
        tenderId,
        orgId: world.orgId,
        ocid: title,
        code: title,
        title,
        awardRule: '最低价',
        status: 'complete',
        noticeOn: now,
        receivedAt: now,
        source: '测试',
      },
    })
    for (const amount of amounts)
      await tx.bid.create({
        data: { bidId: newId(), tenderId, orgId: world.orgId, partyId: newId(), amount: BigInt(amount * 100), status: 'valid' },
      })
  })
  return tenderId
}

async function found(): Promise<string[]> {
  const run = await asSystem('测试', (tx) =>
    tx.riskRun.create({
      data: { id: newId(), kind: 'nightly', scope: {}, models: ['WB079'], status: 'queued', askedByName: '测试', askedAt: now },
    }),
  )
  await executeRun(run.id, now)
  return asSystem('测试', async (tx) =>
    (await tx.riskFinding.findMany({ where: { modelCode: 'WB079', goneAt: null }, orderBy: { subjectName: 'asc' } })).map(
      ({ subjectName }) => subjectName,
    ),
  )
}

test('a scorer is trained with its card, published by somebody else, finds what is like what it learnt, and is withdrawn again', async () => {
  await tenderOf('相似', [950_000, 1_001_000, 1_002_000, 1_003_500, 1_004_000])
  await tenderOf('不相似', [810_000, 930_000, 1_020_000, 1_110_000, 1_190_000])
  expect(await found()).toEqual([])
  const [modeler, head] = [await actorOf('modeler'), await actorOf('monitor-head')]
  const { id } = await runCommand(requestTraining, modeler, { name: '试验', csv: labelled(), repeats: 2 })
  await trainModel(id)
  const [model] = await runQuery(learnedModels, modeler, {})
  expect(model).toMatchObject({ id, state: 'draft', inForce: false, card: { n: 60, positives: 30, source: '上传的标注数据' } })
  expect(model!.card.auc!.mean).toBeGreaterThan(0.9)
  expect(model!.card.calibration!.length).toBeGreaterThan(1)
  await runCommand(publishLearned, head, { id })
  expect(await found()).toEqual(['相似'])
  const finding = await asSystem('测试', (tx) => tx.riskFinding.findFirstOrThrow({ where: { modelCode: 'WB079' } }))
  expect(finding.grade).toBe('线索级')
  expect((finding.evidence as { 评分主要来自: string[] }).评分主要来自.length).toBeGreaterThan(0)
  await runCommand(withdrawLearned, head, { id, reason: '效果待核实' })
  await found()
  const run = await asSystem('测试', (tx) => tx.riskModelRun.findFirstOrThrow({ where: { modelCode: 'WB079' }, orderBy: { at: 'desc' } }))
  expect(run.status).toBe('missing')
})

test('a set it cannot learn from is told in words', async () => {
  const { id } = await runCommand(requestTraining, await actorOf('modeler'), {
    name: '太少',
    csv: 'tender,amount,collusive\na,1,1\na,2,1\nb,3,0\n',
    minBids: 2,
    repeats: 1,
  })
  await trainModel(id)
  const models = await runQuery(learnedModels, await actorOf('modeler'), {})
  expect(models.find((model) => model.id === id)).toMatchObject({
    state: 'failed',
    card: { error: expect.stringMatching(/两种标签各须至少 5 个/) },
  })
})
