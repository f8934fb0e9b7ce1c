import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnStatement } from '@/lib/finance/commands/act-on-statement'
import { explainCheck, remarkCell } from '@/lib/finance/commands/notes'
import { beginStatement } from '@/lib/finance/commands/open-statement'
import { reviseStatement } from '@/lib/finance/commands/revise-statement'
import { saveStatement } from '@/lib/finance/commands/save-statement'
import { enterpriseFinance } from '@/lib/finance/queries/enterprise'
import { indicatorLineage } from '@/lib/finance/queries/indicators'
import { statementRecord } from '@/lib/finance/queries/statement-record'
import { typedAmount } from '@/lib/finance/statement/amounts'
import { cellsOf } from '@/lib/finance/statement/form'
import { flashForm } from '@/lib/finance/statement/forms'
import { fillStatement, statementWorkbook } from '@/lib/finance/statement/workbook'
import { Decimal, roundTo } from '@/lib/kernel/decimal'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { actorOf } from '../../support/clerks'
import golden from '../../support/finance/golden-indicators.json'
import { sampleAmounts } from '../../support/finance/sample'
import { openSmallWorld, outcome } from '../../support/people'

let close: () => Promise<void>
beforeAll(async () => {
  close = await openSmallWorld()
})
afterAll(() => close())

const cells = [...cellsOf(flashForm).values()]
const amounts = sampleAmounts(flashForm)
/** The published example as somebody would type it, in 万元. */
const typed = Object.fromEntries(cells.map((cell) => [cell.path, typedAmount(amounts[cell.position - 1], cell, '万元')]))

const begin = async (period: number) =>
  (await runCommand(beginStatement, await actorOf('ct-fill'), { form: 'flash', period, scope: 'consolidated' })).id
const record = async (id: string, login = 'ct-fill') => runQuery(statementRecord, await actorOf(login), { id })
const taskOf = async (id: string) => {
  const { shown } = await record(id)
  const task = await asSystem('测试', (tx) => tx.task.findFirstOrThrow({ where: { subjectId: shown.id, status: 'open' } }))
  return task.id
}
const act = async (login: string, id: string, action: string, more: object = {}) =>
  runCommand(actOnStatement, await actorOf(login), { taskId: await taskOf(id), action, ...more })
const handOn = async (id: string) => {
  await act('ct-fill', id, 'submit')
  await act('ct-check', id, 'pass', { opinion: '数据核对无误' })
  await act('ct-head', id, 'pass', { opinion: '同意上报' })
}

describe('a statement on its way', () => {
  it('is typed, checked at once, handed on, accepted, and every indicator is the published one', async () => {
    const id = await begin(202511)
    const { shown } = await record(id)
    const saved = await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells: typed })
    // The example has 46 units, this small world fewer.
    expect(saved.results.filter(({ verdict }) => verdict === 'failed').map(({ code }) => code)).toEqual(['AF67'])
    await handOn(id)
    await act('cwjd-officer', id, 'conclude')
    const sheet = await runQuery(enterpriseFinance, await actorOf('cwjd-officer'), { id: (await record(id)).orgId, period: 202511 })
    const values = Object.fromEntries(
      sheet.readings.map(({ code, now }) => [code, now === null ? null : roundTo(new Decimal(now), 4).toNumber()]),
    )
    expect(values).toEqual(golden)
    const lineage = await runQuery(indicatorLineage, await actorOf('cwjd-officer'), { code: 'WL01', statementId: id })
    expect(lineage).toMatchObject({ version: { source: 'entry', filledByName: expect.any(String) } })
    expect(lineage.cells.map(({ path, value }) => [path, value])).toEqual([
      ['BS.total_liab@end', '761,000.00'],
      ['BS.total_assets@end', '1,149,000.00'],
    ])
  })

  it('does not go on while a formula of level 错误 fails without an explanation', async () => {
    const id = await begin(202510)
    const { shown } = await record(id)
    await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells: { ...typed, 'BS.cash@end': '152400' } })
    const refused = await act('ct-fill', id, 'submit').catch((error) => error)
    expect(refused).toMatchObject({ code: 'blocked', message: expect.stringContaining('2 条审核公式未通过') })
    for (const place of ['AF04', 'AF40'])
      await runCommand(explainCheck, await actorOf('ct-fill'), { id, place, text: '在途资金月末重分类' })
    await act('ct-fill', id, 'submit')
    expect((await record(id)).stepName).toBe('审核')
  })

  it('goes back with remarks at cells, and the figures stand as they were until it is mended', async () => {
    const id = await begin(202509)
    const { shown } = await record(id)
    await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells: typed })
    await handOn(id)
    await runCommand(remarkCell, await actorOf('cwjd-officer'), { id, place: 'BS.inventory@end', text: '存货较上月减少较多，请核对' })
    await act('cwjd-officer', id, 'return', { to: 'enterprise', reason: 'misfilled', opinion: '请核对存货' })
    const back = await record(id)
    expect(back).toMatchObject({ status: 'returned', returns: 1, notes: [{ place: 'BS.inventory@end' }] })
    await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: back.shown.version, cells: { 'SUP.rd_staff@cur': '421' } })
    expect((await record(id)).typed['BS.inventory@end']).toBe('96700')
  })

  it('may be corrected in a further version; the old one counts until the new one is accepted', async () => {
    const id = await begin(202508)
    const { shown } = await record(id)
    await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells: typed })
    await handOn(id)
    await act('cwjd-officer', id, 'conclude')
    await runCommand(reviseStatement, await actorOf('ct-fill'), { id, reason: 'correction', note: '研发人员数统计有误' })
    const second = await record(id)
    expect(second.versions.map(({ number, counts }) => [number, counts])).toEqual([
      [1, true],
      [2, false],
    ])
    await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: second.shown.version, cells: { 'SUP.rd_staff@cur': '430' } })
    expect((await record(id)).before).toMatchObject({ number: 1, typed: { 'SUP.rd_staff@cur': '420' } })
    await handOn(id)
    await act('cwjd-officer', id, 'conclude')
    const { value } = await runQuery(indicatorLineage, await actorOf('cwjd-officer'), { code: 'CZ11', statementId: id })
    expect(Number(value)).toBeCloseTo(10, 6)
  })

  it('refuses what is no number, cell by cell, and saves nothing of it', async () => {
    const id = await begin(202507)
    const { shown } = await record(id)
    const wrong = { 'BS.cash@end': '一百', 'BS.inventory@end': '1.1234567', 'BS.no_line@end': '1', 'BS.goodwill@end': '5' }
    const refused = await runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells: wrong }).catch(
      (error) => error,
    )
    expect(refused).toMatchObject({
      code: 'invalid',
      fields: {
        'BS.cash@end': expect.stringContaining('不是数字'),
        'BS.inventory@end': expect.stringContaining('至多 6 位'),
        'BS.no_line@end': '本表没有这一格',
      },
    })
    expect((await record(id)).typed['BS.goodwill@end']).toBeUndefined()
  })

  it('tells the second of two editors that the first has saved', async () => {
    const id = await begin(202506)
    const { shown } = await record(id)
    const save = async () =>
      runCommand(saveStatement, await actorOf('ct-fill'), { id, version: shown.version, cells: { 'BS.cash@end': '1' } })
    const both = await Promise.all([outcome(save()), outcome(save())])
    expect(both.filter((code) => code === 'stale')).toHaveLength(1)
  })
})

describe('the workbook', () => {
  const request = (file: ArrayBuffer) => new Request('http://localhost/', { method: 'POST', body: file })
  const edited = async (id: string, change: (book: ExcelJS.Workbook) => void) => {
    const { file } = await statementWorkbook(await actorOf('ct-fill'), id)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file)
    change(book)
    return book.xlsx.writeBuffer()
  }
  const at = (book: ExcelJS.Workbook, sheet: string, key: string) => {
    const page = book.getWorksheet(sheet)!
    let found = 0
    page.eachRow((row, number) => {
      if (row.getCell(1).value === key) found = number
    })
    return page.getRow(found)
  }

  it('of an outside statement is filled, comes back and gives the ratios', async () => {
    const id = await begin(202505)
    const file = await edited(id, (book) => {
      for (const cell of cells) {
        const sheet = flashForm.sheets.find(({ key }) => key === cell.sheet)!
        const column = 3 + sheet.columns.findIndex(({ key }) => key === cell.column)
        const text = typed[cell.path]
        if (text) at(book, sheet.title.slice(0, 31), cell.line).getCell(column).value = Number(text)
      }
    })
    expect(await fillStatement(await actorOf('ct-fill'), id, request(file))).toMatchObject({ errors: [] })
    await handOn(id)
    await act('cwjd-officer', id, 'conclude')
    const { value } = await runQuery(indicatorLineage, await actorOf('cwjd-officer'), { code: 'WL01', statementId: id })
    expect(roundTo(new Decimal(value!), 4).toNumber()).toBe(66.2315)
  })

  it('with a wrong cell is refused whole, by sheet, row and column', async () => {
    const id = await begin(202504)
    const file = await edited(id, (book) => {
      at(book, '资产负债表', 'cash').getCell(3).value = '约十五亿'
      at(book, '资产负债表', 'goodwill').getCell(3).value = 4800
    })
    const { saved, errors } = await fillStatement(await actorOf('ct-fill'), id, request(file))
    expect(saved).toBe(0)
    expect(errors).toEqual([
      { sheet: '资产负债表', row: 5, column: 'C', message: expect.stringContaining('货币资金（期末余额）：“约十五亿”不是数字') },
    ])
    expect((await record(id)).typed['BS.goodwill@end']).toBeUndefined()
  })
})
