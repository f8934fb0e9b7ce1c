import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { put } from '@/lib/platform/storage'
import { beginImport } from '@/lib/procurement/commands/imports'
import { saveMapping } from '@/lib/procurement/commands/mappings'
import { takeIn } from '@/lib/procurement/jobs/take-in'
import { mappingProblems } from '@/lib/procurement/mapping/lines'
import { previewMapping } from '@/lib/procurement/mapping/preview'
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

const lines = [
  { target: 'tender.code', from: '项目号' },
  { target: 'tender.title', from: '项目' },
  { target: 'tender.category', fixed: '货物' },
  { target: 'contract.code', from: '合同号' },
  { target: 'contract.supplier', from: '乙方' },
  { target: 'contract.amount', from: '合同额', unit: '万元' as const },
  { target: 'contract.signed_on', from: '签订', date: 'dmy' as const },
  { target: 'payment.amount', from: '已付' },
  { target: 'payment.paid_on', from: '付款日' },
]
const heads = ['项目号', '项目', '合同号', '乙方', '合同额', '签订', '已付', '付款日', '备注']
const table = [
  ['XM-1', '设备采购', 'HT-1', '甲公司', '120.5', '05/03/2026', '500,000', '2026-04-01', ''],
  ['XM-1', '设备采购', 'HT-1', '甲公司', '120.5', '05/03/2026', '352500', '2026-05-01', '尾款'],
  ['XM-1', '设备采购', 'HT-1', '甲公司', '120.5', '05/03/2026', '352500', '2026-05-01', '尾款'],
  ['XM-2', '办公家具', 'HT-2', '乙公司', '8', '31/12/2025', '', '', ''],
]
const csv = (rows: string[][]) => rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\r\n')
const bytesOf = (rows: string[][]) => new TextEncoder().encode(csv(rows))

let systems = 0
const mappingOf = async (of: readonly object[] = lines) =>
  (await runCommand(saveMapping, await actorOf('ct-pur'), { system: `系统${++systems}`, lines: of })).id

async function upload(name: string, bytes: Uint8Array, mappingId: string) {
  const { key, size, sm3 } = await put(bytes)
  const actor = await actorOf('ct-pur')
  const { id } = await runCommand(beginImport, actor, { name, size, sm3, storageKey: key, format: 'ocds', mappingId })
  await takeIn(id, { storageKey: key, format: 'mapped' }, database.appUrl)
  const done = await asSystem('测试', (tx) => tx.procurementImport.findUniqueOrThrow({ where: { id } }))
  const faults = await asSystem('测试', (tx) => tx.procurementFault.findMany({ where: { importId: id }, orderBy: { id: 'asc' } }))
  const { status, kept, unchanged, faulty, error, format } = done
  return { status, kept, unchanged, faulty, error, format, faults: faults.map(({ reason }) => reason) }
}
const contracts = () =>
  asSystem(
    '测试',
    (tx) =>
      tx.$queryRaw`select c.code, c.amount::text, c.signed_on::text as signed, t.code as tender, t.category, t.source,
      (select count(*)::int from payment y where y.contract_id = c.contract_id) as payments,
      (select coalesce(sum(y.amount), 0)::text from payment y where y.contract_id = c.contract_id) as paid
      from contract c join tender t on t.tender_id = c.tender_id order by c.code`,
  )

test('a table of an enterprise’s own becomes tenders, contracts and payments in 元, and the same file again changes nothing', async () => {
  const id = await mappingOf()
  const first = await upload('合同台账.csv', bytesOf([heads, ...table]), id)
  expect(first).toMatchObject({ status: 'done', format: 'mapped', kept: 2, faulty: 0, error: null, faults: [] })
  expect(await contracts()).toEqual([
    {
      code: 'HT-1',
      amount: '120500000',
      signed: '2026-03-05',
      tender: 'XM-1',
      category: '货物',
      source: '系统1',
      payments: 3,
      paid: '120500000',
    },
    { code: 'HT-2', amount: '8000000', signed: '2025-12-31', tender: 'XM-2', category: '货物', source: '系统1', payments: 0, paid: '0' },
  ])
  expect(await upload('合同台账.csv', bytesOf([heads, ...table]), id)).toMatchObject({ status: 'done', kept: 0, unchanged: 2 })

  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('台账')
  sheet.addRow(['合同台账'])
  sheet.addRows([heads, ...table])
  expect(await upload('合同台账.xlsx', new Uint8Array(await book.xlsx.writeBuffer()), id)).toMatchObject({ kept: 0, unchanged: 2 })
})

test('what is wrong is told by the file, row and column of the source, its tender is left out whole, the others are taken in', async () => {
  const id = await mappingOf()
  const wrong = [
    heads,
    ['XM-8', '甲项目', 'HT-8', '甲公司', '一百', '05/03/2026', '', '', ''],
    ['XM-9', '乙项目', 'HT-9', '乙公司', '3', '31/02/2026', '', '', ''],
  ]
  const done = await upload('台账.csv', bytesOf([...wrong, ['XM-10', '丙项目', 'HT-10', '丙公司', '3', '01/02/2026', '', '', '']]), id)
  expect(done).toMatchObject({ status: 'done', kept: 1 })
  expect(done.faults.join('\n')).toMatch(/“台账.csv”表第 2 行 “合同额” 列：.*一百/)
  expect(done.faults.join('\n')).toMatch(/“台账.csv”表第 3 行 “签订” 列：/)
  expect(done.faults.join('\n')).toContain('标段 XM-9 有填写错误的行')
})

test('a file without a column that the mapping needs, or which is no table, fails in words', async () => {
  const id = await mappingOf()
  const short = table.map((row) => row.slice(0, 4))
  const lost = await upload('台账.csv', bytesOf([heads.slice(0, 4), ...short]), id)
  expect(lost).toMatchObject({ status: 'failed', error: expect.stringContaining('来源表缺少映射用到的列：合同额') })
  expect((await upload('图片.csv', new Uint8Array([0, 1, 2, 0]), id)).error).toContain('不是文本文件')
  const twice = await upload(
    '台账.csv',
    bytesOf([
      ['项目号', '项目号'],
      ['a', 'b'],
    ]),
    id,
  )
  expect(twice.error).toContain('“项目号”出现了两次')
})

test('a trial says what the first rows become and what is wrong cell by cell, also in the encoding of older programs, and keeps nothing', async () => {
  const actor = await actorOf('ct-pur')
  // 项目号,项目 / XM-1,设备 in GB 18030.
  const old = new Uint8Array([
    0xcf, 0xee, 0xc4, 0xbf, 0xba, 0xc5, 0x2c, 0xcf, 0xee, 0xc4, 0xbf, 0x0a, 0x58, 0x4d, 0x2d, 0x31, 0x2c, 0xc9, 0xe8, 0xb1, 0xb8,
  ])
  const seen = await previewMapping(actor, { name: '台账.csv', bytes: old, lines: [] })
  expect(seen).toMatchObject({ heads: ['项目号', '项目'], sample: { 项目号: 'XM-1', 项目: '设备' }, rows: [] })
  const trial = await previewMapping(actor, {
    name: '台账.csv',
    bytes: bytesOf([heads, ...table.map((row) => row.with(4, '一百'))]),
    lines,
  })
  expect(trial.rows[0]!.cells.filter(({ error }) => error).map(({ name }) => name)).toEqual(['合同 · 合同价'])
  expect(trial.rows[0]!.cells.find(({ target }) => target === 'contract.signed_on')!.value).toBe('2026-03-05')
  await expect(previewMapping(await actorOf('ct-view'), { name: 'a.csv', bytes: old, lines })).rejects.toThrow('没有报送采购数据的权限')
})

test('a mapping that could not work is refused with what is missing, and an edit that was overtaken too', async () => {
  expect(mappingProblems([{ target: 'contract.amount', from: 'x' }])).toEqual([
    '还须对应“标段”表的“标段编号”',
    '还须对应“标段”表的“标段名称”',
    '还须对应“合同”表的“合同编号”',
    '还须对应“合同”表的“标段编号”',
  ])
  await expect(mappingOf([{ target: 'tender.nothing', from: 'x' }])).rejects.toThrow('模板中没有“tender.nothing”一列')
  const id = await mappingOf()
  const actor = await actorOf('ct-pur')
  const edit = { id, version: 1, system: '改名', lines }
  expect(await runCommand(saveMapping, actor, edit)).toMatchObject({ version: 2 })
  await expect(runCommand(saveMapping, actor, edit)).rejects.toThrow('刚被他人改过')
})
