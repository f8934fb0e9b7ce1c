import { describe, expect, test } from 'vitest'
import { isResidentNo, rowId } from '@/lib/procurement/ocds/ids'
import { mergeReleases } from '@/lib/procurement/ocds/merge'
import { noOrganisation, type RowOptions, rowsOf, Unusable } from '@/lib/procurement/ocds/rows'
import { centsOf, type Json } from '@/lib/procurement/ocds/values'
import { factTable } from '@/lib/procurement/vocabulary'

const at = new Date('2026-05-01T01:00:00Z')
const map = (release: object, options?: RowOptions) => rowsOf({ ocid: 'ocds-1', ...release } as Json, at, options)
const bid = (id: string, tenderer: string, amount?: unknown, more: object = {}) => ({
  id,
  status: 'valid',
  tenderers: [{ id: tenderer }],
  ...(amount !== undefined && { value: { amount, currency: 'CNY' } }),
  ...more,
})

test('a release becomes rows of the vocabulary, with no member that is no column', () => {
  const { rows, tenders, remarks } = map({
    date: '2026-04-20T00:00:00Z',
    buyer: { id: 'B1', name: '某集团' },
    parties: [
      {
        id: 'S1',
        name: '甲公司',
        roles: ['tenderer', 'supplier'],
        identifier: { id: '91330100799655058B' },
        contactPoint: { telephone: '13800000000' },
      },
    ],
    planning: { budget: { id: 'Y1', amount: { amount: 120, currency: 'CNY' } } },
    tender: {
      id: 'T1',
      title: '道路改造',
      status: 'complete',
      procurementMethod: 'open',
      procurementMethodDetails: '询比采购',
      mainProcurementCategory: 'works',
      numberOfTenderers: 2,
      awardCriteria: 'priceOnly',
      procuringEntity: { id: 'E1' },
      tenderPeriod: { startDate: '2026-03-01T09:00:00+08:00', endDate: '2026-03-21T08:59:59+08:00' },
      items: [{ id: '1', description: '沥青', classification: { scheme: 'GPC', id: '12010101' } }],
      value: { amount: 100.5, currency: 'CNY' },
    },
    bids: { details: [bid('b1', 'S1', 99.999, { date: '2026-03-20T10:00:00+08:00' }), bid('b2', 'S2', 98, { status: 'disqualified' })] },
    awards: [
      {
        id: 'a1',
        status: 'active',
        date: '2026-03-25T18:00:00Z',
        suppliers: [{ id: 'S1' }],
        value: { amount: 99.999, currency: 'CNY' },
        items: [{ id: '1', classification: { id: '12' } }],
      },
    ],
    contracts: [
      {
        id: 'c1',
        awardID: 'a1',
        value: { amount: 99, currency: 'CNY' },
        dateSigned: '2026-04-01',
        period: { startDate: '2026-04-02', endDate: '2026-05-02' },
        amendments: [{ date: '2026-04-10' }, { description: '没有日期' }],
        implementation: {
          transactions: [
            { id: 'p1', date: '2026-04-15', value: { amount: 50, currency: 'CNY' } },
            { id: 'p2', value: { amount: 1, currency: 'USD' } },
          ],
        },
      },
    ],
  })
  for (const [name, list] of Object.entries(rows)) {
    const columns = factTable(name).columns.map((column) => column.name)
    for (const row of list) {
      expect(
        Object.keys(row).filter((key) => !columns.includes(key)),
        name,
      ).toEqual([])
      for (const column of factTable(name).columns.filter(({ required }) => required))
        expect(row[column.name] ?? null, `${name}.${column.name}`).not.toBeNull()
      expect(Object.keys(row), name).toEqual(Object.keys(list[0]!))
    }
  }
  expect(tenders).toHaveLength(1)
  expect(rows.tender![0]).toMatchObject({
    ...{
      ocid: 'ocds-1',
      code: 'T1',
      title: '道路改造',
      org_id: noOrganisation,
      category: '施工',
      method: '询比采购',
      award_rule: '最低价',
    },
    ...{
      bid_days: 19,
      notice_on: '2026-03-01',
      deadline_on: '2026-03-21',
      estimate: 10050n,
      budget: 12000n,
      class_code: '12010101',
      class_count: 1,
    },
    ...{ awarded_on: '2026-03-26', award_amount: 10000n, number_of_tenderers: 2, submitted_count: 2, bid_count: 1, received_at: at },
  })
  expect(rows.bid!.map(({ bid_no, seq, amount, quote, joint, is_winner }) => [bid_no, seq, amount, quote, joint, is_winner])).toEqual([
    ['b1', 1, 10000n, 99.999, 1, true],
    ['b2', 2, 9800n, 98, 1, false],
  ])
  expect(rows.party!.map(({ ref, uscc, roles }) => [ref, uscc, roles])).toEqual([
    ['S1', '91330100799655058B', ['supplier']],
    ['S2', 'S2', ['supplier']],
    ['B1', 'B1', ['buyer']],
    ['E1', 'E1', ['buyer']],
  ])
  expect(rows.tender_item!.map(({ award_no, class_id }) => [award_no, class_id])).toEqual([
    [undefined, '12010101'],
    ['a1', '12'],
  ])
  expect(rows.contract![0]).toMatchObject({ party_id: rows.award![0]!.party_id, amount: 9900n, planned_days: 30, signed_on: '2026-04-01' })
  expect([rows.contract_change!.length, rows.payment!.map(({ amount }) => amount)]).toEqual([1, [5000n, undefined]])
  expect(remarks).toEqual([
    'contracts.amendments：第 2 次变更没有日期，未采用',
    'contracts.implementation.transactions：付款币种 USD 与合同币种 CNY 不同，金额未采用',
  ])
})

test('the same release gives the same rows, whatever came before', () => {
  const release = { bids: { details: [bid('b1', 'S1', 1)] }, awards: [{ status: 'active', suppliers: [{ id: 'S1' }] }] }
  expect(map(release)).toEqual(map(structuredClone(release)))
  expect(rowId('tender', 'a')).not.toBe(rowId('tender', 'b'))
  expect(rowId('item', 'a', 'gz-11111111-2222-8333-a444-555555555555')).toBe('11111111-2222-8333-a444-555555555555')
})

describe('what is wrong has a rule and is told', () => {
  const remarksOf = (release: object) => map(release).remarks.join('；')

  test('without an ocid there is no process', () => {
    expect(() => rowsOf({} as Json, at)).toThrow(Unusable)
    expect(() => rowsOf({ ocid: 7 } as Json, at)).toThrow('ocid 应为非空文本')
  })

  test('negative, endless and quoted amounts are not used, the bid is', () => {
    const { rows, remarks } = map({ bids: { details: [bid('1', 'A', -5), bid('2', 'B', 1e30), bid('3', 'C', '7'), bid('4', 'D', 0)] } })
    expect(rows.bid!.map(({ quote }) => quote)).toEqual([undefined, undefined, undefined, 0])
    expect(remarks).toEqual([
      'bids.value.amount：金额 -5 为负数，未采用',
      'bids.value.amount：金额 1e+30 过大，未采用',
      'bids.value.amount：应为数字，实为文本',
    ])
  })

  test('two bids of one id are two bids, two awards of one id two awards', () => {
    const { rows, remarks } = map({
      bids: { details: [bid('1', 'A', 5), bid('1', 'B', 6)] },
      awards: [
        { id: 'a', status: 'active' },
        { id: 'a', status: 'pending' },
      ],
    })
    expect(rows.bid!.map(({ bid_no }) => bid_no)).toEqual(['1', '1#2'])
    expect(new Set(rows.bid!.map(({ bid_id }) => bid_id)).size).toBe(2)
    expect(rows.award!.map(({ award_no, status }) => [award_no, status])).toEqual([
      ['a', 'active'],
      ['a#2', 'pending'],
    ])
    expect(remarks).toEqual(['awards.id：定标编号 a 重复，第 2 个记为 a#2', 'bids.id：投标编号 1 重复，第 2 个记为 1#2'])
  })

  test('a bid before the tender stays as it is', () => {
    const release = {
      tender: { tenderPeriod: { startDate: '2026-03-01T00:00:00Z' } },
      bids: { details: [bid('1', 'A', 5, { date: '2026-02-01T00:00:00Z' })] },
    }
    expect(map(release).rows.bid![0]!.submitted_at).toEqual(new Date('2026-02-01T00:00:00Z'))
    expect(remarksOf(release)).toContain('投标 1 的时间早于招标开始，照录')
  })

  test('times without a zone and days that do not exist are no times', () => {
    const period = (endDate: string) => ({ tender: { tenderPeriod: { startDate: '2026-03-01T00:00:00Z', endDate } } })
    expect(map(period('2026-03-20T10:00:00')).rows.tender![0]).toMatchObject({
      bid_days: undefined,
      deadline_at: undefined,
      deadline_on: '2026-03-20',
    })
    expect(map(period('2026-02-30T10:00:00Z')).rows.tender![0]).toMatchObject({ deadline_at: undefined, deadline_on: undefined })
    expect(remarksOf(period('昨天'))).toContain('“昨天”不是带时区的时间')
  })

  test('a member of the extension that nobody reads is told with the name that it may be meant for', () => {
    const { rows, remarks } = map({
      tender: { guozi: { complaint: [] } },
      bids: { details: [{ ...bid('1', 'A'), guozi: { trace: { mac: 'AA', dsik: 'D' }, bonds: {}, people: [{ id: 'x', 电话: '1' }] } }] },
    })
    expect(rows.bid_trace).toMatchObject([{ mac: 'AA' }])
    expect(remarks.filter((remark) => remark.includes('扩展中没有'))).toEqual([
      'bids.guozi.bonds：扩展中没有这一项，未采用；是否为 bond',
      'bids.guozi.people.电话：扩展中没有这一项，未采用',
      'bids.guozi.trace.dsik：扩展中没有这一项，未采用；是否为 disk',
      'tender.guozi.complaint：扩展中没有这一项，未采用；是否为 complaints',
    ])
  })

  test.each([
    [{ tender: [] }, 'tender：应为对象，实为数组'],
    [{ bids: { details: 'x' } }, 'bids.details：应为数组，实为文本'],
    [{ bids: { details: [1, bid('1', 'A')] } }, 'bids.details：有 1 项不是对象，未采用'],
    [{ tender: { title: {} } }, 'tender.title：应为文本，实为对象'],
    [{ tender: { numberOfTenderers: 1.5 } }, 'tender.numberOfTenderers：应为不小于 0 的整数，实为 1.5'],
  ])('%j', (release, words) => {
    expect(remarksOf(release)).toContain(words)
  })

  test('bids as a plain list, a single supplier as an object, ids as numbers', () => {
    const { rows } = map({ bids: [{ id: 1, status: 'valid', tenderers: { id: 9 } }], awards: [{ status: 'active', suppliers: { id: 9 } }] })
    expect(rows.bid![0]).toMatchObject({ bid_no: '1', party_id: rows.award![0]!.party_id })
  })

  test('a joint bid is one row with all its members; without tenderers it stands for itself', () => {
    const { rows } = map({ bids: { details: [{ id: '1', tenderers: [{ id: 'A' }, { id: 'B' }] }, { id: '2' }, { id: '3' }] } })
    expect(rows.bid!.map(({ joint, party_ids }) => [joint, (party_ids as string[]).length])).toEqual([
      [2, 2],
      [0, 0],
      [0, 0],
    ])
    expect(new Set(rows.bid!.map(({ party_id }) => party_id)).size).toBe(3)
    expect(rows.party).toHaveLength(2)
  })

  test('2,000 bidders', () => {
    const details = Array.from({ length: 2000 }, (_, index) => bid(String(index), `S${index}`, index + 1))
    expect(map({ bids: { details } }).rows.bid).toHaveLength(2000)
  })
})

describe('lots', () => {
  const release = {
    tender: {
      title: '物资',
      lots: [{ id: 'L1', title: '甲包', value: { amount: 10, currency: 'CNY' } }, { id: 'L2' }],
      items: [
        { id: '1', relatedLot: 'L1' },
        { id: '2', relatedLot: 'L2' },
      ],
    },
    bids: {
      details: [
        bid('1', 'A', 5, { relatedLots: ['L1'] }),
        bid('2', 'B', 6, { relatedLots: ['L2'] }),
        bid('3', 'C', 7, { relatedLots: ['L1', 'L2'] }),
      ],
    },
    awards: [
      { id: 'a1', status: 'active', suppliers: [{ id: 'A' }], relatedLots: ['L1'] },
      { id: 'a2', status: 'active', suppliers: [{ id: 'B' }], items: [{ id: '2', relatedLot: 'L2' }] },
    ],
    contracts: [{ id: 'c2', awardID: 'a2' }],
  }

  test('are tenders of their own, and a price for several says nothing of one', () => {
    const { rows, tenders } = map(release)
    expect(rows.tender!.map(({ code, title, lot_no, estimate }) => [code, title, lot_no, estimate])).toEqual([
      ['L1', '物资：甲包', 'L1', 1000n],
      ['L2', '物资：L2', 'L2', undefined],
    ])
    const of = (tender: string) => rows.bid!.filter(({ tender_id }) => tender_id === tender).map(({ bid_no, quote }) => [bid_no, quote])
    expect(tenders.map(of)).toEqual([
      [
        ['1', 5],
        ['3', undefined],
      ],
      [
        ['2', 6],
        ['3', undefined],
      ],
    ])
    expect(rows.award!.map(({ award_no, tender_id }) => [award_no, tenders.indexOf(String(tender_id))])).toEqual([
      ['a1', 0],
      ['a2', 1],
    ])
    expect(rows.contract!.map(({ tender_id }) => tender_id)).toEqual([tenders[1]])
  })

  test('are one process for indicators of processes', () => {
    expect(map(release, { lots: 'whole' }).rows.tender).toHaveLength(1)
    expect(map(release, { lots: 'whole' }).rows.bid!.map(({ quote }) => quote)).toEqual([5, 6, 7])
  })
})

describe('who is who', () => {
  const parties = [
    { id: 'X-1', identifier: { scheme: 'CN-USCC', id: '91330100799655058B' } },
    { id: 'X-2', additionalIdentifiers: [{ id: '91330100799655058b' }] },
    { id: 'CN-USCC-91330100799655058B' },
  ]
  const release = { parties, bids: { details: [bid('1', 'X-1'), bid('2', 'X-2'), bid('3', 'CN-USCC-91330100799655058B')] } }

  test('a code makes one party of several names; by reference they are three', () => {
    expect(map(release).rows.party).toHaveLength(1)
    expect(map(release, { by: 'ref' }).rows.party).toHaveLength(3)
  })

  test('numbers of identity cards are known by their check digit', () => {
    expect([isResidentNo('11010519491231002X'), isResidentNo('110105194912310021')]).toEqual([true, false])
  })

  test('personal identifiers become marks, or are left out', () => {
    const person = {
      parties: [{ id: '11010519491231002X', name: '张某', contactPoint: { telephone: '13800000000', email: 'a@b.cn' } }],
      bids: { details: [bid('1', '11010519491231002X')] },
      contracts: [{ id: 'c', implementation: { transactions: [{ id: 'p', payee: { id: 'X', accountNumber: '6222' } }] } }],
    }
    const masked = map(person, { mask: (kind, value) => `<${kind}${value.length}>` }).rows
    expect(masked.party![0]).toMatchObject({ ref: '<证件号18>', uscc: '<证件号18>', phone_token: '<电话11>', email_token: '<邮箱6>' })
    expect(masked.payment![0]!.account_token).toBe('<账户4>')
    expect(JSON.stringify(masked, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /11010519491231002X|13800000000|6222/,
    )
    expect(map(person).rows.party![0]!.phone_token).toBeUndefined()
  })
})

describe('several releases of one process', () => {
  const merged = (...releases: object[]) => mergeReleases(releases as Json[])

  test('the later date wins field by field, whatever the order', () => {
    const early = {
      ocid: 'o',
      date: '2026-01-01T00:00:00Z',
      tender: { title: '旧', status: 'active' },
      awards: [{ id: '1', status: 'pending', date: '2026-01-01' }],
    }
    const late = {
      ocid: 'o',
      date: '2026-02-01T00:00:00Z',
      tender: { status: 'complete' },
      awards: [
        { id: '1', status: 'active' },
        { id: '2', status: 'pending' },
      ],
    }
    const expected = {
      ...{ ocid: 'o', date: '2026-02-01T00:00:00Z', tender: { title: '旧', status: 'complete' } },
      awards: [
        { id: '1', status: 'active', date: '2026-01-01' },
        { id: '2', status: 'pending' },
      ],
    }
    expect(merged(early, late)).toEqual(expected)
    expect(merged(late, early)).toEqual(expected)
  })

  test('null takes a field away; lists without ids are replaced', () => {
    expect(merged({ a: 1, list: [1, 2] }, { a: null, list: [3] })).toEqual({ list: [3] })
    expect(merged({ bids: [{ id: '1' }, { id: '1' }] }, { bids: [{ id: '2' }] })).toEqual({ bids: [{ id: '2' }] })
  })
})

test('amounts in 分 are rounded on the digits as written', () => {
  expect([1234.565, 0.005, 1.005, 99.999, 1e-9, 123456789012.34].map(centsOf)).toEqual([123457n, 1n, 101n, 10000n, 0n, 12345678901234n])
})

test('how many valid bids there are is counted from those listed; without a list it is what is said', () => {
  const bids = {
    details: ['valid', 'valid', 'disqualified'].map((status, id) => ({ id: `${id}`, status, value: { amount: 1, currency: 'CNY' } })),
  }
  const tender = { id: 'T', guozi: { bid_count: 7 } }
  const listed = rowsOf({ ocid: 'x', tender, bids }, new Date(0))
  expect(listed.rows.tender![0]!.bid_count).toBe(2)
  expect(listed.remarks.join()).toContain('有效报价数 7 与所列投标不符，按所列计为 2')
  expect(rowsOf({ ocid: 'x', tender }, new Date(0)).rows.tender![0]!.bid_count).toBe(7)
})
