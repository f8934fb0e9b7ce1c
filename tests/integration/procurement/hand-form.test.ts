import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { openTenderDraft, removeTenderDraft, saveTenderDraft, sendTenderDraft } from '@/lib/procurement/commands/drafts'
import { takeIn } from '@/lib/procurement/jobs/take-in'
import { tenderDraft, tenderDrafts } from '@/lib/procurement/queries/drafts'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld

beforeAll(async () => {
  world = await openBusyWorld()
})
afterAll(() => world.close())

/** What the worker does with the import that was sent. */
async function work(importId: string) {
  const event = await asSystem('测试', (tx) => tx.outbox.findFirstOrThrow({ where: { topic: 'procurement.import', subjectId: importId } }))
  await takeIn(importId, event.data as { storageKey: string; format: string }, world.database.appUrl)
  return asSystem('测试', (tx) => tx.procurementImport.findUniqueOrThrow({ where: { id: importId } }))
}

const values = {
  ...{
    code: 'SD-1',
    title: '手工填报的标段',
    status: '完成',
    category: '货物',
    method: '询比采购',
    estimate: '1000.5',
    notice_on: '2026-03-01',
  },
  bid: [
    { bidder: '甲商贸', amount: '990', status: '有效', rank: '1' },
    { bidder: '乙商贸', amount: '1000', status: '有效' },
  ],
  award: [{ bidder: '甲商贸', amount: '990', decided_on: '2026-03-20' }],
  contract: [{ code: 'HT-1', supplier: '甲商贸', amount: '990', signed_on: '2026-04-01' }],
}

test('a tender filled in by hand comes in as every import, and is opened, changed and sent again without doubling anything', async () => {
  const person = await actorOf('ct-pur')
  const { id } = await runCommand(openTenderDraft, person, {})
  const saved = await runCommand(saveTenderDraft, person, { id, version: 1, values })
  expect((await runQuery(tenderDrafts, person, {})).map(({ title }) => title)).toEqual(['手工填报的标段'])
  const { importId } = await runCommand(sendTenderDraft, person, { id, version: saved.version })
  expect(await work(importId)).toMatchObject({ format: 'form', status: 'done', kept: 1, faulty: 0 })
  expect(await runQuery(tenderDrafts, person, {})).toEqual([])
  const tender = await asSystem('测试', (tx) => tx.tender.findFirstOrThrow({ where: { code: 'SD-1' } }))
  expect(tender).toMatchObject({
    orgId: world.orgId,
    source: '在线填报',
    estimate: 100_050n,
    bidCount: 2,
    awardAmount: 99_000n,
    method: '询比采购',
  })

  const again = await runCommand(openTenderDraft, person, { tenderId: tender.tenderId })
  const opened = await runQuery(tenderDraft, person, { id: again.id })
  expect(opened.values).toMatchObject({
    code: 'SD-1',
    status: '完成',
    estimate: '1000.5',
    bid: [{ bidder: '甲商贸', amount: '990' }, { bidder: '乙商贸' }],
  })
  const counts = () =>
    asSystem('测试', (tx) => Promise.all([tx.tender.count(), tx.bid.count(), tx.award.count(), tx.contract.count(), tx.party.count()]))
  const before = await counts()
  const changed = await runCommand(saveTenderDraft, person, {
    id: again.id,
    version: 1,
    values: { ...opened.values, title: '改了名', estimate: '2000' },
  })
  const second = await runCommand(sendTenderDraft, person, { id: again.id, version: changed.version })
  expect(await work(second.importId)).toMatchObject({ kept: 1 })
  expect(await counts()).toEqual(before)
  expect(await asSystem('测试', (tx) => tx.tender.findUnique({ where: { tenderId: tender.tenderId } }))).toMatchObject({
    title: '改了名',
    estimate: 200_000n,
  })

  // What a person empties is empty afterwards; a row that is taken out of the form stays.
  const third = await runCommand(openTenderDraft, person, { tenderId: tender.tenderId })
  const full = (await runQuery(tenderDraft, person, { id: third.id })).values as typeof values
  const { version } = await runCommand(saveTenderDraft, person, {
    id: third.id,
    version: 1,
    values: {
      ...full,
      estimate: null,
      bid: [{ ...full.bid[0]!, rank: null }],
      contract: full.contract.map((row) => ({ ...row, signed_on: null })),
    },
  })
  const cleared = await runCommand(sendTenderDraft, person, { id: third.id, version })
  expect(await work(cleared.importId)).toMatchObject({ kept: 1, faulty: 0 })
  expect(await counts()).toEqual(before)
  const [after, bids, contract] = await asSystem('测试', (tx) =>
    Promise.all([
      tx.tender.findUniqueOrThrow({ where: { tenderId: tender.tenderId } }),
      tx.bid.findMany({ where: { tenderId: tender.tenderId }, orderBy: { amount: 'asc' } }),
      tx.contract.findFirstOrThrow({ where: { tenderId: tender.tenderId } }),
    ]),
  )
  expect(after).toMatchObject({ title: '改了名', estimate: null, method: '询比采购' })
  expect(bids.map(({ amount, rank }) => [amount, rank])).toEqual([
    [99_000n, null],
    [100_000n, null],
  ])
  expect(contract).toMatchObject({ code: 'HT-1', signedOn: null })
})

test('what is missing or does not fit is told by its place, and nothing is sent; two who change the same are told', async () => {
  const person = await actorOf('ct-pur')
  const { id } = await runCommand(openTenderDraft, person, {})
  const wrong = { ...values, code: null, bid: [{ bidder: '甲' }, { bidder: '甲' }], award: [{ bidder: '丙' }], contract: [] }
  const { version } = await runCommand(saveTenderDraft, person, { id, version: 1, values: wrong })
  const fields = { 'form.code': expect.any(String), 'form.bid.1.bidder': '投标人“甲”重复', 'form.award.0.bidder': '“丙”不在投标人中' }
  await expect(runCommand(sendTenderDraft, person, { id, version })).rejects.toMatchObject({ code: 'blocked', fields })
  await expect(runCommand(saveTenderDraft, person, { id, version: 1, values })).rejects.toMatchObject({ code: 'stale' })
  expect(await asSystem('测试', (tx) => tx.procurementDraft.findUnique({ where: { id } }))).toMatchObject({ importId: null })
  await runCommand(removeTenderDraft, person, { id })
  await expect(runQuery(tenderDraft, person, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(runCommand(openTenderDraft, person, { tenderId: newId() })).rejects.toMatchObject({ code: 'not_found' })
})
