import { describe, expect, it } from 'vitest'
import { countries } from '@/lib/forms/lists/countries'
import { industries, industryName } from '@/lib/forms/lists/industries'
import { initialsOf } from '@/lib/forms/lists/initials'
import { parseValue } from '@/lib/forms/parse/parse-value'
import { trades } from '@/prisma/seed/scenarios/organisation/trades'

describe('industries of GB/T 4754-2017', () => {
  it('are 20 门类 and 97 大类, numbered through without a gap', () => {
    const divisions = industries.filter((item) => item.code.length === 3)
    expect(industries.filter((item) => item.code.length === 1)).toHaveLength(20)
    expect(divisions.map((item) => Number(item.code.slice(1)))).toEqual(Array.from({ length: 97 }, (_, index) => index + 1))
    const named = Object.fromEntries(industries.map((item) => [item.code, item.name]))
    expect(named).toMatchObject({
      A05: '农、林、牧、渔专业及辅助性活动',
      C36: '汽车制造业',
      E48: '土木工程建筑业',
      S96: '基层群众自治组织及其他组织',
    })
  })

  it('hold every class the enterprises of the demonstration are in', () => {
    for (const [, code] of Object.values(trades).flat()) expect(industryName(code), code).not.toBeNull()
    expect([industryName('C70'), industryName('U10'), industryName('C3911')]).toEqual([null, null, '计算机、通信和其他电子设备制造业'])
  })
})

describe('countries and regions of ISO 3166', () => {
  it('are 249, each once, each with a Chinese name', () => {
    expect(new Set(countries.map((item) => item.code)).size).toBe(249)
    expect(countries.filter((item) => !/\p{Script=Han}/u.test(item.name))).toEqual([])
  })

  it('name the regions of China as such', () => {
    expect(countries.slice(0, 4).map((item) => item.name)).toEqual(['中国', '中国香港', '中国澳门', '中国台湾'])
  })
})

describe('finding and reading a code', () => {
  it('knows the first letters of pinyin', () => {
    expect(['青岛', '美国', '汽车制造业', 'A股（甲）'].map(initialsOf)).toEqual(['qd', 'mg', 'qczzy', 'agj'])
  })

  const field = { key: 'project', label: '关联项目', unit: null, type: 'ref', list: 'project' } as const
  const lists = { project: [{ code: '青国资办〔2026〕1', name: '风电项目' }] }

  it('takes from a closed list only what is in it, from one that proposes also what looks like a number', () => {
    expect(parseValue(field, '风电项目', { lists })).toEqual({ ok: true, value: '青国资办〔2026〕1' })
    expect(parseValue(field, 'XM-1', { lists }).ok).toBe(false)
    expect(parseValue(field, 'XM-1', { lists, openLists: ['project'] })).toEqual({ ok: true, value: 'XM-1' })
    expect(parseValue(field, '风电 项目?', { lists, openLists: ['project'] }).ok).toBe(false)
  })
})
