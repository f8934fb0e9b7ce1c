import { afterAll, beforeAll, expect, test } from 'vitest'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormRow } from '@/lib/forms/schema'
import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { runQuery } from '@/lib/platform/query'
import { tradeForm } from '@/lib/procurement/property/form'
import { judgeTrades } from '@/lib/procurement/property/judge-daily'
import { tradeList } from '@/lib/procurement/property/list'
import { tradeRecord } from '@/lib/procurement/property/record'
import { removeTrade } from '@/lib/procurement/property/take-in'
import { exportTrades, fillTrades, tradeBook } from '@/lib/procurement/property/workbooks'
import { partyRecord } from '@/lib/procurement/queries/parties'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { actorOf } from '../../support/clerks'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
const now = new Date('2026-06-01T02:00:00Z')
const code = (serial: number) => {
  const first = `91370200MX${String(serial).padStart(7, '0')}`
  return first + usccCheckCharacter(first)
}

beforeAll(async () => {
  database = await testDatabase()
  await seedReference(database.ownerUrl)
  await seedOrganisation(database.ownerUrl, { small: true })
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))

const fill = async (sheets: Record<string, FormRow[]>) => {
  const file = await formWorkbook(tradeForm, sheets)
  const request = new Request('http://localhost/', { method: 'POST', body: file as unknown as BodyInit })
  return fillTrades(await actorOf('ct-pur'), request, now)
}
const ownCode = async () => {
  const { orgId } = await actorOf('ct-pur')
  return (await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: orgId } }))).code!
}
const trade = async (more: FormRow = {}): Promise<FormRow> => ({
  ...{
    project_no: 'QD-1',
    kind: '资产转让',
    title: '闲置厂房',
    org: await ownCode(),
    exchange: '青岛产权交易所',
    method: '网络竞价',
    status: '已成交',
  },
  ...{ listed_from: '2026-03-02', listed_to: '2026-03-27', appraisal: '1200', appraised_on: '2025-12-31', appraisal_no: '评备1号' },
  ...{
    floor_price: '1200',
    decision_no: '批1号',
    deal_on: '2026-04-01',
    deal_price: '1300',
    contract_on: '2026-04-03',
    pay_mode: '一次付清',
  },
  ...{ result_from: '2026-04-07', result_to: '2026-04-13', ...more },
})
const bidder = { project_no: 'QD-1', name: '海风物资有限公司', uscc: code(1), won: true, offer: '1300' }
const payment = { project_no: 'QD-1', paid_on: '2026-04-08', amount: '1300' }

test('a filled workbook becomes transactions whose bidders are in the register of market parties, and the same project again is replaced', async () => {
  expect(await fill({ trade: [await trade()], bidder: [bidder], payment: [payment] })).toEqual({ added: 1, changed: 0, errors: [] })
  const officer = await actorOf('jdjc-officer')
  const { rows } = await runQuery(tradeList, officer, {})
  expect(rows).toMatchObject([
    { projectNo: 'QD-1', transferee: '海风物资有限公司', dealPrice: '1300000000', paid: '1300000000', light: '黄' },
  ])
  expect(
    await fill({ trade: [await trade({ deal_price: '1000', floor_price: '1200' })], bidder: [bidder], payment: [payment] }),
  ).toMatchObject({ changed: 1 })
  const [line] = (await runQuery(tradeList, officer, { words: '海风' })).rows
  expect(line).toMatchObject({ id: rows[0]!.id, dealPrice: '1000000000', light: '红', breaches: 1 })
  const record = await runQuery(tradeRecord, officer, { id: line!.id })
  expect(record.checks.find(({ id }) => id === 'CQ-04')).toMatchObject({ light: '红', reason: expect.stringContaining('83.33%') })
  expect(await runCommand(exportTrades, officer, { light: '红' })).toHaveLength(1)
  expect(await runCommand(exportTrades, officer, { light: '绿' })).toHaveLength(0)
  // What is taken out is taken in again as it is.
  const { file } = await tradeBook(await actorOf('ct-pur'), {}, now)
  const again = await fillTrades(await actorOf('ct-pur'), new Request('http://localhost/', { method: 'POST', body: file }), now)
  expect(again).toEqual({ added: 0, changed: 1, errors: [] })
  expect(await runQuery(tradeRecord, officer, { id: line!.id })).toMatchObject({
    dealPrice: '1000000000',
    paid: '1300000000',
    bidders: [{ uscc: code(1) }],
  })
})

test('what is wrong is told by sheet, row and column, and nothing of the file is kept', async () => {
  const wrong = await trade({ project_no: 'QD-2', org: code(77), deal_on: '2026-02-01' })
  const { errors } = await fill({
    trade: [wrong, await trade({ project_no: 'QD-3', deal_price: '很多' })],
    bidder: [{ ...bidder, project_no: 'QD-9' }],
    payment: [],
  })
  expect(errors).toMatchObject([{ sheet: '项目', row: 5, column: 'Y', message: expect.stringContaining('成交价格') }])
  const next = await fill({
    trade: [wrong],
    bidder: [{ ...bidder, project_no: 'QD-9' }],
    payment: [{ ...payment, project_no: 'QD-2', paid_on: '2026-06-02' }],
  })
  expect(next.errors.map(({ sheet, row, message }) => `${sheet}${row}${message}`)).toEqual([
    '项目4成交日期 2026-02-01 早于正式披露起期 2026-03-02',
    '竞买方4“项目”表中没有项目编号 QD-9',
    '价款支付4支付日期 2026-06-02 晚于今天，未支付的不填',
    '项目4已成交，但“竞买方”表中没有项目 QD-2 的受让方',
  ])
  const stranger = await fill({
    trade: [await trade({ project_no: 'QD-2', org: code(77) })],
    bidder: [{ ...bidder, project_no: 'QD-2' }],
    payment: [],
  })
  expect(stranger.errors).toMatchObject([{ column: 'D', message: expect.stringContaining('无权为它填报') }])
  const shown = (await runQuery(tradeList, await actorOf('jdjc-officer'), {})).rows
  expect(shown.map(({ projectNo }) => projectNo)).toEqual(['QD-1'])
})

test('a supplier that takes over what its buyer sells within twelve months is a lead on its profile and in the list; a year and a day apart it is not', async () => {
  const officer = await actorOf('jdjc-officer')
  const { orgId } = await actorOf('ct-pur')
  const party = await asSystem('测试', (tx) => tx.party.findFirstOrThrow({ where: { uscc: code(1) } }))
  const tenderId = newId()
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const facts = {
    tenderId,
    orgId,
    ocid: 'ocds-p',
    code: 'P-1',
    title: '物资采购',
    winnerId: party.partyId,
    receivedAt: now,
    source: '测试',
  }
  await asSystem('测试', async (tx) => {
    await tx.tender.create({ data: { ...facts, awardedOn: day('2025-03-31'), awardAmount: 100n } })
    await tx.bid.create({ data: { bidId: newId(), tenderId, orgId, partyId: party.partyId, amount: 100n, isWinner: true } })
  })
  expect((await runQuery(tradeList, officer, { tab: 'both' })).rows).toEqual([])
  await asSystem('测试', (tx) => tx.tender.update({ where: { tenderId }, data: { awardedOn: day('2025-04-01') } }))
  expect((await runQuery(tradeList, officer, { tab: 'both' })).rows).toMatchObject([
    { partyName: '海风物资有限公司', tenderTitle: '物资采购', won: true },
  ])
  const { sides } = await runQuery(partyRecord, officer, { id: party.partyId })
  expect(sides).toMatchObject({
    count: { bids: 1, wins: 1, trades: 1, taken: 1 },
    bought: [{ role: '中标' }],
    traded: [{ won: true, light: '红' }],
  })
  expect(sides.both).toHaveLength(1)
})

test('deadlines that pass change the light in the night, and a project entered by mistake is taken out whole', async () => {
  const officer = await actorOf('jdjc-officer')
  const open = await trade({
    ...{ project_no: 'QD-5', status: '披露中', deal_on: null, deal_price: null, contract_on: null, pay_mode: null, result_from: null },
  })
  await fill({ trade: [{ ...open, result_to: null }], bidder: [], payment: [] })
  const light = async () => (await runQuery(tradeList, officer, { words: 'QD-5' })).rows[0]!
  const { id } = await light()
  expect(await light()).toMatchObject({ light: '黄', breaches: 0 })
  expect(await judgeTrades(new Date('2027-03-02T02:00:00Z'))).toBe(0)
  expect(await judgeTrades(new Date('2027-03-03T02:00:00Z'))).toBe(1)
  expect(await light()).toMatchObject({ light: '红', breaches: 1 })
  await runCommand(removeTrade, await actorOf('ct-pur'), { id })
  expect((await runQuery(tradeList, officer, { words: 'QD-5' })).rows).toEqual([])
})
