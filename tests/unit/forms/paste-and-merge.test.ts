import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlock, pasteRows, readCells } from '@/components/forms/table/paste-rows'
import { differences, mergeValues, presetChoices } from '@/lib/forms/merge'
import { hasSum, tableSums } from '@/lib/forms/table-sums'
import { transferForm } from './fixtures'

const buyers = transferForm.fields.find((field) => field.key === 'buyers')!

describe('pasting from a spreadsheet', () => {
  it('reads rows and cells, quoted ones with line ends and quotes inside', () => {
    expect(readCells('甲\t1\r\n乙\t2\r\n')).toEqual([
      ['甲', '1'],
      ['乙', '2'],
    ])
    expect(readCells('"第一行\n第二行"\t"说""好"""\n末')).toEqual([['第一行\n第二行', '说"好"'], ['末']])
    expect(readCells('5"管\t1')).toEqual([['5"管', '1']])
  })

  it('leaves a single value to the browser', () => {
    expect(isBlock('12\n')).toBe(false)
    expect(isBlock('12\t3')).toBe(true)
  })

  it('lays cells over rows from where the cursor stands, adds rows, steps over computed columns', () => {
    const cells = readCells('甲公司\t\t60\t999\t控股需要\n乙公司\t\t40')
    const { rows, dropped } = pasteRows([{ name: '旧', code: 'X', price: '7' }], buyers.columns!, { row: 0, column: 'name' }, cells, 20)
    expect(rows).toEqual([
      { name: '甲公司', code: null, share: '60', price: '7', reason: '控股需要' },
      { name: '乙公司', code: null, share: '40' },
    ])
    expect(dropped).toBe(0)
  })

  it('says how many rows did not fit', () => {
    expect(pasteRows([], buyers.columns!, { row: 1, column: 'share' }, [['1'], ['2'], ['3']], 3)).toEqual({
      rows: [{}, { share: '1' }, { share: '2' }],
      dropped: 1,
    })
  })

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => readCells(text).length > 0))
  })
})

describe('totals of a table', () => {
  it('are exact, for money columns, and none where nothing is filled in', () => {
    expect(tableSums(buyers, [{ price: '0.1' }, { price: '0.2' }, { price: 'x' }])).toEqual({ price: '0.3' })
    expect(tableSums(buyers, [{ name: '甲' }])).toEqual({ price: null })
    expect(buyers.columns!.filter(hasSum).map((column) => column.key)).toEqual(['price'])
  })
})

describe('two people on one form', () => {
  const base = { floor_price: '2000', pay_mode: '一次性', contact: '李海', buyers: [{ name: '甲', share: '20', price: '400' }] }
  const mine = { ...base, floor_price: '2100', contact: '王芳', buyers: [{ name: '甲', share: '20', price: '420' }] }
  const theirs = { ...base, pay_mode: '分期', contact: '赵磊', buyers: [{ name: '甲', share: '15', price: '300' }] }

  it('see where they differ and who changed it', () => {
    const found = differences(transferForm, base, mine, theirs)
    expect(found.map(({ key, changedBy }) => [key, changedBy])).toEqual([
      ['contact', 'both'],
      ['floor_price', 'me'],
      ['pay_mode', 'them'],
      ['buyers', 'them'],
    ])
    expect(found[1]).toMatchObject({ label: '拟定转让底价', mine: '2,100.00 万元', theirs: '2,000.00 万元' })
    expect(found[3]).toMatchObject({ mine: '意向受让方第 1 行·受让比例：20.00%', theirs: '意向受让方第 1 行·受让比例：15.00%' })
    expect(presetChoices(found)).toEqual({ floor_price: 'mine', pay_mode: 'theirs', buyers: 'theirs' })
  })

  it('get what they chose, field by field', () => {
    const merged = mergeValues(mine, theirs, { contact: 'theirs', floor_price: 'mine', pay_mode: 'theirs', buyers: 'theirs' })
    expect(merged).toMatchObject({ contact: '赵磊', floor_price: '2100', pay_mode: '分期', buyers: theirs.buyers })
  })
})
