import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importForm, importRecords } from '@/lib/forms/excel/read-workbook'
import { formTemplate, formWorkbook, recordsWorkbook } from '@/lib/forms/excel/write-workbook'
import { parseForm } from '@/lib/forms/parse-form'
import { type FormValues, formDefinitionSchema } from '@/lib/forms/schema'
import { shell, zip } from '../../support/zip'
import { goodTransfer, transferContext, transferForm } from './fixtures'

const everything = formDefinitionSchema.parse({
  code: 'F-ALL',
  title: '全类型',
  groups: ['业务信息'],
  fields: [
    { key: 'a_text', label: '文字', type: 'text' },
    { key: 'a_long', label: '说明', type: 'textarea', hint: '写明理由' },
    { key: 'a_int', label: '人数', type: 'int', unit: '人' },
    { key: 'a_money', label: '金额', type: 'money', unit: '万元', min: '-1000000000' },
    { key: 'a_percent', label: '比例', type: 'percent', unit: '%' },
    { key: 'a_bool', label: '是否', type: 'bool' },
    { key: 'a_date', label: '日期', type: 'date' },
    { key: 'a_time', label: '时间', type: 'datetime' },
    { key: 'a_period', label: '期间', type: 'period' },
    { key: 'a_enum', label: '方式', type: 'enum', options: ['公开招标', '询比采购，含竞价'] },
    { key: 'a_multi', label: '方法', type: 'multi', options: ['收益法', '市场法'] },
    { key: 'a_org', label: '企业', type: 'org' },
    { key: 'a_code', label: '行业', type: 'code', list: 'GB/T4754' },
    { key: 'a_adcode', label: '地点', type: 'adcode' },
    { key: 'a_phone', label: '电话', type: 'phone' },
    {
      key: 'rows',
      label: '明细/一览',
      type: 'table',
      columns: [
        { key: 'name', label: '名称', type: 'text', required: true },
        { key: 'sum', label: '金额', type: 'money', unit: '万元' },
      ],
    },
  ],
})
const context = {
  names: { org_1: '青岛示例集团有限公司' },
  lists: {
    'GB/T4754': [
      { code: 'K7010', name: '房地产开发经营' },
      { code: 'E4710', name: '住宅房屋建筑' },
    ],
  },
}
const filled: FormValues = {
  a_text: '=1+1',
  a_long: '第一行\n第二行',
  a_int: '12',
  a_money: '-1234567.891234',
  a_percent: '33.3333',
  a_bool: false,
  a_date: '2026-01-02',
  a_time: '2026-01-02T09:30',
  a_period: '202611',
  a_enum: '询比采购，含竞价',
  a_multi: ['收益法', '市场法'],
  a_org: 'org_1',
  a_code: 'K7010',
  a_adcode: '370202',
  a_phone: '13800138000',
  rows: [
    { name: '甲', sum: '0.1' },
    { name: '乙', sum: null },
  ],
}

async function edited(file: Uint8Array, edit: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(file) as unknown as ExcelJS.Buffer)
  edit(workbook)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Sets the answer of a field on the first sheet. */
function answer(workbook: ExcelJS.Workbook, key: string, value: ExcelJS.CellValue, numFmt?: string): void {
  workbook.getWorksheet('填报内容')!.eachRow((row) => {
    if (row.getCell(1).value !== key) return
    row.getCell(4).value = value
    if (numFmt) row.getCell(4).style = { ...row.getCell(4).style, numFmt }
  })
}

describe('an Excel workbook of a form', () => {
  it('gives back exactly the values it was written with', async () => {
    const { values, errors } = await importForm(everything, await formWorkbook(everything, filled, context), context)
    expect(errors).toEqual([])
    expect(values).toEqual(filled)
  })

  it('gives back any amount, text and date', async () => {
    const some = fc.record({
      a_money: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map((cents) => String(cents / 100)),
      a_text: fc.string({ minLength: 1, maxLength: 40 }),
      a_date: fc
        .date({ min: new Date('1901-01-01'), max: new Date('2190-01-01'), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    })
    await fc.assert(
      fc.asyncProperty(some, async (input) => {
        const { values } = parseForm(everything, input, 'draft')
        const back = await importForm(everything, await formWorkbook(everything, values))
        expect(back.errors).toEqual([])
        expect({ ...values, ...back.values }).toEqual(values)
      }),
      { numRuns: 25 },
    )
  })

  it('has drop-downs for choices, hints beside fields and no formula', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(Buffer.from(await formTemplate(everything, context)) as unknown as ExcelJS.Buffer)
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['填报内容', '明细 一览', '选项'])
    const found: Record<string, unknown> = {}
    workbook.getWorksheet('填报内容')!.eachRow((row) => {
      found[String(row.getCell(1).value)] = [row.getCell(4).dataValidation?.type, row.getCell(6).value]
      expect(row.getCell(4).type).not.toBe(ExcelJS.ValueType.Formula)
    })
    expect(found).toMatchObject({ a_bool: ['list', ''], a_enum: ['list', ''], a_code: ['list', ''], a_long: ['custom', '写明理由'] })
  })

  it('leaves out what the platform computes', async () => {
    const { values } = parseForm(transferForm, goodTransfer, 'draft', transferContext)
    const back = await importForm(transferForm, await formWorkbook(transferForm, values, transferContext), transferContext)
    expect(back.errors).toEqual([])
    expect(back.values).not.toHaveProperty('hold_pct_after')
    expect(parseForm(transferForm, { ...values, ...back.values }, 'draft', transferContext).values).toEqual(values)
  })

  it('reads what people really put into cells', async () => {
    const file = await edited(await formTemplate(everything), (workbook) => {
      answer(workbook, 'a_percent', 0.125, '0.00%')
      answer(workbook, 'a_date', new Date(Date.UTC(2026, 0, 2)))
      answer(workbook, 'a_time', new Date(Date.UTC(2026, 0, 2, 9, 30)), 'yyyy-mm-dd hh:mm')
      answer(workbook, 'a_phone', 13800138000)
      answer(workbook, 'a_money', 0.1 + 0.2)
      answer(workbook, 'a_text', { richText: [{ text: '青岛' }, { text: '示例' }] })
      answer(workbook, 'a_bool', '否')
    })
    const { values, errors } = await importForm(everything, file)
    expect(errors).toEqual([])
    expect(values).toMatchObject({
      a_percent: '12.5',
      a_date: '2026-01-02',
      a_time: '2026-01-02T09:30',
      a_phone: '13800138000',
      a_money: '0.3',
      a_text: '青岛示例',
      a_bool: false,
    })
  })

  it('says sheet, row, column and what is wrong', async () => {
    const file = await edited(await formWorkbook(everything, filled, context), (workbook) => {
      answer(workbook, 'a_money', '很多')
      answer(workbook, 'a_int', { formula: 'SUM(1,2)', result: 3 })
      workbook.getWorksheet('明细 一览')!.getCell('B5').value = '1.2.3'
    })
    const { values, errors } = await importForm(everything, file, context)
    expect(errors).toEqual([
      { sheet: '填报内容', row: 6, column: 'D', message: '人数的单元格含公式，平台不计算公式，请复制后“选择性粘贴”为数值' },
      { sheet: '填报内容', row: 7, column: 'D', message: '金额须为数字，如 1,234.56；当前为“很多”' },
      { sheet: '明细 一览', row: 5, column: 'B', message: '金额须为数字，如 1,234.56；当前为“1.2.3”' },
    ])
    expect(values.rows).toEqual([{ name: '甲', sum: '0.1' }])
    expect(values).not.toHaveProperty('a_money')
  })

  it('finds columns by their heads when the key row was deleted, and misses required ones', async () => {
    const headed = await edited(await formWorkbook(everything, filled, context), (workbook) =>
      workbook.getWorksheet('明细 一览')!.spliceRows(1, 1),
    )
    expect((await importForm(everything, headed, context)).values.rows).toEqual(filled.rows)
    const cut = await edited(await formWorkbook(everything, filled, context), (workbook) =>
      workbook.getWorksheet('明细 一览')!.spliceColumns(1, 1),
    )
    expect((await importForm(everything, cut, context)).errors[0]?.message).toBe('缺少“名称”一列，请使用由本页下载的模板')
  })

  it('refuses the template of another form', async () => {
    await expect(importForm(transferForm, await formTemplate(everything))).rejects.toThrow('这是另一张表的模板')
  })
})

describe('a ledger of records', () => {
  it('gives the records back, one a row, and leaves out rows with errors', async () => {
    const records = [filled, { ...filled, a_text: '第二条' }].map(({ rows: _rows, ...record }) => record)
    const file = await recordsWorkbook(everything, records, context)
    expect((await importRecords(everything, file, context)).values).toEqual(records)
    const broken = await edited(file, (workbook) => {
      workbook.getWorksheet('填报内容')!.getCell('C4').value = '十二'
    })
    const { values, errors } = await importRecords(everything, broken, context)
    expect(values).toEqual([records[1]])
    expect(errors).toEqual([{ sheet: '填报内容', row: 4, column: 'C', message: '人数须为整数，如 12；当前为“十二”' }])
  })
})

const hostile: [string, Uint8Array, string][] = [
  ['a file over 2 MB', new Uint8Array(2 * 1024 * 1024 + 1), '文件不超过 2 MB'],
  ['an empty file', new Uint8Array(0), '无法识别的文件'],
  ['a picture', new Uint8Array(500).fill(137), '无法识别的文件'],
  ['a zip that is no workbook', zip([{ name: 'a.txt', content: Buffer.from('x') }]), '无法识别的文件'],
  ['a bomb', shell([{ name: 'xl/bomb.xml', content: Buffer.alloc(40 * 1024 * 1024) }]), '解压后内容过大'],
  [
    'a bomb that lies about its size',
    shell([{ name: 'xl/bomb.xml', content: Buffer.alloc(40 * 1024 * 1024), claimed: 100 }]),
    '解压后内容过大',
  ],
  ['macros', shell([{ name: 'xl/vbaProject.bin', content: Buffer.from('x') }]), '文件含宏'],
  [
    'a name that covers the whole sheet',
    shell([], '<workbook><definedName name="x">Sheet1!$A$1:$XFD$1048576</definedName></workbook>'),
    '名称管理器',
  ],
  [
    'more parts than a workbook has',
    shell(Array.from({ length: 200 }, (_, index) => ({ name: `xl/${index}`, content: Buffer.from('x') }))),
    '解压后内容过大',
  ],
]

describe('a file that is no harmless workbook', () => {
  it.each(hostile)('%s is refused', async (_name, file, message) => {
    await expect(importForm(everything, file)).rejects.toThrow(message)
  })

  it('is refused or read whatever bytes of a good one are changed, without any other exception', async () => {
    const good = await formTemplate(everything)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 8 }), async (changes) => {
        const bytes = good.slice()
        for (const [at, value] of changes) bytes[at] = value
        await importForm(everything, bytes).catch((error: unknown) => expect(error).toHaveProperty('name', 'Refusal'))
      }),
      { numRuns: 40 },
    )
  })
})
