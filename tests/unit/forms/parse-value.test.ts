import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseValue } from '@/lib/forms/parse/parse-value'
import { type FieldDefinition, fieldSchema, fieldTypes } from '@/lib/forms/schema'
import { usccCheckCharacter } from '@/lib/kernel/expr/uscc'

type Given = Partial<FieldDefinition> & Pick<FieldDefinition, 'type'>

function field(given: Given): FieldDefinition {
  return fieldSchema.parse({ key: 'x', label: '转让底价', ...given })
}

const money: Given = { type: 'money', unit: '万元' }
const mode: Given = { type: 'enum', options: ['一次性', '分期'] }
const methods: Given = { type: 'multi', options: ['资产基础法', '收益法', '市场法'] }

const accepted: [Given, unknown, unknown][] = [
  [money, '1,234.56', '1234.56'],
  [money, '\uff11\uff0c\uff12\uff13\uff14.50', '1234.5'],
  [money, '¥1234', '1234'],
  [money, '5 万元', '5'],
  [money, '007', '7'],
  [money, '.5', '0.5'],
  [money, '5.', '5'],
  [money, '-0', '0'],
  [money, 12.5, '12.5'],
  [money, '  ', null],
  [money, null, null],
  [money, undefined, null],
  [money, '9000000000', '9000000000'],
  [{ ...money, min: '-1000000' }, '(1,234.5)', '-1234.5'],
  [{ ...money, min: '-1000000' }, '\u22125', '-5'],
  [{ type: 'money4', unit: '元/股' }, '12.3456', '12.3456'],
  [{ type: 'int', unit: '月' }, '12', '12'],
  [{ type: 'int', unit: '月' }, '12.0', '12'],
  [{ type: 'decimal', unit: '㎡' }, '88.123456', '88.123456'],
  [{ type: 'percent', unit: '%' }, '33.33%', '33.33'],
  [{ type: 'percent', unit: '%' }, '\uff13\uff13\uff05', '33'],
  [{ type: 'percent', unit: '%' }, '100', '100'],
  [{ type: 'percent', unit: '%', max: '300' }, '250', '250'],
  [{ type: 'bool' }, '是', true],
  [{ type: 'bool' }, false, false],
  [{ type: 'bool' }, '0', false],
  [{ type: 'date' }, '2026/1/2', '2026-01-02'],
  [{ type: 'date' }, '2026年1月2日', '2026-01-02'],
  [{ type: 'date' }, '20260102', '2026-01-02'],
  [{ type: 'date' }, '2024-2-29', '2024-02-29'],
  [{ type: 'datetime' }, '2026-1-2 9:05', '2026-01-02T09:05'],
  [{ type: 'datetime' }, '2026年1月2日9时5分', '2026-01-02T09:05'],
  [{ type: 'datetime' }, '2026-01-02T09:05:30+08:00', '2026-01-02T09:05'],
  [{ type: 'period' }, '2026年3月', '202603'],
  [{ type: 'period' }, '202603', '202603'],
  [{ type: 'period', list: 'quarter' }, '2026年三季度', '202609'],
  [{ type: 'period', list: 'quarter' }, '2026Q3', '202609'],
  [{ type: 'period', list: 'year' }, '2026', '202612'],
  [{ type: 'period', list: 'term' }, '2025—2027年任期', '202712'],
  [mode, ' 分期 ', '分期'],
  [methods, ['市场法', '收益法', '市场法'], ['收益法', '市场法']],
  [methods, '市场法、资产基础法', ['资产基础法', '市场法']],
  [methods, [], null],
  [{ type: 'phone' }, '+86 138-0013-8000', '13800138000'],
  [{ type: 'phone' }, '053285912345', '0532-85912345'],
  [{ type: 'phone' }, '(0532) 85912345-802', '0532-85912345-802'],
  [{ type: 'phone' }, '01088886666', '010-88886666'],
  [{ type: 'adcode' }, '370202', '370202'],
  [{ type: 'adcode' }, '青岛市市南区', '370202'],
  [{ type: 'adcode' }, 110101, '110101'],
  [{ type: 'code', list: 'GB/T4754' }, 'k7010', 'K7010'],
  [{ type: 'code', list: 'country' }, 'chn', 'CHN'],
  [{ type: 'org' }, 'org_01.2', 'org_01.2'],
  [{ type: 'person' }, '阿卜杜拉•买买提', '阿卜杜拉·买买提'],
  [{ type: 'file' }, ['a1', 'a1', 'b2'], ['a1', 'b2']],
  [{ type: 'text' }, ' 第一行\n第二行\u0000\u200b ', '第一行 第二行'],
  [{ type: 'textarea' }, '第一行\r\n第二行 ', '第一行\n第二行'],
]

const refused: [Given, unknown, unknown][] = [
  [money, '1.2.3', '转让底价须为数字，如 1,234.56；当前为“1.2.3”'],
  [money, '1,23', '转让底价须为数字，如 1,234.56；当前为“1,23”'],
  [money, '1e5', '转让底价须为数字，如 1,234.56；当前为“1e5”'],
  [money, '5亿元', '转让底价须为数字，如 1,234.56；当前为“5亿元”'],
  [money, Number.NaN, '转让底价须为数字，如 1,234.56；当前为“NaN”'],
  [money, Number.POSITIVE_INFINITY, '转让底价须为数字，如 1,234.56；当前为“Infinity”'],
  [money, {}, '转让底价须为数字，如 1,234.56；当前为“无法识别的内容”'],
  [money, '-1', '转让底价须不小于 0 万元；当前为 -1 万元'],
  [{ ...money, exclusiveMin: true }, '0', '转让底价须大于 0 万元；当前为 0 万元'],
  [money, '9000000000.01', '转让底价须不大于 9,000,000,000 万元；当前为 9,000,000,000.01 万元'],
  [money, '1.1234567', '转让底价须为最多 6 位小数的数字；当前为“1.1234567”'],
  [{ type: 'money', unit: '元' }, '1.234', '转让底价须为最多 2 位小数的数字；当前为“1.234”'],
  [{ type: 'money4', unit: '元/股' }, '1.23456', '转让底价须为最多 4 位小数的数字；当前为“1.23456”'],
  [{ type: 'int' }, '1.5', '转让底价须为整数；当前为“1.5”'],
  [{ type: 'int' }, '十二', '转让底价须为整数，如 12；当前为“十二”'],
  [{ type: 'int', min: '3', max: '13' }, '2', '转让底价须不小于 3；当前为 2'],
  [{ type: 'percent', unit: '%' }, '100.01', '转让底价须不大于 100 %；当前为 100.01 %'],
  [{ type: 'bool' }, '也许', '转让底价须选择“是”或“否”；当前为“也许”'],
  [{ type: 'date' }, '2026-02-29', '转让底价须为真实存在的日期，如 2026-01-02；当前为“2026-02-29”'],
  [{ type: 'date', max: '2026-06-30' }, '2026-07-01', '转让底价须不晚于 2026-06-30；当前为 2026-07-01'],
  [{ type: 'datetime' }, '2026-01-02', '转让底价须为日期和时间（北京时间），如 2026-01-02 09:30；当前为“2026-01-02”'],
  [{ type: 'datetime' }, '2026-01-02T09:05:00Z', '转让底价须为日期和时间（北京时间），如 2026-01-02 09:30；当前为“2026-01-02T09:05:00Z”'],
  [{ type: 'period' }, '202613', '转让底价须为月份，如 2026年11月；当前为“202613”'],
  [{ type: 'period', list: 'quarter' }, '202604', '转让底价须为季度，如 2026年三季度；当前为“202604”'],
  [mode, '赊账', '转让底价须从 一次性、分期 中选择；当前为“赊账”'],
  [methods, ['收益法', '直觉'], '转让底价须从 资产基础法、收益法、市场法 中选择；当前为“直觉”'],
  [{ ...methods, min: '2' }, ['收益法'], '转让底价至少选择 2 项；当前为 1 项'],
  [{ type: 'uscc' }, '9137020026458214', '转让底价须为 18 位统一社会信用代码；当前为“9137020026458214”（16 位）'],
  [
    { type: 'uscc' },
    '91370200264582I40M',
    '转让底价只含数字和大写字母（不含 I、O、S、V、Z），第 3 至 8 位为数字；当前为“91370200264582I40M”',
  ],
  [{ type: 'phone' }, '12345', '转让底价须为 11 位手机号或“区号-座机”，如 13800000000 或 0532-85912345；当前为“12345”'],
  [{ type: 'adcode' }, '370299', '转让底价须为 6 位行政区划代码，如 370202(市南区);当前为“370299”'],
  [{ type: 'code', list: 'GB/T4754' }, 'Z99', '转让底价须为国民经济行业代码（门类字母加 2 至 4 位数字），如 K7010；当前为“Z99”'],
  [{ type: 'org' }, '<script>', '转让底价须从列表中选择；“<script>”无法识别'],
  [{ type: 'text', pattern: { regex: '(?<=a)b', message: '' } }, 'ab', expect.stringContaining('格式设定有误')],
  [{ type: 'text', minLength: 2, maxLength: 20 }, '李', '转让底价不少于 2 字；当前为 1 字'],
  [{ type: 'text' }, '字'.repeat(2001), '转让底价不超过 2000 字；当前为 2001 字'],
  [
    { type: 'text', pattern: { regex: '[A-Z]{2}\\d{4}', message: '须为两位大写字母加四位数字' } },
    'A1',
    '转让底价须为两位大写字母加四位数字；当前为“A1”',
  ],
  [{ type: 'text' }, true, '转让底价须为文字；当前为“true”'],
  [{ type: 'table' }, [], '转让底价须为明细表'],
]

describe('one value of a field', () => {
  it.each(accepted)('%o reads %o as %o', (given, raw, value) => {
    expect(parseValue(field(given), raw)).toEqual({ ok: true, value })
  })

  it.each(refused)('%o refuses %o: %s', (given, raw, message) => {
    expect(parseValue(field(given), raw)).toEqual({ ok: false, message })
  })

  it('takes a credit code with the right check character in any case and says the right one otherwise', () => {
    const first17 = '91370200MA3C0000X'
    const check = usccCheckCharacter(first17)
    expect(parseValue(field({ type: 'uscc' }), `${first17}${check}`.toLowerCase())).toEqual({ ok: true, value: `${first17}${check}` })
    const wrong = check === '0' ? '1' : '0'
    expect(parseValue(field({ type: 'uscc' }), first17 + wrong)).toMatchObject({
      ok: false,
      message: expect.stringContaining(`末位应为 ${check}`),
    })
  })

  it('chooses by code or name once the list is at hand, and only from it', () => {
    const context = { lists: { dict98: [{ code: '12', name: '违规担保' }] } }
    const given = field({ type: 'dict', list: 'dict98' })
    expect(parseValue(given, '违规担保', context)).toEqual({ ok: true, value: '12' })
    expect(parseValue(given, '12', context)).toEqual({ ok: true, value: '12' })
    expect(parseValue(given, '其他', context)).toEqual({ ok: false, message: '转让底价须从目录中选择；“其他”不在目录中' })
  })
})

const anyField = fc
  .record({
    type: fc.constantFrom(...fieldTypes),
    unit: fc.constantFrom(null, '万元', '%', '元'),
    options: fc.constantFrom(undefined, ['一次性', '分期']),
    list: fc.constantFrom(undefined, 'GB/T4754', 'quarter', 'constructor'),
  })
  .map((given) => field({ ...given, options: given.options ? [...given.options] : undefined }))

const typed = fc.oneof(
  fc.anything(),
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[\d０-９,.\-()年月日/: %万元是否Q]{0,16}$/u),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 16)),
  fc.constantFrom('分期', '2026Q4', '2026-1-2', '13800138000', '370202', 'K70', 'toString', '__proto__'),
)

describe('whatever is typed', () => {
  it('gives a value or a sentence, never an exception', () => {
    fc.assert(
      fc.property(anyField, typed, (given, raw) => {
        const parsed = parseValue(given, raw)
        if (!parsed.ok) expect(parsed.message.startsWith('转让底价')).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })

  it('is read the same when what was read is read again', () => {
    fc.assert(
      fc.property(anyField, typed, (given, raw) => {
        const once = parseValue(given, raw)
        if (once.ok) expect(parseValue(given, once.value)).toEqual(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('never lets invisible characters into text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const parsed = parseValue(field({ type: 'textarea' }), raw)
        if (parsed.ok && parsed.value !== null) expect(String(parsed.value)).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cs}|\u200b/u)
      }),
      { numRuns: 1000 },
    )
  })
})
