import { describe, expect, test } from 'vitest'
import { layoutOf, noStatement, noValue, pivotOf } from '@/lib/finance/compare/pivot'
import { compareQuery, compareSchema, readCompare } from '@/lib/finance/compare/schema'
import { spanOf } from '@/lib/finance/queries/compare'

const ground = {
  form: 'flash' as const,
  periods: [202511, 202512],
  indicators: [
    { code: 'YL01', name: '利润总额', unit: '万元' },
    { code: 'WL01', name: '资产负债率', unit: '%' },
  ],
  orgs: [
    {
      ...{ id: 'a', name: '甲' },
      sheets: [
        { period: 202511, statementId: 's1', values: ['1', null] },
        { period: 202512, statementId: 's2', values: ['2', '60'] },
      ],
    },
    { id: 'b', name: '乙', sheets: [{ period: 202512, statementId: 's3', values: ['3', '70'] }] },
  ],
}
const values = (rows: 'org' | 'indicator' | 'period', columns: 'org' | 'indicator' | 'period') =>
  pivotOf(ground, { rows, columns }).rows.map((row) => [...row.heads, ...row.cells.map((cell) => cell.value)])

describe('the turned table', () => {
  test('lies as asked, and every figure stands at its enterprise, indicator and period', () => {
    expect(values('org', 'period')).toEqual([
      ['甲', '利润总额（万元）', '1', '2'],
      ['甲', '资产负债率（%）', null, '60'],
      ['乙', '利润总额（万元）', null, '3'],
      ['乙', '资产负债率（%）', null, '70'],
    ])
    expect(values('period', 'org')).toEqual([
      ['2025年11月', '利润总额（万元）', '1', null],
      ['2025年11月', '资产负债率（%）', null, null],
      ['2025年12月', '利润总额（万元）', '2', '3'],
      ['2025年12月', '资产负债率（%）', '60', '70'],
    ])
    expect(values('indicator', 'org')[1]).toEqual(['利润总额（万元）', '2025年12月', '2', '3'])
  })

  test('tells a statement that is not there from a value that could not be worked out', () => {
    const { rows } = pivotOf(ground, { rows: 'org', columns: 'period' })
    expect([rows[1]?.cells[0]?.reason, rows[2]?.cells[0]?.reason, rows[0]?.cells[0]?.reason]).toEqual([noValue, noStatement, null])
    expect(rows[3]?.cells[1]).toMatchObject({ statementId: 's3', code: 'WL01' })
  })

  test('gives a dimension with one entry no column of its own, and never uses one for both', () => {
    expect(pivotOf({ ...ground, indicators: ground.indicators.slice(0, 1) }, { rows: 'org', columns: 'period' }).corner).toEqual(['企业'])
    expect(layoutOf('period', 'period')).toEqual({ rows: ['period', 'org'], columns: 'indicator' })
    expect(layoutOf('org', 'org').columns).toBe('period')
  })
})

describe('the address', () => {
  test('says all of a comparison, there and back', () => {
    const compare = compareSchema.parse({
      ...{ form: 'flash', scope: 'parent', who: 'all', names: ['城投', '港口'], codes: ['YL01', 'WL02B'] },
      ...{ from: 202501, until: 202512, annualised: true, rows: 'indicator', columns: 'org', order: 'high', page: 3 },
    })
    const params = Object.fromEntries(new URLSearchParams(compareQuery(compare)))
    expect(compareSchema.parse(readCompare(params))).toEqual(compare)
  })

  test('with nonsense in it is read as if it were not there', () => {
    const read = readCompare({ form: 'x', under: '1', code: ["';--", 'YL01'], from: '202513', rows: 'who', page: '-1' })
    expect(read).toEqual({ names: [], codes: ['YL01'], annualised: false })
  })
})

test('a span ends where it is asked to, is never longer than 36, and goes by years for 决算', () => {
  expect(spanOf('flash', 202511, 202601)).toEqual([202511, 202512, 202601])
  expect(spanOf('flash', 201001, 202512)).toHaveLength(36)
  expect(spanOf('annual', 202301, 202512)).toEqual([202312, 202412, 202512])
  expect(spanOf('flash', 202601, 202512)).toEqual([])
})
