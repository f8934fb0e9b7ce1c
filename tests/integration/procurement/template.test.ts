import ExcelJS from 'exceljs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import type { FormRow } from '@/lib/forms/schema'
import { open } from '@/lib/platform/crypto'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { withClient } from '@/lib/platform/postgres/connection'
import { put } from '@/lib/platform/storage'
import { takeIn } from '@/lib/procurement/jobs/take-in'
import { procurementTemplate } from '@/lib/procurement/templates/sheets'
import { factTables } from '@/lib/procurement/vocabulary'
import { type TestDatabase, testDatabase } from '../../support/database'
import { shell } from '../../support/zip'

let database: TestDatabase
const org = newId()

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
})
afterAll(() => closeDatabase().then(database.drop))
beforeEach(() =>
  withClient(database.ownerUrl, (client) =>
    client.query(
      `truncate ${[...factTables.map(({ name }) => `"${name}"`), 'procurement_import', 'procurement_fault', 'procurement_release', 'personal_value', 'outbox'].join(', ')}`,
    ),
  ),
)

async function upload(bytes: Uint8Array) {
  const { key } = await put(bytes)
  const id = newId()
  const data = {
    id,
    orgId: org,
    format: 'workbook',
    name: 'x.xlsx',
    digest: '',
    status: 'queued',
    byId: id,
    byName: '张三',
    at: new Date(),
  }
  await asSystem('测试', (tx) => tx.procurementImport.create({ data }))
  await takeIn(id, { storageKey: key, format: 'workbook' }, database.appUrl)
  const { status, lines, kept, unchanged, faulty, error } = await asSystem('测试', (tx) =>
    tx.procurementImport.findUniqueOrThrow({ where: { id } }),
  )
  const faults = await asSystem('测试', (tx) => tx.procurementFault.findMany({ where: { importId: id }, orderBy: { id: 'asc' } }))
  return { state: { status, lines, kept, unchanged, faulty, error }, faults: faults.map(({ reason }) => reason) }
}

const filled = (sheets: Record<string, FormRow[]>) => formWorkbook(procurementTemplate, sheets)
const rows = (name: string) => asSystem('测试', (tx) => tx.$queryRawUnsafe<Record<string, unknown>[]>(`select * from ${name} order by 1`))

const whole: Record<string, FormRow[]> = {
  tender: [
    {
      code: 'QD-1',
      title: '道路改造',
      status: '完成',
      category: '勘察设计监理',
      method: '公开招标',
      award_rule: '均值基准价',
      estimate: '1800000.5',
      notice_on: '2026-03-01',
      deadline_at: '2026-03-25T09:30',
      urgent: false,
      agency_id: '某代理有限公司（91330100799655058B）',
    },
    { code: 'QD-2', title: '办公用品', status: '进行' },
  ],
  document: [{ tender_code: 'QD-1', price_weight: '60', star_count: '5', doc_author: '张三' }],
  evaluation: [{ tender_code: 'QD-1', committee_size: '5', drawn_how: '随机抽取' }],
  bid: [
    {
      tender_code: 'QD-1',
      bidder: '甲建设',
      bidder_uscc: '91330100799655058B',
      amount: '1750000',
      status: '有效',
      submitted_at: '2026-03-24T16:00',
      rank: '1',
      labour_pct: '12.5',
    },
    { tender_code: 'QD-1', bidder: '乙建设', amount: '1760000.01', status: '否决', reject_reason: '缺少保证金' },
  ],
  bid_item: [
    { tender_code: 'QD-1', bidder: '甲建设', item_code: '040101', quantity: '12.5', unit_price: '10.25', total: '128.13' },
    { tender_code: 'QD-1', bidder: '甲建设', item_code: '040102', quantity: '1', unit_price: '3' },
  ],
  bid_trace: [
    { tender_code: 'QD-1', bidder: '甲建设', ip: '10.1.1.1', mac: 'AA-BB', images: 'h1；h2', rep_phone_token: '13800001111' },
    { tender_code: 'QD-1', bidder: '乙建设', ip: '10.1.1.1', mac: 'AA-BB' },
  ],
  bid_bond: [{ tender_code: 'QD-1', bidder: '乙建设', account_token: '6222020000001', owner_is_bidder: false }],
  bid_person: [{ tender_code: 'QD-1', bidder: '甲建设', person_token: '370202199001011234', post: '项目经理' }],
  evaluator: [
    { tender_code: 'QD-1', expert_no: 'ZJ-1', name: '李四', person_token: '370202197001011230', speciality: '道路', owner_rep: false },
    { tender_code: 'QD-1', expert_no: 'ZJ-2', owner_rep: true, seconds_per_bid: '900' },
  ],
  score: [
    { tender_code: 'QD-1', bidder: '甲建设', expert_no: 'ZJ-1', item: '技术方案', subjective: true, full_marks: '30', score: '27.5' },
  ],
  bid_access: [{ tender_code: 'QD-1', accessed_at: '2026-03-20T10:00', account: 'op-7', authorised: false }],
  passage: [
    { tender_code: 'QD-1', document: '招标文件', seq: '1', page: '3', body: '本标段采用综合评估法。\n详见附件。' },
    {
      tender_code: 'QD-1',
      bidder: '甲建设',
      document: '技术标',
      seq: '1',
      page: '12',
      body: `施工组织设计：${'分段流水作业，'.repeat(400)}`,
    },
    { tender_code: 'QD-1', bidder: '乙建设', document: '技术标', seq: '1', body: `施工组织设计： ${'分段流水作业，'.repeat(400)}` },
    { tender_code: 'QD-1', bidder: '乙建设', document: '商务标', seq: '1', body: '交货期三十日。' },
  ],
  complaint: [{ tender_code: 'QD-1', kind: '异议', received_on: '2026-03-26' }],
  award: [{ tender_code: 'QD-1', bidder: '甲建设', amount: '1750000', decided_on: '2026-03-30' }],
  contract: [
    {
      code: 'HT-1',
      tender_code: 'QD-1',
      supplier: '甲建设',
      amount: '1750000',
      signed_on: '2026-04-10',
      sealed: true,
      advance_amount: '100000',
    },
  ],
  contract_change: [{ contract_code: 'HT-1', changed_on: '2026-05-01', delta: '5000' }],
  payment: [{ contract_code: 'HT-1', paid_on: '2026-05-10', amount: '300000', node: '首付款', paid_pct: '17.14' }],
}

test('a filled template becomes facts of every sheet, and the same file again changes nothing', async () => {
  const file = await filled(whole)
  expect((await upload(file)).state).toEqual({ status: 'done', lines: 2, kept: 2, unchanged: 0, faulty: 0, error: null })
  const [tender] = await rows(`tender where code = 'QD-1'`)
  expect(tender).toMatchObject({
    ...{
      org_id: org,
      title: '道路改造',
      status: 'complete',
      category: '勘察设计监理',
      award_rule: '均值基准价',
      estimate: 180_000_050n,
      urgent: false,
    },
    ...{ bid_days: 24, price_weight: 0.6, star_count: 5, doc_author: '张三', committee_size: 5, drawn_how: '随机抽取', source: '填报模板' },
    ...{ award_amount: 175_000_000n, bid_count: 1, deadline_at: new Date('2026-03-25T01:30:00Z') },
  })
  const bids = await rows('bid')
  const won = bids.find((bid) => bid.status === 'valid')!
  expect(won).toMatchObject({ amount: 175_000_000n, rank: 1, labour_pct: 0.125, is_winner: true, party_id: tender!.winner_id })
  expect(bids.find((bid) => bid.status === 'disqualified')).toMatchObject({ amount: 176_000_001n, reject_reason: '缺少保证金' })
  expect(await rows('bid_item')).toHaveLength(2)
  expect((await rows('bid_item')).find((item) => item.item_code === '040101')).toMatchObject({
    bid_id: won.bid_id,
    quantity: 12.5,
    unit_price: 1025n,
    total: 12_813n,
  })
  expect((await rows('bid_trace')).map(({ ip, mac }) => [ip, mac])).toEqual([
    ['10.1.1.1', 'AA-BB'],
    ['10.1.1.1', 'AA-BB'],
  ])
  expect((await rows('bid_trace')).find((trace) => trace.bid_id === won.bid_id)?.images).toEqual(['h1', 'h2'])
  expect(await rows('bid_bond')).toMatchObject([{ owner_is_bidder: false }])
  const experts = new Map((await rows('expert')).map((expert) => [expert.expert_no, expert]))
  expect(experts.get('ZJ-1')).toMatchObject({ name: '李四', speciality: '道路', person_token: expect.not.stringContaining('3702') })
  expect((await rows('evaluator')).map(({ expert_id, owner_rep }) => [expert_id, owner_rep])).toEqual(
    expect.arrayContaining([
      [experts.get('ZJ-1')!.expert_id, false],
      [experts.get('ZJ-2')!.expert_id, true],
    ]),
  )
  expect(await rows('score')).toMatchObject([
    { bid_id: won.bid_id, expert_id: experts.get('ZJ-1')!.expert_id, item: '技术方案', score: 27.5 },
  ])
  expect(await rows('bid_access')).toMatchObject([{ account: 'op-7', authorised: false }])
  const lost = bids.find((bid) => bid.status === 'disqualified')!
  const passages = await rows('passage')
  const passageOf = (document: string, bid?: Record<string, unknown>) =>
    passages.find((row) => row.document === document && row.bid_id === (bid?.bid_id ?? null))
  expect(passages).toHaveLength(4)
  expect(passageOf('招标文件')).toMatchObject({
    tender_id: tender!.tender_id,
    party_id: null,
    seq: 1,
    page: 3,
    body: '本标段采用综合评估法。\n详见附件。',
  })
  expect(passageOf('商务标', lost)).toMatchObject({ party_id: lost.party_id, body: '交货期三十日。' })
  // The same passage but for a space has the same fingerprint, which is what the models compare.
  expect(passageOf('技术标', won)).toMatchObject({ party_id: won.party_id, page: 12, digest: passageOf('技术标', lost)!.digest })
  expect(String(passageOf('技术标', won)!.body)).toHaveLength(2807)
  expect(await rows('complaint')).toMatchObject([{ kind: '异议' }])
  expect(await rows('contract')).toMatchObject([
    { code: 'HT-1', party_id: tender!.winner_id, sealed: true, advance_amount: 10_000_000n, amount: 175_000_000n },
  ])
  expect(await rows('contract_change')).toMatchObject([{ delta: 500_000n }])
  expect(await rows('payment')).toMatchObject([{ amount: 30_000_000n, node: '首付款', paid_pct: 0.1714 }])
  const personal = await rows('personal_value')
  expect(personal.map((value) => [value.kind, open(String(value.cipher))]).sort()).toEqual([
    ['电话', '13800001111'],
    ['证件号', '370202197001011230'],
    ['证件号', '370202199001011234'],
    ['账户', '6222020000001'],
  ])
  expect(JSON.stringify(await rows('bid_person'))).not.toContain('370202199001011234')
  const names = [
    'tender',
    'bid',
    'bid_item',
    'bid_trace',
    'bid_bond',
    'bid_person',
    'expert',
    'evaluator',
    'score',
    'bid_access',
    'passage',
    'complaint',
    'award',
    'contract',
    'contract_change',
    'payment',
    'party',
  ]
  const facts = async () =>
    JSON.stringify(await Promise.all(names.map(rows)), (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  const before = await facts()
  expect((await upload(file)).state).toMatchObject({ status: 'done', kept: 0, unchanged: 2 })
  expect(await facts()).toBe(before)
})

test('what is wrong is told by sheet, row and column; its tender is left out whole, the others are taken in', async () => {
  const told = await upload(
    await filled({
      ...whole,
      tender: [...whole.tender!, { code: 'QD-3', title: '第三' }, { code: 'QD-3', title: '重复' }, { code: null, title: '没有编号' }],
      bid: [...whole.bid!, { tender_code: 'QD-1', bidder: '丙', amount: '一百万', rank: '1.5' }, { tender_code: 'QD-9', bidder: '丁' }],
    }),
  )
  expect(told.state).toMatchObject({ status: 'done', kept: 1 })
  expect(told.faults).toEqual([
    '“标段”表第 7 行：标段编号 QD-3 重复',
    expect.stringMatching(/^“标段”表第 8 行 A 列：请填写标段编号$/),
    expect.stringMatching(/^“投标”表第 6 行 [A-Z]+ 列：投标报价须为数字.*一百万/),
    expect.stringMatching(/^“投标”表第 6 行 [A-Z]+ 列：评标名次须为/),
    '“投标”表第 7 行：“标段”表中没有标段编号 QD-9',
    '标段 QD-1 有填写错误的行，整个标段没有导入，请改正后重新上传',
    '标段 QD-3 有填写错误的行，整个标段没有导入，请改正后重新上传',
  ])
  expect((await rows('tender')).map(({ code }) => code)).toEqual(['QD-2'])
  expect(await rows('bid')).toEqual([])
})

test('a passage of a proposal names a bidder of its tender, and no text is longer than one may be', async () => {
  const passage = { tender_code: 'QD-1', document: '技术标', seq: '1', body: '甲' }
  const told = await upload(
    await filled({
      ...whole,
      passage: [
        passage,
        { ...passage, bidder: '丙建设' },
        { ...passage, bidder: '甲建设', body: '长'.repeat(20_001) },
        { ...passage, body: null },
      ],
    }),
  )
  expect(told.faults).toEqual([
    expect.stringMatching(/^“文件段落”表第 6 行 [A-Z]+ 列：段落原文不超过 20000 字/),
    expect.stringMatching(/^“文件段落”表第 7 行 [A-Z]+ 列：请填写段落原文$/),
    '“文件段落”表第 4 行：技术标的段落须填投标人',
    '“文件段落”表第 5 行：“投标”表中没有标段 QD-1 的投标人 丙建设',
    '标段 QD-1 有填写错误的行，整个标段没有导入，请改正后重新上传',
  ])
  expect(await rows('passage')).toEqual([])
})

test('a tender that the enterprise already has under its code is that tender', async () => {
  await upload(await filled({ tender: [{ code: 'QD-1', title: '旧名', ocid: 'ocds-other-1' }] }))
  expect((await upload(await filled(whole))).state).toMatchObject({ kept: 2 })
  expect((await rows('tender')).map(({ ocid, title }) => [ocid, title]).sort()).toMatchObject([
    [expect.stringContaining('ocds-gz3702-'), '办公用品'],
    ['ocds-other-1', '道路改造'],
  ])
})

test('no workbook of the template, an archive bomb and an empty template are refused in words, and nothing is taken in', async () => {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('别的').addRow(['甲'])
  const foreign = new Uint8Array(await book.xlsx.writeBuffer())
  expect((await upload(foreign)).state).toMatchObject({ status: 'failed', error: expect.stringContaining('请使用由本页下载的模板') })
  expect((await upload(await filled({}))).state).toMatchObject({ status: 'failed', error: expect.stringContaining('没有填写任何标段') })
  expect((await upload(Buffer.from('PK\x03\x04 no zip'))).state).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('无法识别的文件'),
  })
  const zeros = Buffer.alloc(90 * 1024 * 1024)
  const bomb = shell([1, 2, 3].map((n) => ({ name: `xl/worksheets/sheet${n}.xml`, content: zeros, claimed: 100 })))
  expect(bomb.length).toBeLessThan(1_000_000)
  expect((await upload(bomb)).state).toMatchObject({ status: 'failed', error: expect.stringContaining('解压后内容过大') })
  expect(await rows('tender')).toEqual([])
})

test('a payment that came in another way is the same row: contract, day and amount tell it, and two equal ones of a day stay two', async () => {
  const { payment: _, ...without } = whole
  await upload(await filled(without))
  const [contract] = await rows('contract')
  const own = newId()
  await asSystem('测试', (tx) =>
    tx.payment.create({
      data: { paymentId: own, contractId: String(contract!.contract_id), orgId: org, paidOn: new Date('2026-05-10'), amount: 30_000_000n },
    }),
  )
  await upload(await filled(whole))
  expect(await rows('payment')).toMatchObject([{ payment_id: own, node: '首付款', amount: 30_000_000n }])
  const paid = whole.payment![0]!
  const more = [paid, { ...paid, node: '另一笔' }, { ...paid, amount: '300000.01' }, { ...paid, paid_on: '2026-05-11' }]
  await upload(await filled({ ...whole, payment: more }))
  expect((await rows('payment')).map(({ amount }) => amount)).toHaveLength(4)
  await upload(await filled({ ...whole, payment: [{ ...paid, paid_on: '2026-05-09', amount: '1' }, ...more] }))
  expect((await rows('payment')).map(({ amount }) => amount)).toHaveLength(5)
  const sum = (await rows('payment')).reduce((total, { amount }) => total + (amount as bigint), 0n)
  expect(sum).toBe(4n * 30_000_000n + 1n + 100n)
})
