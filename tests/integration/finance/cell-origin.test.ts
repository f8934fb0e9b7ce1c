import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { batchTemplate, fillBatch } from '@/lib/finance/commands/batch/batch-workbook'
import { pushStatements } from '@/lib/finance/commands/batch/push-statements'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { reviseStatement } from '@/lib/finance/commands/revise-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { fileNameHeader } from '@/lib/finance/intake/file-of'
import { indicatorLineage } from '@/lib/finance/queries/indicators'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { fillStatement, statementWorkbook } from '@/lib/finance/statement/workbook'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import { openSmallWorld } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const now = new Date('2026-03-20T02:00:00Z')
const login = 'ct-fill'
const looked = async (id: string, cell: string, number?: number) =>
  (await runQuery(statementRecord, await actorOf(login), { id, cell, ...(number ? { number } : {}) }, now)).looked!.origin
const begin = async (period: number, scope = 'consolidated') =>
  (await runCommand(beginStatement, await actorOf(login), { form: 'flash', period, scope }, { now })).id
const shown = async (id: string) => (await runQuery(statementRecord, await actorOf(login), { id }, now)).shown
const type = async (id: string, cells: Record<string, string>, at: Date, computed: string[] = []) =>
  runCommand(saveStatement, await actorOf(login), { id, version: (await shown(id)).version, cells, computed }, { now: at })
const upload = (file: ArrayBuffer, name: string) =>
  new Request('http://localhost/', { method: 'POST', body: file, headers: { [fileNameHeader]: encodeURIComponent(name) } })

/** The batch workbook of a period with its first row filled at some cells, the other rows left out. */
async function batchFile(period: number, cells: Record<string, number>): Promise<ArrayBuffer> {
  const { file } = await batchTemplate(await actorOf(login), { form: 'flash', period: String(period) }, now)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(file)
  const page = book.worksheets[0]!
  for (let row = page.rowCount; row > 4; row--) page.spliceRows(row, 1)
  for (const [path, value] of Object.entries(cells)) page.getCell(4, columnOf(page, path)).value = value
  return book.xlsx.writeBuffer() as Promise<ArrayBuffer>
}
const columnOf = (page: ExcelJS.Worksheet, path: string) => {
  for (let column = 5; column <= page.columnCount; column++) if (page.getCell(1, column).value === path) return column
  throw new Error(path)
}
const letterOf = async (bytes: ArrayBuffer, path: string) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  return book.worksheets[0]!.getColumn(columnOf(book.worksheets[0]!, path)).letter
}

describe('who wrote a cell last', () => {
  it('is the import, then the hand, then the next import, each for the cells it brought', async () => {
    const first = await batchFile(202602, { 'BS.cash@end': 100, 'BS.inventory@end': 50, 'BS.prepayments@end': 7 })
    await fillBatch(await actorOf(login), upload(first, '第一批.xlsx'), new Date('2026-03-20T03:00:00Z'))
    const { id } = await asSystem('测试', (tx) => tx.statement.findFirstOrThrow({ where: { period: 202602, formCode: 'flash' } }))
    expect(await looked(id, 'BS.cash@end')).toMatchObject({
      kind: 'written',
      intake: { kind: 'workbook', fileName: '第一批.xlsx' },
      at: '2026-03-20T03:00:00.000Z',
      place: `成批填报 第 4 行 ${await letterOf(first, 'BS.cash@end')} 列`,
    })
    // The template asked for nothing else: rare lines are zero by the platform, the rest nobody filled.
    expect(await looked(id, 'BS.fixed_assets@end')).toEqual({ kind: 'empty' })

    await type(id, { 'BS.cash@end': '101' }, new Date('2026-03-20T04:00:00Z'))
    await type(id, { 'BS.inventory@end': '51' }, new Date('2026-03-20T04:10:00Z'))
    const filler = await actorOf(login)
    expect(await looked(id, 'BS.cash@end')).toMatchObject({
      ...{ kind: 'written', at: '2026-03-20T04:00:00.000Z' },
      intake: { kind: 'entry', byName: filler.name },
    })
    expect(await looked(id, 'BS.inventory@end')).toMatchObject({ kind: 'written', at: '2026-03-20T04:10:00.000Z' })
    expect(await looked(id, 'BS.prepayments@end')).toMatchObject({ intake: { fileName: '第一批.xlsx' } })

    // The next file brings one of the two: the other stays by hand.
    const org = await asSystem('测试', (tx) => tx.org.findUniqueOrThrow({ where: { id: filler.orgId } }))
    const statement = await asSystem('测试', (tx) => tx.statement.findUniqueOrThrow({ where: { id } }))
    const one = { org: org.code, form: 'flash' as const, period: 202602, scope: statement.scope as 'consolidated', values: ['102', '8'] }
    const third = { cells: ['BS.cash@end', 'BS.prepayments@end'], statements: [one] }
    await runCommand(pushStatements, filler, third, { now: new Date('2026-03-20T05:00:00Z') })
    for (const path of third.cells)
      expect(await looked(id, path)).toMatchObject({ kind: 'written', place: '第 1 张', intake: { kind: 'interface' } })
    expect(await looked(id, 'BS.inventory@end')).toMatchObject({ at: '2026-03-20T04:10:00.000Z', intake: { kind: 'entry' } })
  })

  it('names sheet and address in the workbook of one statement, and what the platform added up', async () => {
    const id = await begin(202601)
    const { file } = await statementWorkbook(await actorOf(login), id)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const page = book.worksheets[0]!
    let row = 4
    while (page.getCell(row, 1).value !== 'cash') row++
    page.getCell(row, 3).value = 12
    await fillStatement(await actorOf(login), id, upload((await book.xlsx.writeBuffer()) as ArrayBuffer, '一月.xlsx'))
    expect(await looked(id, 'BS.cash@end')).toMatchObject({
      kind: 'written',
      place: `工作表“${page.name}” C${row}`,
      intake: { fileName: '一月.xlsx' },
    })
    const after = new Date(Date.now() + 60_000)
    const formula = (await runQuery(statementRecord, await actorOf(login), { id }, now)).formulaCells.find(({ path }) =>
      path.startsWith('BS.'),
    )!
    const parts = Object.fromEntries(formula.terms.map(([path]) => [path, '0']))
    const computed = { ...parts, [formula.terms[0]![0]]: '12', [formula.path]: '12' }
    await type(id, computed, after, [formula.path, formula.terms[0]![0]])
    expect(await looked(id, formula.path)).toMatchObject({ kind: 'computed', intake: { kind: 'entry' } })
    // What is no sum, or not what its parts come to, was typed, whatever a page says.
    expect((await looked(id, formula.terms[0]![0])).kind).toBe('written')
    await type(id, { [formula.path]: '13' }, new Date(after.getTime() + 1000), [formula.path])
    expect((await looked(id, formula.path)).kind).toBe('written')
  })

  it('goes back to the version that was copied, and says what was carried over', async () => {
    const december = await begin(202512, 'parent')
    await type(december, { 'BS.cash@end': '30' }, now)
    const versionId = (await shown(december)).id
    const accept = (id: string, version: string) =>
      asSystem('测试', (tx) => tx.statement.update({ where: { id }, data: { acceptedVersionId: version, status: 'concluded' } }))
    await accept(december, versionId)
    const january = await begin(202601, 'parent')
    expect(await looked(january, 'BS.cash@begin')).toMatchObject({ kind: 'carried', intake: { kind: 'begin' } })
    // A further version is copied, and one cell typed over.
    const filler = await actorOf(login)
    await runCommand(reviseStatement, filler, { id: december, reason: 'correction', note: '存货少计，予以更正' }, { now })
    await type(december, { 'BS.inventory@end': '4' }, new Date(now.getTime() + 1000))
    expect(await looked(december, 'BS.inventory@end')).toMatchObject({ number: 2, intake: { kind: 'entry' } })
    expect(await looked(december, 'BS.cash@end', 2)).toMatchObject({ kind: 'written', number: 1, intake: { kind: 'entry' } })
    // The same in the lineage of an indicator, for each cell it is made of.
    await accept(december, (await shown(december)).id)
    const { cells } = await runQuery(indicatorLineage, filler, { code: 'CZ01', statementId: december }, now)
    expect(cells.length).toBeGreaterThan(0)
    for (const { value, origin } of cells) expect(origin.kind === 'empty').toBe(value === '—')
  })

  it('is not made up for what came before cells were recorded', async () => {
    const id = await begin(202511, 'parent')
    await type(id, { 'BS.cash@end': '30' }, now)
    await asSystem('测试', (tx) => tx.$executeRaw`update statement_intake set wrote = null where statement_id = ${id}::uuid`)
    expect(await looked(id, 'BS.cash@end')).toEqual({ kind: 'unrecorded', number: 1, intakes: 2 })
    // Typing after it is another stretch, recorded for what it wrote.
    await type(id, { 'BS.inventory@end': '3' }, new Date(now.getTime() + 1000))
    expect(await looked(id, 'BS.inventory@end')).toMatchObject({ kind: 'written', intake: { kind: 'entry' } })
    expect(await looked(id, 'BS.cash@end')).toEqual({ kind: 'unrecorded', number: 1, intakes: 2 })
    await asSystem('测试', (tx) => tx.statementIntake.deleteMany({ where: { statementId: id } }))
    expect(await looked(id, 'BS.cash@end')).toEqual({ kind: 'unrecorded', number: 1, intakes: 0 })
  })
})

describe('what is kept of a batch', () => {
  it('is one block a statement, however many cells came', async () => {
    const { file } = await batchTemplate(await actorOf(login), { form: 'flash', period: '202510' }, now)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    const page = book.worksheets[0]!
    for (const row of [4, 5]) for (let column = 5; column <= page.columnCount; column++) page.getCell(row, column).value = 1
    for (let row = page.rowCount; row > 5; row--) page.spliceRows(row, 1)
    expect(await fillBatch(await actorOf(login), upload((await book.xlsx.writeBuffer()) as ArrayBuffer, '整批.xlsx'), now)).toMatchObject({
      created: 2,
    })
    const rows = await asSystem('测试', (tx) => tx.statementIntake.findMany({ where: { fileName: '整批.xlsx' } }))
    expect(rows.map(({ wrote }) => wrote)).toEqual([0, 1].map(() => [expect.objectContaining({ at: 1, rows: 1 })]))
  })
})
