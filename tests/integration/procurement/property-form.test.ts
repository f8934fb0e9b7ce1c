import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormValues } from '@/lib/forms/schema'
import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { removeTenderDraft, saveTenderDraft, sendTenderDraft } from '@/lib/procurement/commands/drafts'
import { openTradeDraft, sendTradeDraft } from '@/lib/procurement/property/enter-trade'
import { tradeList } from '@/lib/procurement/property/list'
import { tradeRecord } from '@/lib/procurement/property/record'
import { tenderDraft, tenderDrafts } from '@/lib/procurement/queries/drafts'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

const code = (serial: number) => {
  const first = `91370200MX${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}
const buyer = () => actorOf('ct-pur')
const plant = {
  ...{ project_no: 'QD-F1', kind: '资产转让', title: '闲置厂房', exchange: '青岛产权交易所', method: '网络竞价', status: '已成交' },
  ...{ listed_from: '2026-03-02', listed_to: '2026-03-27', appraisal: '1200', appraisal_no: '评备1号', floor_price: '1200' },
  ...{ deal_on: '2026-04-01', deal_price: '1300.5', contract_on: '2026-04-03', pay_mode: '一次付清' },
  bidder: [
    { name: '青岛甲置业有限公司', uscc: code(1), won: true, offer: '1300.5', pct: null },
    { name: '青岛乙置业有限公司', uscc: code(2), won: false, offer: '1250', pct: null },
  ],
  payment: [{ paid_on: '2026-04-07', amount: '1300.5', note: '全款' }],
} satisfies FormValues

/** A form opened (of a known transaction, or an empty one), filled in over what stands in it, and saved. */
async function filled(values: FormValues, tradeId?: string) {
  const { id } = await runCommand(openTradeDraft, await buyer(), tradeId ? { tradeId } : {})
  const opened = await runQuery(tenderDraft, await buyer(), { id })
  const { version } = await runCommand(saveTenderDraft, await buyer(), {
    id,
    version: opened.version,
    values: { ...opened.values, ...values },
  })
  return { id, version }
}
const send = async (draft: { id: string; version: number }) => runCommand(sendTradeDraft, await buyer(), draft)
const refusal = async (asked: Promise<unknown>) =>
  (await asked.catch((error) => error)) as { code: string; message: string; fields: object }
const projects = async () => (await runQuery(tradeList, await buyer(), {})).rows.length

test('a filled form becomes a transaction with its bidders and payments, as from the workbook, and the draft is gone', async () => {
  const { tradeId } = await send(await filled(plant))
  const trade = await runQuery(tradeRecord, await buyer(), { id: tradeId })
  expect(trade).toMatchObject({ projectNo: 'QD-F1', source: '在线填报', dealPrice: '1300500000', paid: '1300500000' })
  expect(trade.bidders.map(({ name, won }) => [name, won])).toEqual([
    ['青岛甲置业有限公司', true],
    ['青岛乙置业有限公司', false],
  ])
  expect(await runQuery(tenderDrafts, await buyer(), { form: 'trade' })).toEqual([])
})

test('opened again it stands as it was entered, and what is changed replaces it, its number too', async () => {
  const [{ id }] = (await runQuery(tradeList, await buyer(), {})).rows as [{ id: string }]
  const draft = await filled({ project_no: 'QD-F1（更正）', payment: [] }, id)
  const { values } = await runQuery(tenderDraft, await buyer(), { id: draft.id })
  expect(values).toMatchObject({ title: '闲置厂房', deal_price: '1300.5', bidder: plant.bidder })
  expect(await send(draft)).toEqual({ tradeId: id })
  expect(await runQuery(tradeRecord, await buyer(), { id })).toMatchObject({ projectNo: 'QD-F1（更正）', payments: [] })
  expect(await projects()).toBe(1)
})

test('what is wrong is told at its field, and nothing is entered', async () => {
  const wrong = async (values: FormValues) => {
    const draft = await filled({ ...plant, project_no: 'QD-F2', ...values })
    const { code: what, fields } = await refusal(send(draft))
    await runCommand(removeTenderDraft, await buyer(), { id: draft.id })
    return [what, fields]
  }
  expect(await wrong({ title: null })).toEqual(['blocked', { 'form.title': expect.stringContaining('标的名称') }])
  expect(await wrong({ deal_on: null })).toEqual(['blocked', { 'form.deal_on': '已成交的须填写成交日期' }])
  expect(await wrong({ bidder: [plant.bidder[0]!, { ...plant.bidder[1]!, uscc: code(1) }] })).toEqual([
    'blocked',
    { 'form.bidder.1.uscc': expect.stringContaining('重复') },
  ])
  expect(await wrong({ org: code(9) })).toEqual(['blocked', { 'form.org': expect.stringContaining('无权为它填报') }])
  expect(await wrong({ project_no: 'QD-F1（更正）' })).toEqual(['blocked', { 'form.project_no': expect.stringContaining('已经登记') }])
  expect(await projects()).toBe(1)
})

test('a transaction that changed since its form was opened is not overwritten', async () => {
  const [{ id }] = (await runQuery(tradeList, await buyer(), {})).rows as [{ id: string }]
  const [first, second] = [await filled({ note: '甲改' }, id), await filled({ note: '乙改' }, id)]
  await send(first)
  expect(await refusal(send(second))).toMatchObject({ code: 'stale' })
  expect(await runQuery(tradeRecord, await buyer(), { id })).toMatchObject({ note: '甲改' })
  await runCommand(removeTenderDraft, await buyer(), { id: second.id })
})

test('a form of a transaction is no form of a tender, and nobody else opens it', async () => {
  const { id, version } = await filled(plant)
  expect(await refusal(runCommand(sendTenderDraft, await buyer(), { id, version }))).toMatchObject({ code: 'not_found' })
  expect(await runQuery(tenderDrafts, await buyer(), {})).toEqual([])
  expect(await refusal(runQuery(tenderDraft, await actorOf('ct-view'), { id }))).toMatchObject({ code: 'forbidden' })
  expect(await asSystem('核对', (tx) => tx.procurementDraft.count({ where: { form: 'trade' } }))).toBe(1)
})
