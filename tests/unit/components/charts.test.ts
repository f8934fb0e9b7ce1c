import { describe, expect, test } from 'vitest'
import { seriesColor } from '@/components/charts/chart-colors'
import { drawn, valueText } from '@/components/charts/chart-number'
import { prepareBar } from '@/components/charts/prepare-bar'
import { prepareLine } from '@/components/charts/prepare-line'
import { prepareStack } from '@/components/charts/prepare-stack'
import { tableCsv } from '@/components/charts/table-csv'

const heading = { title: '哪些企业最多？', subtitle: '2026 年', unit: '亿元' }
const series = (option: Record<string, unknown>) =>
  option.series as { name?: string; data: { value: number | null; label?: { formatter: string }; tip: string; href?: string }[] }[]

describe('a value in a chart', () => {
  test('is written from its decimal, never from the number that is drawn', () => {
    expect(valueText('0.145', 2)).toBe('0.15')
    expect(valueText('90071992547409931.25', 2)).toBe('90,071,992,547,409,931.25')
    expect(drawn('12.50')).toBe(12.5)
  })

  test('that is missing or no number is a gap and never zero', () => {
    expect(drawn(null)).toBeNull()
    expect(drawn('暂无')).toBeNull()
    expect(valueText(null, 2)).toBe('—')
  })

  test('keeps its colour on every page when its thing is known', () => {
    expect(seriesColor('红', 0)).toBe(seriesColor('红', 5))
    expect(seriesColor('甲', 0)).not.toBe(seriesColor('乙', 1))
  })
})

describe('bars', () => {
  const bars = [
    { label: '地铁', value: '30' },
    { label: '水务', value: '20' },
    { label: '能源', value: null },
    { label: '港口', value: '5.5' },
  ]

  test('beyond the first so many are summed into one, amounts exactly', () => {
    const chart = prepareBar({
      ...heading,
      bars: [...bars, { label: '机场', value: '0.1' }, { label: '旅游', value: '0.2' }],
      top: { count: 2, rest: 'sum' },
    })
    expect(series(chart.option)[0]?.data.map(({ label }) => label?.formatter)).toEqual(['30.00', '20.00', '5.80'])
    expect(chart.table.rows).toHaveLength(6)
  })

  test('of ratios beyond the first so many are left out', () => {
    const chart = prepareBar({ ...heading, unit: '%', bars, top: { count: 2, rest: 'drop' } })
    expect(series(chart.option)[0]?.data).toHaveLength(2)
  })

  test('a missing value has no bar and says that nothing was reported', () => {
    const missing = series(prepareBar({ ...heading, bars }).option)[0]?.data[2]
    expect(missing?.value).toBeNull()
    expect(missing?.tip).toContain('未报送')
  })

  test('without any value the chart says so instead of drawing', () => {
    expect(prepareBar({ ...heading, bars: [{ label: '地铁', value: null }] }).empty).not.toBeNull()
    expect(prepareBar({ ...heading, bars }).empty).toBeNull()
  })

  test('the option is plain JSON, so that a server page can hand it over', () => {
    const { option } = prepareBar({ ...heading, bars })
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
  })
})

describe('lines', () => {
  const chart = prepareLine({
    ...heading,
    unit: '%',
    periods: ['1月', '2月', '3月'],
    lines: [
      { name: '本年', values: ['64.10', null, '64.31'], hrefs: ['/a', null, '/c'] },
      { name: '上年同期', values: ['63.6', '63.8'] },
    ],
    level: { name: '监管线', value: '65' },
  })

  test('a missing month is a gap, also at the end of a shorter series', () => {
    expect(series(chart.option)[0]?.data.map(({ value }) => value)).toEqual([64.1, null, 64.31])
    expect(series(chart.option)[1]?.data.map(({ value }) => value)).toEqual([63.6, 63.8, null])
  })

  test('a line that begins with a gap stands at once; one without a value has no name, for it has no place to stand', () => {
    const { option } = prepareLine({
      ...heading,
      periods: ['1月', '2月'],
      lines: [
        { name: '满', values: ['1', '2'] },
        { name: '晚', values: [null, '2'] },
        { name: '空', values: [null, null] },
      ],
    })
    const drawnLines = option.series as { name: string; animation?: boolean; endLabel: { show: boolean } }[]
    expect(drawnLines.map(({ name, animation, endLabel }) => [name, animation, endLabel.show])).toEqual([
      ['满', undefined, true],
      ['晚', false, true],
      ['空', false, false],
    ])
  })

  test('points lead where they were told to', () => {
    expect(series(chart.option)[0]?.data.map(({ href }) => href)).toEqual(['/a', undefined, '/c'])
  })

  test('the table has a column a line and the same dash for what is missing', () => {
    expect(chart.table.columns).toEqual(['期间', '本年（%）', '上年同期（%）'])
    expect(chart.table.rows[1]).toEqual(['2月', '—', '63.80'])
    expect(chart.summary).toBe('本年最新 64.31，上年同期最新 63.80')
  })
})

describe('stacked bars', () => {
  const chart = prepareStack({
    ...heading,
    unit: '条',
    categories: [{ label: '围标串标' }, { label: '合同履约' }, { label: '超预算' }],
    parts: [
      { name: '红', values: ['4', '1', null] },
      { name: '橙', values: ['9', null, null] },
    ],
  })

  test('the total counts what is there; nothing at all stays missing', () => {
    expect(chart.table.rows.map((row) => row.at(-1))).toEqual(['13', '1', '—'])
  })

  test('the parts keep their order and an unseen end carries the total', () => {
    expect(series(chart.option).map(({ name }) => name)).toEqual(['红', '橙', '合计'])
    expect(series(chart.option)[2]?.data.map(({ value }) => value)).toEqual([0, 0, null])
  })
})

describe('the export of a chart', () => {
  const csv = (...rows: string[][]) => tableCsv({ columns: ['名称', '数值（万元）'], rows })

  test('is read by a spreadsheet as Chinese text and plain numbers', () => {
    expect(csv(['地铁集团', '1,234.50'])).toBe('\uFEFF名称,数值（万元）\r\n地铁集团,1234.50\r\n')
  })

  test('never carries a formula and quotes what would break a row', () => {
    expect(csv(['=cmd()', '-5.00'])).toContain("'=cmd(),-5.00")
    expect(csv(['-@sum', '—'])).toContain("'-@sum,\r\n")
    expect(csv(['甲,"乙"', '1'])).toContain('"甲,""乙""",1')
  })
})
