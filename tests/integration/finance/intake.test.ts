import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchTemplate, fillBatch } from '@/lib/finance/commands/batch/batch-workbook'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { exportBatch } from '@/lib/finance/intake/export'
import { fileNameHeader } from '@/lib/finance/intake/file-of'
import { statementBatch } from '@/lib/finance/intake/queries'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { fillStatement, statementWorkbook } from '@/lib/finance/statement/workbook'
import { createApiKey } from '@/lib/openapi/commands/keys'
import { handleInterface } from '@/lib/openapi/door/handle'
import { runCommand } from '@/lib/platform/command'
import { sm3 } from '@/lib/platform/crypto'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const now = new Date('2026-03-20T02:00:00Z')
const record = async (id: string, login = 'ct-fill') => runQuery(statementRecord, await actorOf(login), { id }, now)
const begin = async (period: number, scope = 'consolidated') =>
  (await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period, scope }, { now })).id
const type = async (id: string, cells: Record<string, string>, at: Date, login = 'ct-fill') =>
  runCommand(saveStatement, await actorOf(login), { id, version: (await record(id)).shown.version, cells }, { now: at })
const upload = (file: ArrayBuffer, name: string) =>
  new Request('http://localhost/', { method: 'POST', body: file, headers: { [fileNameHeader]: encodeURIComponent(name) } })

describe('the submissions of a version', () => {
  it('are told in order: begun, a workbook by name, digest and sheet, then typing as one stretch a person', async () => {
    const id = await begin(202602)
    const { file } = await statementWorkbook(await actorOf('ct-fill'), id)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const bytes = await book.xlsx.writeBuffer()
    await fillStatement(await actorOf('ct-fill'), id, upload(bytes, '二月快报（终稿）.xlsx'))
    const start = Date.now()
    const minute = (count: number) => new Date(start + count * 60_000)
    await type(id, { 'BS.cash@end': '100' }, minute(1))
    await type(id, { 'BS.cash@end': '101', 'BS.inventory@end': '7' }, minute(2))
    const { intakes } = await record(id)
    expect(intakes.map(({ kind }) => kind)).toEqual(['begin', 'workbook', 'entry'])
    expect(intakes[1]).toMatchObject({ fileName: '二月快报（终稿）.xlsx', digest: sm3(new Uint8Array(bytes)), shared: false })
    expect(intakes[1]!.place).toContain('资产负债表')
    expect(intakes[2]).toMatchObject({ cells: 3, byName: (await actorOf('ct-fill')).name })
    expect(Date.parse(intakes[2]!.untilAt) - Date.parse(intakes[2]!.at)).toBe(60_000)
  })

  it('of a workbook with rows that belong to no line, or twice to one, are refused by row and save nothing', async () => {
    const id = await begin(202602, 'parent')
    const { file } = await statementWorkbook(await actorOf('ct-fill'), id)
    const spoilt = async (spoil: (page: ExcelJS.Worksheet, row: (key: string) => number) => void) => {
      const book = new ExcelJS.Workbook()
      await book.xlsx.load(file)
      const page = book.getWorksheet('资产负债表')!
      spoil(page, (key) => (page.getColumn(1).values as string[]).indexOf(key))
      return fillStatement(await actorOf('ct-fill'), id, upload(await book.xlsx.writeBuffer(), '改过.xlsx'))
    }
    let at = 0
    const lost = await spoilt((page, row) => {
      at = row('cash')
      page.getCell(at, 1).value = 'cash1'
      page.getCell(at, 3).value = 152_300
    })
    expect(lost).toMatchObject({ saved: 0, errors: [{ sheet: '资产负债表', row: at, column: 'A' }] })
    expect(lost.errors[0]!.message).toContain('不是本表的项目')
    const twice = await spoilt((page, row) => {
      at = row('inventory')
      page.getCell(at, 1).value = 'cash'
    })
    expect(twice.errors).toEqual([{ sheet: '资产负债表', row: at, column: 'A', message: '货币资金：本表已有这一项目的另一行，请只留一行' }])
    // A note under the table is no amount.
    const noted = await spoilt((page) => {
      page.getCell(page.rowCount + 1, 3).value = '制表人：杨雪晴'
    })
    expect(noted.errors).toEqual([])
    expect((await record(id)).intakes.filter(({ kind }) => kind === 'workbook')).toHaveLength(1)
  })

  it('of another person’s typing are another submission; turning the unit is none', async () => {
    const id = await begin(202601)
    await type(id, { 'BS.cash@end': '100' }, now)
    await runCommand(
      saveStatement,
      await actorOf('ct-fill'),
      { id, version: (await record(id)).shown.version, cells: {}, unit: '元' },
      { now },
    )
    const before = (await record(id)).intakes
    expect(before.map(({ kind }) => kind)).toEqual(['begin', 'entry'])
    await asSystem('测试', (tx) => tx.$executeRaw`update statement_intake set by_id = gen_random_uuid() where id = ${before[1]!.id}::uuid`)
    await type(id, { 'BS.cash@end': '102' }, new Date(now.getTime() + 1000))
    expect((await record(id)).intakes.map(({ kind, cells }) => [kind, cells]).slice(1)).toEqual([
      ['entry', 1],
      ['entry', 1],
    ])
  })

  it('of before they were kept are honestly none', async () => {
    const id = await begin(202512)
    await asSystem('测试', (tx) => tx.statementIntake.deleteMany({ where: { statementId: id } }))
    expect((await record(id)).intakes).toEqual([])
  })
})

describe('a batch', () => {
  it('keeps file and row of each statement; its page lists what else came in it, to whom may see', async () => {
    const { file } = await batchTemplate(await actorOf('ct-fill'), { form: 'flash', period: '202511' }, now)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const page = book.worksheets[0]!
    for (const row of [4, 5]) page.getCell(row, 5).value = 1
    for (let row = page.rowCount; row > 5; row--) page.spliceRows(row, 1)
    const bytes = await book.xlsx.writeBuffer()
    const done = await fillBatch(await actorOf('ct-fill'), upload(bytes, '成批.xlsx'), now)
    expect(done).toMatchObject({ created: 2, errors: [] })
    const rows = await asSystem('测试', (tx) =>
      tx.statementIntake.findMany({ where: { fileName: '成批.xlsx' }, orderBy: { place: 'asc' } }),
    )
    expect(rows.map(({ place, digest, cells }) => [place, digest, cells])).toEqual(
      [4, 5].map((row) => [`成批填报 第 ${row} 行`, sm3(new Uint8Array(bytes)), 1]),
    )
    const [{ batchId, statementId }] = rows as [(typeof rows)[0]]
    expect(rows[1]!.batchId).toBe(batchId)
    expect((await record(statementId)).intakes).toMatchObject([{ kind: 'workbook', shared: true }])
    const filler = await actorOf('ct-fill')
    const batch = await runQuery(statementBatch, filler, { id: batchId })
    expect(batch).toMatchObject({ total: 2, head: { fileName: '成批.xlsx' } })
    expect(batch.rows.map(({ place }) => place)).toEqual(['成批填报 第 4 行', '成批填报 第 5 行'])
    expect(await runCommand(exportBatch, filler, { id: batchId })).toEqual(batch.rows)
    expect((await runQuery(statementBatch, filler, { id: batchId, words: '没有这家企业' })).rows).toEqual([])
    // Not handed in yet: the commission knows nothing of it, and another group never does.
    for (const login of ['cwjd-officer', 'gx-fill'])
      expect(await outcome(runQuery(statementBatch, await actorOf(login), { id: batchId }))).toBe('not_found')
  })
})

describe('a program', () => {
  it('is told by the key and the request it named, alone and in a batch; nobody can claim a file that way', async () => {
    const owner = await actorOf('ct-fill')
    const wanted = { name: '财务系统', userId: owner.userId, scopes: ['finance.report'], expiresOn: '2027-03-01' }
    const { key } = await runCommand(createApiKey, await actorOf('ct-admin'), wanted)
    const put = (path: string, body: object, named?: string) =>
      handleInterface(
        new Request(`http://localhost/api/v1${path}`, {
          method: 'PUT',
          body: JSON.stringify(body),
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...(named ? { 'idempotency-key': named } : {}) },
        }),
        '127.0.0.1',
        new Date(),
      )
    const body = { form: 'flash', period: 202510, scope: 'consolidated', cells: { 'BS.cash@end': '1' } }
    const { id } = await (await put('/statements', body, 'erp-7731')).json()
    const { intakes } = await record(id)
    expect(intakes.map(({ kind }) => kind)).toEqual(['begin', 'interface'])
    expect(intakes[1]!.request).toMatch(/:erp-7731$/)
    // The same once more changes nothing.
    await put('/statements', body, 'erp-7731')
    expect((await record(id)).intakes).toHaveLength(2)
    const org = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: owner.orgId } }))
    const one = { org: org.code, form: 'flash', period: 202509, scope: 'parent', values: ['1'] }
    const batch = { cells: ['BS.cash@end'], statements: [one, { ...one, scope: 'consolidated' }] }
    const { outcomes } = await (await put('/statements/batch', batch)).json()
    expect((await record(outcomes[1].id)).intakes).toMatchObject([{ kind: 'interface', request: '', place: '第 2 张', shared: true }])
    await put('/statements/batch', { ...batch, file: { name: '假.xlsx', digest: 'a'.repeat(64) } })
    expect((await record(outcomes[0].id)).intakes.map(({ fileName }) => fileName)).not.toContain('假.xlsx')
  })
})
