import { describe, expect, test } from 'vitest'
import { type JudgedPayment, reasonsOf, type Surroundings, scoreOf } from '@/lib/treasury/rules/judge'
import { readPaymentLines } from '@/lib/treasury/rules/report-lines'
import { guaranteeRings } from '@/lib/treasury/rules/rings'
import { splitGroups } from '@/lib/treasury/rules/splitting'
import { thresholdFor } from '@/lib/treasury/rules/threshold'

const wan = (amount: number) => BigInt(amount) * 1_000_000n
const at = (text: string) => new Date(`${text}+08:00`)

describe('thresholds', () => {
  const rows = [
    { orgId: null, industry: null, amount: wan(500), fromOn: '2026-01-01' },
    { orgId: null, industry: 'E', amount: wan(800), fromOn: '2026-01-01' },
    { orgId: null, industry: 'E48', amount: wan(900), fromOn: '2026-01-01' },
    { orgId: 'a', industry: null, amount: wan(2000), fromOn: '2026-03-01' },
    { orgId: 'a', industry: null, amount: wan(3000), fromOn: '2026-06-01' },
  ]
  test.each([
    ['everybody', { id: 'b', industry: 'K70' }, '2026-07-01', wan(500), '全局'],
    ['an industry', { id: 'b', industry: 'E47' }, '2026-07-01', wan(800), '行业'],
    ['the longer code of an industry', { id: 'b', industry: 'E481' }, '2026-07-01', wan(900), '行业'],
    ['an enterprise', { id: 'a', industry: 'E48' }, '2026-07-01', wan(3000), '企业'],
    ['what held on that day', { id: 'a', industry: 'E48' }, '2026-05-31', wan(2000), '企业'],
    ['before its own began', { id: 'a', industry: 'E48' }, '2026-02-01', wan(900), '行业'],
    ['nothing set yet', { id: 'a', industry: null }, '2025-01-01', wan(500), '全局'],
  ])('%s', (_, org, day, amount, of) => expect(thresholdFor(rows, org, day)).toEqual({ amount, of }))
})

describe('splitting', () => {
  const payment = (id: string, day: string, amount: number) => ({ id, at: at(`2026-03-${day}T10:00:00`), amount: wan(amount) })
  const groups = (...list: ReturnType<typeof payment>[]) => splitGroups(list, wan(500)).map(({ ids }) => ids.join(''))

  test('payments just below the threshold within three days that together reach it are one', () => {
    expect(groups(payment('a', '02', 490), payment('b', '05', 480))).toEqual(['ab'])
    expect(splitGroups([payment('b', '03', 400), payment('a', '02', 400)], wan(500))).toEqual([
      { key: 'a', ids: ['a', 'b'], sum: wan(800) },
    ])
  })
  test.each([
    ['four days apart', [payment('a', '02', 490), payment('b', '06', 490)]],
    ['one at the threshold: that is large by itself', [payment('a', '02', 490), payment('b', '03', 500)]],
    ['one far below the threshold', [payment('a', '02', 490), payment('b', '03', 340)]],
    ['one alone', [payment('a', '02', 490)]],
  ])('not: %s', (_, list) => expect(groups(...list)).toEqual([]))
  test('a second group begins where the first has ended', () => {
    const days = ['02', '03', '09', '10']
    expect(groups(...days.map((day, index) => payment('abcd'[index]!, day, 450)))).toEqual(['ab', 'cd'])
  })
})

describe('reasons', () => {
  const around: Surroundings = {
    threshold: { amount: wan(500), of: '全局' },
    words: [{ word: '高尔夫', kind: '消费场所' }],
    relation: null,
    split: null,
  }
  const plain: JudgedPayment = {
    amount: wan(100),
    at: at('2026-03-04T10:00:00'),
    payee: '示例建材有限公司',
    summary: '支付货款',
    purpose: '货款',
  }
  const kinds = (changed: Partial<JudgedPayment>, more: Partial<Surroundings> = {}) =>
    reasonsOf({ ...plain, ...changed }, { ...around, ...more }).map(({ kind }) => kind)

  test('an ordinary payment has none', () => expect(kinds({})).toEqual([]))
  test('at the threshold it is large, a fen below it is not', () => {
    expect(kinds({ amount: wan(500) })).toEqual(['large'])
    expect(kinds({ amount: wan(500) - 1n })).toEqual([])
  })
  test('a sensitive word counts in the name, the summary and the purpose', () => {
    for (const changed of [{ payee: '示例高尔夫俱乐部' }, { summary: '高尔夫年费' }, { purpose: '高尔夫' }])
      expect(kinds(changed)).toEqual(['sensitive'])
  })
  test('night is from ten to six in Shanghai, and does not count for a tenth of the threshold', () => {
    expect(kinds({ at: at('2026-03-04T22:00:00') })).toEqual(['night'])
    expect(kinds({ at: at('2026-03-04T05:59:00') })).toEqual(['night'])
    expect(kinds({ at: at('2026-03-04T06:00:00') })).toEqual([])
    expect(kinds({ at: at('2026-03-04T23:00:00'), amount: wan(49) })).toEqual([])
  })
  test('weekends and holidays are no working days, a made-up Saturday is one', () => {
    expect(kinds({ at: at('2026-03-07T10:00:00') })).toEqual(['holiday'])
    expect(kinds({ at: at('2026-10-01T10:00:00') })).toEqual(['holiday'])
    expect(kinds({ at: at('2026-02-28T10:00:00') })).toEqual([])
  })
  test('the gravest stands first, the score is their sum and ends at a hundred', () => {
    const split = { key: 'a', ids: ['a', 'b'], sum: wan(900) }
    const reasons = reasonsOf(
      { ...plain, amount: wan(450), at: at('2026-03-07T23:00:00'), summary: '高尔夫' },
      { ...around, split, relation: '股东' },
    )
    expect(reasons.map(({ kind }) => kind)).toEqual(['split', 'sensitive', 'related', 'night', 'holiday'])
    expect([scoreOf(reasons), scoreOf(reasons.slice(3)), scoreOf([])]).toEqual([100, 30, 0])
  })
  test('what is said names the amount and whose threshold it is', () => {
    const [reason] = reasonsOf({ ...plain, amount: wan(2100) }, { ...around, threshold: { amount: wan(2000), of: '企业' } })
    expect(reason?.text).toBe('单笔 2,100.00 万元，达到企业阈值 2,000.00 万元')
  })
})

describe('rings of guarantees', () => {
  const rings = (...edges: string[]) => guaranteeRings(edges.map((edge) => ({ from: edge[0]!, to: edge[1]! }))).map((ring) => ring.join(''))
  test('are found with every member, each once', () => {
    expect(rings('ab', 'bc', 'ca', 'cd', 'de')).toEqual(['abc'])
    expect(rings('ab', 'ba', 'cd', 'de', 'ec')).toEqual(['cde', 'ab'])
    expect(rings('ab', 'bc', 'cb', 'ca')).toEqual(['abc'])
  })
  test('chains, several guarantees for one and a long line are none', () => {
    expect(rings('ab', 'ac', 'bc', 'cd')).toEqual([])
    const long = Array.from({ length: 20_000 }, (_, n) => ({ from: `n${n}`, to: `n${n + 1}` }))
    expect(guaranteeRings(long)).toEqual([])
  })
})

describe('lines of a file', () => {
  const head = '账号\t流水号\t交易时间\t方向\t金额（元）\t对方户名\t对方账号\t摘要'
  const cells = ['6222', 'LS1', '2026-03-04 10:00', '付', '1,234.50', '示例公司', '', '货款']
  test('are read by tab and by comma, the head is passed over', () => {
    const read = {
      account: '6222',
      serial: 'LS1',
      at: '2026-03-04T10:00:00+08:00',
      direction: '付',
      amount: '1,234.50',
      payee: '示例公司',
      summary: '货款',
    }
    expect(readPaymentLines(`${head}\n${cells.join('\t')}\n\n`)).toEqual([read])
    expect(readPaymentLines('6222,LS1,2026-03-04 10:00,付,"1,234.50",示例公司,,货款')).toEqual([read])
    expect(readPaymentLines('6222，LS1，2026-03-04 10:00:30，付，8，示例公司，1，货款，工程款')[0]).toMatchObject({
      at: '2026-03-04T10:00:30+08:00',
      payeeAccount: '1',
      purpose: '工程款',
    })
  })
  test('faults name their line', () => {
    expect(() => readPaymentLines(`${head}\n${cells.slice(0, 5).join('\t')}`)).toThrow('第 2 行：应有 8 至 12 列')
    expect(() => readPaymentLines(cells.with(2, '昨天').join('\t'))).toThrow('第 1 行：交易时间“昨天”应如 2026-03-01 10:30')
  })
})
