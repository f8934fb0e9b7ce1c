import { describe, expect, test } from 'vitest'
import { isRefusal } from '@/lib/kernel/refusal'
import { columnsIn, literal, withThresholds } from '@/lib/risk/engine/detector'
import { evidenceLines, valueText } from '@/lib/risk/evidence-words'
import { byFence, count, percent, wan, words } from '@/lib/risk/models/model'
import { allModels } from '@/lib/risk/models/registry'
import { readThresholds, typed } from '@/lib/risk/rules/thresholds'

const model = {
  thresholds: { limit: wan('限额', 400), near: percent('贴近', 5), least: count('笔数', 2), ignore: words('不计', ['WPS', 'user']) },
}

describe('thresholds as people type them', () => {
  test('are shown in 万元 and %, and read back the same', () => {
    expect(Object.fromEntries(Object.entries(model.thresholds).map(([name, threshold]) => [name, typed(threshold)]))).toEqual({
      limit: '400',
      near: '5',
      least: '2',
      ignore: 'WPS\nuser',
    })
    expect(readThresholds(model, { limit: '400', near: '5', least: '2', ignore: 'WPS\nuser' })).toEqual({})
  })

  test('what a model leaves to the fence or has no words for stays empty, and may be set', () => {
    for (const own of allModels()) {
      const asShown = Object.fromEntries(Object.entries(own.thresholds).map(([name, threshold]) => [name, typed(threshold)]))
      expect(readThresholds(own, asShown), own.code).toEqual({})
    }
    const fenced = {
      thresholds: { threshold: byFence('比例', 'percent'), methods: words('方式', ''), kinds: words('种类', 'open|selective') },
    }
    expect(typed(fenced.thresholds.threshold)).toBe('')
    expect(readThresholds(fenced, { threshold: '3', methods: 'open\nlimited', kinds: 'open|selective' })).toEqual({
      threshold: 0.03,
      methods: 'open|limited',
    })
    expect(() => readThresholds(fenced, { threshold: '0' })).not.toThrow()
    expect(readThresholds(fenced, { threshold: '0' })).toEqual({ threshold: 0 })
  })

  test('only what differs is kept', () => {
    expect(readThresholds(model, { limit: '300', near: '5', least: '3', ignore: 'WPS' })).toEqual({
      limit: 300_000_000,
      least: 3,
      ignore: ['WPS'],
    })
  })

  test.each([
    ['limit', '很多'],
    ['near', ''],
    ['least', '-1'],
    ['ignore', '  \n '],
  ])('what cannot be is refused at its field: %s = “%s”', (name, value) => {
    try {
      readThresholds(model, { [name]: value })
      expect.unreachable()
    } catch (error) {
      expect(isRefusal(error) && Object.keys(error.fields ?? {})).toEqual([name])
    }
  })
})

describe('thresholds in SQL', () => {
  test('stand as literals that cannot break out', () => {
    expect(withThresholds('a > :n and b in :list and c = :text', { n: 0.05, list: ["O'Brien", 'x'], text: "'; drop table t; --" })).toBe(
      "a > 0.05 and b in ('O''Brien', 'x') and c = '''; drop table t; --'",
    )
    expect(() => withThresholds('a > :n', {})).toThrow(/no threshold n/)
    expect(() => literal(Number.NaN)).toThrow()
    expect(() => literal({})).toThrow()
    expect(() => literal([])).toThrow()
  })

  test('casts are no thresholds', () => {
    expect(withThresholds('(a)::float8 / :n', { n: 2 })).toBe('(a)::float8 / 2')
  })
})

test('columns of the vocabulary are found in SQL, texts are not read, unknown ones are refused', () => {
  expect(columnsIn("t.estimate > 1 and b1.amount = b2.amount and t.title = 't.no_such' and other.thing > 2")).toEqual([
    'b.amount',
    't.estimate',
    't.title',
  ])
  expect(() => columnsIn('t.no_such > 1')).toThrow(/t\.no_such/)
})

describe('evidence in words', () => {
  test('has names and units of the vocabulary; identifiers are masked until opened', () => {
    const lines = evidenceLines(
      { 't.estimate': 390_000_000, 'x.mac': '00-16-3E-5A-77-01', 'tf.cv': 0.0123, 笔数: 3, 't.title': null },
      false,
    )
    expect(lines.map(({ label, value, hidden }) => [label, value, hidden])).toEqual([
      ['合同估算价', '390.00 万元', false],
      ['制作网卡地址', '00****01', true],
      ['变异系数', '1.23%', false],
      ['笔数', '3', false],
    ])
    expect(evidenceLines({ 'x.mac': '00-16-3E-5A-77-01' }, true)[0]?.value).toBe('00-16-3E-5A-77-01')
  })

  test('the kinds of the published indicators are told in words', () => {
    expect(evidenceLines({ 主体类别: 'procuringEntity' }, false)[0]?.value).toBe('采购实施单位')
  })

  test('identifiers are told by the names of what they stand for', () => {
    const [party, unknown] = ['da370134-28ba-8773-b920-6ded5f03b2d6', '3fb962d5-966a-8c66-9cc2-fd7da6e98f48']
    const lines = evidenceLines({ 'm.cert_party_id': party, 各家: [party, unknown] }, false, new Map([[party, '甲建筑']]))
    expect(lines.map(({ value }) => value)).toEqual(['甲建筑', `甲建筑、${unknown}`])
  })

  test('times are of Shanghai, lists and nothing are readable', () => {
    expect(valueText('2026-03-01T01:30:00+00:00', 'time')).toBe('2026-03-01 09:30')
    expect(valueText(['甲', true, null])).toBe('甲、是、—')
    expect(valueText({ 甲: 1 })).toBe('甲：1')
  })
})
