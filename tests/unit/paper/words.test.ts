import { describe, expect, test } from 'vitest'
import { fullWidth } from '@/lib/matters/paper/content/punctuation'
import { basisWords, chineseDate, conditionsOf, coreOf, numbered, youOf } from '@/lib/matters/paper/content/words'
import { maskName } from '@/lib/matters/paper/mask-name'
import { counterOf, formatNumber } from '@/lib/matters/paper/number'
import { districtOrgan } from '@/lib/matters/paper/organ'
import { titleLines } from '@/lib/matters/paper/title-lines'
import { newVerifyCode, readVerifyCode } from '@/lib/matters/paper/verify-code'

describe('official words', () => {
  test.each([
    ['filing', 412n, '青国资办〔2026〕0412'],
    ['filing', 12345n, '青国资办〔2026〕12345'],
    ['approval', 17n, '青国资委批〔2026〕17号'],
    ['ratification', 5n, '青国资委核〔2026〕5号'],
    ['record', 5n, '青国资委备〔2026〕5号'],
    ['receipt', 5n, '青国资委收〔2026〕5号'],
  ] as const)('%s number %s', (series, value, text) => {
    expect(formatNumber(series, 2026, value)).toBe(text)
  })

  test('a district begins its numbers with its own word and counts them apart', () => {
    const organ = districtOrgan({ name: '胶州市国有资产监督管理机构', adcode: '370281' })
    expect(formatNumber('approval', 2026, 3n, organ)).toBe('胶州国资批〔2026〕3号')
    expect([counterOf('approval', organ), counterOf('approval')]).toEqual(['approval:370281', 'approval'])
  })

  test('dates have no leading zeros', () => expect(chineseDate('2026-01-05')).toBe('2026年1月5日'))

  test.each([
    ['关于转让青岛示例科技有限公司30%股权的请示', '转让青岛示例科技有限公司30%股权'],
    ['青岛示例集团关于2026年度财务预算的报告', '2026年度财务预算'],
    ['《关于修改章程的申请》', '修改章程'],
    ['投资建设示例项目', '投资建设示例项目'],
    ['关于请示', '关于请示'],
  ])('%s is about %s', (title, core) => expect(coreOf(title)).toBe(core))

  test('a body that is no company is not called one', () => {
    expect([youOf('青岛示例有限公司'), youOf('青岛示例研究院')]).toEqual(['你公司', '你单位'])
  })

  test('only checked provisions are quoted in a paper', () => {
    const one = (name: string, documentNo: string | null, checked: boolean) => ({ name, documentNo, checked, version: null, point: '' })
    expect(basisWords([one('甲法', null, true), one('乙办法', '国办发〔2025〕1号', true), one('丙', null, false)])).toBe(
      '根据《甲法》《乙办法》(国办发〔2025〕1号)等有关规定，',
    )
    expect(basisWords([one('丙', null, false)])).toBe('根据国有资产监督管理有关规定，')
  })

  test('an opinion becomes points, its own numbers and a bare consent left out', () => {
    expect(conditionsOf('同意。\n1. 公开挂牌\n(二)按期报送;\n三、首付不低于30%。\n\n1.5倍以内')).toEqual([
      '公开挂牌。',
      '按期报送。',
      '首付不低于30%。',
      '1.5倍以内。',
    ])
    expect(conditionsOf('原则同意')).toEqual([])
    expect(numbered(['甲。'])).toEqual(['甲。'])
    expect(numbered(Array.from({ length: 21 }, () => '甲。')).filter((_, index) => [0, 9, 10, 19, 20].includes(index))).toEqual([
      '一、甲。',
      '十、甲。',
      '十一、甲。',
      '二十、甲。',
      '二十一、甲。',
    ])
  })

  test('marks in Chinese text stand at full width, figures and addresses stay', () => {
    expect(fullWidth('同意,金额1,234.50万元(含税):见附件')).toBe('同意\uff0c金额1,234.50万元\uff08含税\uff09\uff1a见附件')
    expect(fullWidth('https://a.example.com/?a=1 12:30 f(x)')).toBe('https://a.example.com/?a=1 12:30 f(x)')
  })
})

describe('titles', () => {
  test('a short one stays on its line', () => expect(titleLines('关于章程的批复')).toEqual(['关于章程的批复']))

  test.each([
    '关于青岛示例控股集团有限公司所属青岛示例新能源装备制造有限公司以非公开协议方式引入战略投资者的批复',
    '关于转让青岛示例科技有限公司30%股权的批复',
    '关于ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH的批复',
  ])('%s fills its lines, loses nothing, and no line begins with a mark', (title) => {
    const lines = titleLines(title)
    expect(lines.join('')).toBe(title)
    for (const line of lines) {
      expect([...line].length).toBeLessThanOrEqual(37)
      expect(line).not.toMatch(/^[的,、。)》]/)
    }
  })
})

describe('verification codes', () => {
  test('are as they are printed, different every time', () => {
    const codes = Array.from({ length: 200 }, newVerifyCode)
    expect(new Set(codes).size).toBe(200)
    for (const code of codes) expect(readVerifyCode(code)).toBe(code)
  })

  test.each([
    ['7k3m 9pqr 2xyz', '7K3M-9PQR-2XYZ'],
    ['7K3M9PQR2XYO', '7K3M-9PQR-2XY0'],
    ['7K3M-9PQR-2XIl', '7K3M-9PQR-2X11'],
    ['7K3M', null],
    ["' or 1=1 --", null],
    ['7K3M-9PQR-2XYU', null],
  ])('%s is read as %s', (typed, code) => expect(readVerifyCode(typed)).toBe(code))
})

test.each([
  ['青岛示例控股集团有限公司', '青岛******有限公司'],
  ['青岛示例研究院', '青岛****院'],
  ['甲公司', '甲**公司'],
])('%s is shown to the public as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})
