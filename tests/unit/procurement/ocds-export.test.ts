import { describe, expect, test } from 'vitest'
import { packageOf, releaseOf } from '@/lib/procurement/ocds/export'
import { digestOf } from '@/lib/procurement/ocds/ids'
import { type FactRows, rowsOf } from '@/lib/procurement/ocds/rows'
import type { Json } from '@/lib/procurement/ocds/values'
import { factTable } from '@/lib/procurement/vocabulary'

const at = new Date('2026-05-01T01:00:00Z')
const rowsFrom = (release: unknown): FactRows => rowsOf(release as Json, at).rows

/** Rows as they are compared: nothing is said by an absent member, nor by the order of rows. */
const comparable = (rows: FactRows) =>
  Object.fromEntries(
    Object.entries(rows)
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => {
        const { key } = factTable(name)
        const plain = list.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)))
        return [name, plain.toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))]
      }),
  )
const roundTrip = (release: object) => {
  const rows = rowsFrom(release)
  const exported = JSON.parse(JSON.stringify(releaseOf(rows)))
  expect(comparable(rowsFrom(exported))).toEqual(comparable(rows))
  expect(rowsOf(exported, at).remarks.filter((remark) => remark.includes('扩展中没有这一项'))).toEqual([])
  return exported
}

const bid = (id: string, tenderers: object[], amount: number | undefined, more: object = {}) => ({
  id,
  status: 'valid',
  tenderers,
  ...(amount !== undefined && { value: { amount, currency: 'CNY' } }),
  ...more,
})
const whole = {
  ocid: 'ocds-1',
  buyer: { id: 'B1', name: '某集团' },
  parties: [
    {
      id: 'S1',
      name: '甲公司',
      roles: ['supplier'],
      identifier: { scheme: 'CN-USCC', id: '91330100799655058B' },
      address: { region: '山东省', streetAddress: '一路1号' },
      details: { scale: 'small' },
    },
    { id: 'G1', name: '某招标代理', roles: ['procurementAgency'] },
  ],
  planning: { budget: { id: 'Y', amount: { amount: 200.01, currency: 'CNY' } } },
  tender: {
    id: 'T1',
    title: '道路改造',
    status: 'complete',
    procurementMethod: 'limited',
    procurementMethodDetails: '询比采购',
    mainProcurementCategory: 'goods',
    awardCriteria: 'ratedCriteria',
    numberOfTenderers: 3,
    procuringEntity: { id: 'E1' },
    tenderPeriod: { startDate: '2026-03-01T23:30:00+08:00', endDate: '2026-03-21T08:00:00+08:00' },
    bidOpening: { date: '2026-03-21T09:00:00+08:00' },
    amendments: [{ date: '2026-03-05' }, { date: '2026-03-07T10:00:00+08:00' }],
    items: [
      { id: '1', description: '沥青', classification: { scheme: 'GPC', id: '12' } },
      { id: '2', classification: { id: '34' } },
    ],
    value: { amount: 180.5, currency: 'CNY' },
  },
  bids: {
    details: [
      bid('b1', [{ id: 'S1' }], 120.0001, { date: '2026-03-20T10:00:00Z' }),
      bid('b1', [{ id: 'S2' }, { id: 'S3' }], 130),
      bid('b3', [{ name: '没有标识' }], 140, { status: 'disqualified' }),
      { status: 'invited' },
    ],
  },
  awards: [
    { id: 'a0', status: 'unsuccessful', suppliers: [] },
    {
      id: 'a1',
      status: 'active',
      date: '2026-03-25',
      suppliers: [{ id: 'S1' }],
      value: { amount: 120, currency: 'CNY' },
      items: [{ id: '1', classification: { id: '12' } }],
    },
    { id: 'a2', status: 'pending', suppliers: [{ id: 'S2' }, {}] },
  ],
  contracts: [
    {
      id: 'c1',
      awardID: 'a1',
      title: '合同',
      value: { amount: 119.99, currency: 'CNY' },
      dateSigned: '2026-04-01',
      period: { startDate: '2026-04-02', endDate: '2026-05-02' },
      amendments: [{ id: 'x', date: '2026-04-10' }],
      implementation: { transactions: [{ id: 'p1', date: '2026-04-15', value: { amount: 50, currency: 'CNY' } }] },
    },
    { id: 'c2', value: { amount: 1, currency: 'USD' } },
  ],
}

describe('exported and imported again gives the same rows', () => {
  test('a process with all it can have', () => {
    const exported = roundTrip(whole)
    expect(exported).toMatchObject({
      ocid: 'ocds-1',
      tag: ['compiled'],
      initiationType: 'tender',
      tender: { id: 'T1', procurementMethod: 'limited' },
    })
    expect(exported.bids.details.map((each: { id: string }) => each.id)).toEqual(['b1', 'b1#2', 'b3', '#4'])
    expect(rowsFrom(exported).tender![0]!.agency_id).toBeDefined()
    expect(exported.parties.find(({ id }: { id: string }) => id === 'G1')).toMatchObject({ roles: ['procurementAgency'] })
    const two = { ...whole, parties: [...whole.parties, { id: 'G2', name: '另一招标代理', roles: ['procurementAgency'] }] }
    expect(rowsFrom(two).tender![0]!.agency_id).toBeUndefined()
  })

  test('a process with nothing but its ocid, and times of every kind', () => {
    roundTrip({ ocid: 'x' })
    for (const [startDate, endDate] of [
      ['2026-03-01T00:00:00+08:00', '2026-03-01T00:00:01+08:00'],
      ['2026-03-05T23:59:59+08:00', '2026-03-01T00:00:00+08:00'],
      ['2026-03-01T12:00:00Z', undefined],
      [undefined, '2026-03-01T12:00:00Z'],
    ])
      roundTrip({ ocid: 'x', tender: { tenderPeriod: { startDate, endDate } } })
  })

  test('lots, with bids and awards that go to several', () => {
    const exported = roundTrip({
      ocid: 'lots',
      tender: {
        title: '物资',
        lots: [
          { id: 'L1', title: '甲包', value: { amount: 10, currency: 'CNY' } },
          { id: 'L2', status: 'cancelled' },
        ],
        items: [
          { id: '1', relatedLot: 'L1' },
          { id: '2', relatedLot: 'L2' },
        ],
      },
      bids: {
        details: [
          bid('1', [{ id: 'A' }], 5, { relatedLots: ['L1'] }),
          bid('2', [{ id: 'B' }], 6, { relatedLots: ['L2'] }),
          bid('3', [{ id: 'C' }], 7, { relatedLots: ['L1', 'L2'] }),
        ],
      },
      awards: [
        { id: 'a1', status: 'active', suppliers: [{ id: 'A' }], relatedLots: ['L1'] },
        { id: 'a2', status: 'active', suppliers: [{ id: 'B' }], items: [{ id: '2', relatedLot: 'L2' }] },
      ],
      contracts: [{ id: 'c2', awardID: 'a2' }],
    })
    expect(exported.tender.lots.map((lot: { id: string }) => lot.id)).toEqual(['L1', 'L2'])
    expect(exported.bids.details.map((each: { id: string; relatedLots: string[] }) => [each.id, each.relatedLots])).toEqual([
      ['1', ['L1']],
      ['2', ['L2']],
      ['3', ['L1', 'L2']],
    ])
  })
})

describe('what the standard has no word for', () => {
  const said = (more: object) => ({ guozi: more })
  const rich = {
    ocid: 'said',
    tender: {
      id: 'T',
      ...said({
        ceiling: 100.5,
        method: '竞争谈判',
        agency_id: { id: 'G', name: '代理' },
        publicity_from: '2026-03-01',
        complaints: [
          { kind: '异议', received_on: '2026-03-02' },
          { kind: '异议', received_on: '2026-03-02' },
        ],
      }),
    },
    bids: {
      details: [
        bid(
          'b1',
          [{ id: 'S1' }],
          100,
          said({
            page_count: 7,
            trace: { mac: '00:11', uploaded_at: '2026-03-01T00:00:00Z', images: ['a', 'b'], rsids: [1, 2] },
            bond: { owner_is_bidder: false, returned_on: '2026-04-01' },
            items: [
              { item_code: 'X', unit_price: 1.23 },
              { item_code: 'X', unit_price: 2 },
            ],
            people: [{ post: '项目经理', social_party_id: { id: 'S9' } }],
          }),
        ),
      ],
    },
    contracts: [
      {
        id: 'c',
        ...said({ settled_amount: 99 }),
        amendments: [{ id: 'm', date: '2026-05-01', ...said({ delta: -12.34 }) }],
        implementation: { transactions: [{ id: 'p', date: '2026-05-02', ...said({ node: '预付款' }) }] },
      },
    ],
  }

  test('goes out under the names by which it came in; what pages mask only where asked', () => {
    const rows = rowsFrom(rich)
    expect(rows.contract_change![0]!.delta).toBe(-1234n)
    const open = JSON.parse(JSON.stringify(releaseOf(rows, { sensitive: true })))
    expect(comparable(rowsFrom(open))).toEqual(comparable(rows))
    const masked = JSON.parse(JSON.stringify(releaseOf(rows)))
    expect(masked.bids.details[0].guozi.trace).toEqual({ uploaded_at: '2026-03-01T00:00:00.000Z' })
    expect(masked.bids.details[0].guozi.bond).toEqual({ owner_is_bidder: false, returned_on: '2026-04-01' })
  })

  test('a complaint without kind or day is told and left out', () => {
    const { rows, remarks } = rowsOf(
      { ocid: 'x', tender: { id: 'T', guozi: { complaints: [{ kind: '抱怨', received_on: '2026-01-01' }] } } },
      at,
    )
    expect(rows.complaint).toBeUndefined()
    expect(remarks.join()).toContain('异议或投诉没有种类')
  })

  const panel = {
    evaluators: [
      { expert_no: 'ZJ-1', name: '张三', speciality: '给排水', owner_rep: false, terminal: 'PB-1', evaluated_on: '2026-03-21' },
      { expert_no: 'ZJ-2', owner_rep: true },
    ],
    scores: [
      { bid_no: 'b1', expert_no: 'ZJ-1', item: '技术方案', subjective: true, full_marks: 30, score: 27.5 },
      { bid_no: 'b1', expert_no: 'ZJ-2', item: '技术方案', subjective: true, full_marks: 30, score: 26 },
    ],
    accesses: [{ accessed_at: '2026-03-20T01:00:00Z', account: 'op-7', authorised: false, viewed: '投标人名单' }],
    passages: [
      { document: '资格条款', seq: 1, page: 4, body: '  投标人须具备相应资质。\n' },
      { bid_no: 'b1', document: '技术标', seq: 1, body: '施工组织设计。' },
    ],
  }
  const judged = (more: object) => ({
    ocid: 'judged',
    tender: { id: 'T', ...said({ ...panel, ...more }) },
    bids: { details: [bid('b1', [{ id: 'S1' }], 100)] },
  })

  test('who judged, their marks, looks at bids and passages come in and go out; a name of a person never, a text only where asked', () => {
    const rows = rowsFrom(judged({}))
    expect(rows.expert!.map((each) => [each.expert_no, each.name])).toEqual([
      ['ZJ-1', '张三'],
      ['ZJ-2', undefined],
    ])
    expect(rows.score!.every((score) => score.bid_id === rows.bid![0]!.bid_id && score.party_id === rows.bid![0]!.party_id)).toBe(true)
    expect(rows.passage![0]).toMatchObject({ body: '  投标人须具备相应资质。\n', digest: digestOf('投标人须具备相应资质。') })
    const open = JSON.parse(JSON.stringify(releaseOf(rows, { sensitive: true })))
    const { expert, ...others } = comparable(rowsFrom(open))
    const { expert: given, ...rest } = comparable(rows)
    expect(others).toEqual(rest)
    expect(expert).toEqual(given!.map(({ name: _, ...known }) => known))
    const masked = JSON.parse(JSON.stringify(releaseOf(rows))).tender.guozi
    expect(masked.passages).toBeUndefined()
    expect(JSON.stringify(masked)).not.toMatch(/张三|op-7|PB-1/)
    expect(masked.scores).toHaveLength(2)
  })

  test('an entry that names no known bid, says too little or says it twice is told and left out', () => {
    const { rows, remarks } = rowsOf(
      judged({
        scores: [...panel.scores, panel.scores[0], { ...panel.scores[0], bid_no: 'b9' }, { bid_no: 'b1', expert_no: 'ZJ-1' }],
        accesses: [{ account: 'x' }],
        passages: [
          { document: '日记', seq: 1, body: 'x' },
          { document: '公告', seq: 1 },
          { document: '公告', seq: 2, body: 'x'.repeat(20_001) },
          { bid_no: 'b9', document: '技术标', seq: 3, body: 'x' },
        ],
      }) as Json,
      at,
    )
    expect(rows.score).toHaveLength(2)
    expect([rows.bid_access, rows.passage]).toEqual([undefined, undefined])
    for (const words of [
      '第 3 项与前面的重复',
      '第 4 项没有专家编号、评分项',
      '第 1 项没有访问时间',
      '第 1 项没有段落序号',
      '第 2 项没有段落原文',
    ])
      expect(remarks.join()).toContain(words)
    for (const words of ['第 3 项的段落超过 20000 字', '第 4 项的投标编号 b9 不在']) expect(remarks.join()).toContain(words)
  })

  test('each lot has its own marks', () => {
    const mark = (no: string) => ({ evaluators: [{ expert_no: no }], scores: [{ bid_no: 'b', expert_no: no, item: '技术', score: 1 }] })
    const release = {
      ocid: 'lots',
      tender: {
        title: '物资',
        lots: [
          { id: 'L1', guozi: mark('A') },
          { id: 'L2', guozi: mark('B') },
        ],
      },
      bids: { details: [bid('b', [{ id: 'S1' }], undefined, { relatedLots: ['L1', 'L2'] })] },
    }
    expect(rowsFrom(release).score).toHaveLength(2)
    expect(roundTrip(release).tender.lots.map((lot: { guozi: typeof panel }) => lot.guozi.scores.map((each) => each.expert_no))).toEqual([
      ['A'],
      ['B'],
    ])
  })

  test('each lot says its own', () => {
    const lots = [
      { id: 'L1', guozi: { ceiling: 1, complaints: [{ kind: '投诉', received_on: '2026-01-01' }] } },
      { id: 'L2', guozi: { ceiling: 2 } },
    ]
    const exported = roundTrip({ ocid: 'lots', tender: { title: '物资', lots, guozi: { ceiling: 9, budget_no: 'Y' } } })
    expect(exported.tender.lots.map((lot: { guozi: { ceiling: number } }) => lot.guozi.ceiling)).toEqual([1, 2])
  })
})

test('a package has what OCDS 1.1 asks of one, and every part its id', () => {
  const exported = packageOf(
    [releaseOf(rowsFrom(whole))],
    { uri: 'https://example.org/ocds/1', publisher: '数智国资监管云平台', extensions: [] },
    at,
  ) as {
    releases: { tender: Json & { items: Json[] }; awards: Json[]; contracts: Json[]; parties: Json[] }[]
  }
  for (const member of ['uri', 'version', 'publishedDate', 'publisher', 'releases']) expect(exported).toHaveProperty(member)
  const [release] = exported.releases
  for (const member of ['ocid', 'id', 'date', 'tag', 'initiationType']) expect(release).toHaveProperty(member)
  const parts = [release!.tender, ...release!.tender.items, ...release!.awards, ...release!.contracts, ...release!.parties]
  expect(parts.filter(({ id }) => typeof id !== 'string' || id === '')).toEqual([])
  for (const contract of release!.contracts) expect(contract.awardID).toEqual(expect.any(String))
  expect(JSON.stringify(exported)).not.toMatch(/undefined|null/)
})
