import { describe, expect, test } from 'vitest'
import { checkLargeWorkbook } from '@/lib/forms/excel/open-package'
import { type StreamedRow, streamTables } from '@/lib/forms/excel/stream-tables'
import { formWorkbook } from '@/lib/forms/excel/write-workbook'
import { formDefinitionSchema } from '@/lib/forms/schema'

const group = '台账'
const form = formDefinitionSchema.parse({
  ...{ code: 'streamed', title: '台账', groups: [group] },
  fields: [
    {
      ...{ key: 'debt', label: '债务', type: 'table', group, maxRows: 5000 },
      columns: [
        { key: 'number', label: '合同号', type: 'text', required: true, maxLength: 60, group },
        { key: 'purpose', label: '用途', type: 'text', maxLength: 100, group },
      ],
    },
    {
      key: 'bill',
      label: '票据',
      type: 'table',
      group,
      columns: [{ key: 'number', label: '票据号码', type: 'text', maxLength: 60, group }],
    },
  ],
})
const read = async (file: Uint8Array) => {
  await checkLargeWorkbook(file)
  const rows: StreamedRow[] = []
  for await (const row of streamTables(form, file)) rows.push(row)
  return rows
}

describe('a workbook read as a stream', () => {
  test('keeps every character of texts that are longer than a piece of a part', async () => {
    const debt = Array.from({ length: 1500 }, (_, n) => ({
      number: `青岛合同${n}号`,
      purpose: `项目建设第${n}期，含补充流动资金和归还到期债务`,
    }))
    const rows = await read(await formWorkbook(form, { debt, bill: [{ number: '甲' }] }))
    expect(rows.filter(({ table }) => table === 'debt').map(({ values }) => values)).toEqual(debt)
    expect(rows.at(-1)).toMatchObject({ table: 'bill', sheet: '票据', values: { number: '甲' }, errors: [] })
  })

  test('loses no part of a small one, however often it is read', async () => {
    const file = await formWorkbook(form, { debt: [{ number: 'A', purpose: null }] })
    for (let time = 0; time < 60; time++) expect((await read(file)).map(({ values }) => values.number)).toEqual(['A'])
  })

  test('is refused when a part of it is broken', async () => {
    const file = await formWorkbook(form, { debt: [{ number: 'A', purpose: null }] })
    const broken = file.slice()
    // The bytes of the first part behind its head.
    broken.fill(0xff, 120, 160)
    await expect(read(broken)).rejects.toMatchObject({ name: 'Refusal' })
  })

  test('a number too long for a spreadsheet is no text', async () => {
    const file = await formWorkbook(form, { debt: [{ number: 'A', purpose: null }] })
    const { default: ExcelJS } = await import('exceljs')
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(file.buffer as ArrayBuffer)
    book.getWorksheet('债务')!.getCell('A4').value = Number('3702001234567890123')
    const [row] = await read(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(row!.errors).toEqual([
      { sheet: '债务', row: 4, column: 'A', message: '合同号以数字存放，超过 15 位的末几位已不准确，请把单元格设为文本后重新填写' },
    ])
  })
})
