import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '@/lib/platform/command'
import { asSystem } from '@/lib/platform/db'
import { runQuery } from '@/lib/platform/query'
import { importExternal } from '@/lib/procurement/commands/external'
import { buyerRecord } from '@/lib/procurement/queries/buyer-record'
import { buyerList } from '@/lib/procurement/queries/buyers'
import { expertRecord } from '@/lib/procurement/queries/expert-record'
import { expertList } from '@/lib/procurement/queries/experts'
import { partyRecord } from '@/lib/procurement/queries/parties'
import { fill, idOf, type Row, wan } from '../../models/risk/world'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const period = { from: '2026-01-01', to: '2026-12-31' }
const uscc = '91370200MA3TEST01X'
const peers = ['丙', '丁', '戊', '己', '庚', '辛']
const score = (tender: string, expert: string, bid: string, party: string, mark: number): Row => ({
  ...{ score_id: `${tender}${expert}${bid}`, tender_id: tender, expert_id: expert, bid_id: `${tender}${bid}`, party_id: party },
  ...{ item: '技术方案', subjective: true, full_marks: 25, score: mark, org_id: world.orgId },
})

/** Two tenders of the group with four evaluators, of whom the first favours A and works there; and six other buyers of the same industry. */
beforeAll(async () => {
  world = await openBusyWorld()
  const client = new Client({ connectionString: world.database.ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ industry: string }>('select industry from org where id = $1', [world.orgId])
  for (const name of peers)
    await client.query(
      `insert into org (id, kind, code, name, short_name, owner, adcode, level, industry, industry_name) values ($1, 'enterprise', $2, $2, $2, 'city', '370200', 1, $3, '同业')`,
      [idOf(name), name, rows[0]!.industry],
    )
  // The officer watches the newcomers too.
  await client.query(
    `insert into actor_org (user_id, org_id) select u.id, o.id from user_account u, org o where u.login = 'jdjc-officer' and o.name = any($1)`,
    [peers],
  )
  const tender = (org: string, number: number, saved: number): Row => ({
    ...{ tender_id: `${org}${number}`, org_id: org, ocid: `${org}${number}`, notice_on: '2026-03-01', awarded_on: '2026-04-01' },
    ...{ estimate: wan(100), award_amount: wan(100 - saved), bid_count: 2, winner_id: 'A', method: '公开招标' },
  })
  const committee = (t: string) =>
    ['e1', 'e2', 'e3', 'e4'].map((e) => ({
      evaluator_id: `${t}${e}`,
      tender_id: t,
      expert_id: e,
      org_id: world.orgId,
      evaluated_on: '2026-03-20',
    }))
  const own = [1, 2, 3].map((number) => tender(world.orgId, number, 8))
  const [t1, t2] = own.map((row) => String(row.tender_id)) as [string, string]
  const bids = (t: string) =>
    ['A', 'B'].map((party) => ({ bid_id: `${t}${party}`, tender_id: t, party_id: party, org_id: world.orgId, is_winner: party === 'A' }))
  await fill(client, {
    t: [...own, ...peers.flatMap((name, at) => [1, 2, 3].map((number) => tender(name, number, 2 + at * 2)))],
    p: [
      { party_id: 'A', name: '甲建设', uscc, roles: ['supplier'] },
      { party_id: 'B', name: '乙建设', uscc: 'B', roles: ['supplier'] },
      { party_id: 'C', name: '丙建设', uscc: 'C', roles: ['supplier'] },
    ],
    l: [
      { link_id: 'l1', party_id: 'A', holder_token: 'one', role: '监事', to_on: '2020-01-01' },
      { link_id: 'l2', party_id: 'B', holder_token: 'one', role: '监事' },
      { link_id: 'l3', party_id: 'A', holder_id: 'H', role: '股东', pct: 0.3 },
      { link_id: 'l4', party_id: 'B', holder_id: 'H', role: '股东', pct: 0.6 },
      { link_id: 'l5', party_id: 'C', holder_id: 'A', role: '股东', pct: 0.5 },
    ],
    e: ['e1', 'e2', 'e3', 'e4'].map((id) => ({
      expert_id: id,
      expert_no: `ZJ-${id}`,
      speciality: '信息技术',
      ...(id === 'e1' ? { employer_id: 'A' } : {}),
    })),
    v: [...committee(t1), ...committee(t2)],
    b: [...bids(t1), ...bids(t2)],
    s: [t1, t2].flatMap((t) => [
      ...['e1', 'e2', 'e3', 'e4'].map((e) => score(t, e, 'A', 'A', e === 'e1' ? 25 : 15)),
      ...['e1', 'e2', 'e3', 'e4'].map((e) => score(t, e, 'B', 'B', e === 'e1' ? 5 : 15)),
    ]),
  })
  await client.end()
})
afterAll(() => world.close())

describe('an expert', () => {
  test('stands with scores against the others, companions and relations that call for standing aside', async () => {
    const officer = await actorOf('jdjc-officer')
    const expert = await runQuery(expertRecord, officer, { id: idOf('e1') })
    expect(expert.suppliers.map(({ name, tenders, wins, best, lean }) => ({ name, tenders, wins, best, lean: lean.toFixed(2) }))).toEqual([
      { name: '甲建设', tenders: 2, wins: 2, best: 2, lean: '0.40' },
      { name: '乙建设', tenders: 2, wins: 0, best: 0, lean: '-0.40' },
    ])
    expect(expert.farthest).toHaveLength(4)
    expect(expert.ties.map(({ party, bond, won }) => ({ party, bond, won }))).toEqual([
      { party: '甲建设', bond: '任职或社保单位', won: true },
      { party: '甲建设', bond: '任职或社保单位', won: true },
    ])
    expect(expert.companions.map(({ no, together }) => [no, together])).toEqual([
      ['ZJ-e2', 2],
      ['ZJ-e3', 2],
      ['ZJ-e4', 2],
    ])
    expect(JSON.stringify(expert)).not.toContain('personToken')
  })

  test('is found by number, ranked both ways, page by page, each once', async () => {
    const officer = await actorOf('jdjc-officer')
    const seen: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await runQuery(expertList, officer, { words: 'ZJ-e', sort: 'seats', descending: false, size: 1, cursor })
      seen.push(...page.rows.map(({ no, lean }) => `${no} ${lean?.toFixed(1)}`))
      if (!page.next) break
      cursor = page.next
    }
    expect(seen.toSorted()).toEqual(['ZJ-e1 0.0', 'ZJ-e2 0.0', 'ZJ-e3 0.0', 'ZJ-e4 0.0'])
  })

  test('shows a stranger enterprise no score of others', async () => {
    const other = await asSystem('测试', (tx) => tx.userAccount.findUniqueOrThrow({ where: { login: 'huangdao-qy-fill' } }))
    expect(other.orgId).not.toBe(world.orgId)
    const expert = await runQuery(expertRecord, await actorOf('huangdao-qy-fill'), { id: idOf('e1') })
    expect(expert).toMatchObject({ suppliers: [], farthest: [], ties: [], companions: [] })
  })
})

describe('a supplier', () => {
  const sourcesOf = async () => (await runQuery(partyRecord, await actorOf('jdjc-officer'), { id: idOf('A') })).external

  test('says of each outside source what it told and of which day, or that it is not connected', async () => {
    expect((await sourcesOf()).map(({ source, state, on }) => [source, state, on])).toEqual([
      ['工商登记', 'missing', null],
      ['司法', 'missing', null],
      ['税务', 'missing', null],
      ['行政处罚', 'missing', null],
      ['公共资源交易', 'facts', '2026-05-01'],
    ])
    const line = `${uscc}，行政处罚，2026-03-01，2027-03-01`
    const monitor = await actorOf('monitor')
    const take = (lines: string) => runCommand(importExternal, monitor, { source: '行政处罚', asOf: '2026-06-01', lines })
    expect(await take(`${line}\n91370200MA3UNKNOWN，经营异常，2026-02-01`)).toEqual({ lines: 2, taken: 1, unknown: 1 })
    expect(await take(line)).toEqual({ lines: 1, taken: 0, unknown: 0 })
    await runCommand(importExternal, monitor, { source: '司法', asOf: '2026-05-31' })
    expect((await sourcesOf()).map(({ state, words, on }) => [state, words, on]).slice(1, 4)).toEqual([
      ['nothing', '', '2026-05-31'],
      ['missing', '', null],
      ['facts', '行政处罚 1 条', '2026-06-01'],
    ])
  })

  test('takes in nothing where one line is wrong, and says which and why', async () => {
    const monitor = await actorOf('monitor')
    const take = (lines: string) => runCommand(importExternal, monitor, { source: '行政处罚', asOf: '2026-06-02', lines })
    const good = `${uscc}，禁止采购，2026-04-01`
    await expect(take(`${good}\n${uscc}，表扬，2026-04-01`)).rejects.toMatchObject({
      message: expect.stringContaining('第 2 行：没有事项“表扬”'),
    })
    await expect(take(`${good}\n123，行政处罚，2026-04-01`)).rejects.toMatchObject({
      message: expect.stringContaining('18 位统一社会信用代码'),
    })
    await expect(take(`${good}\n${uscc}，行政处罚，2026-04-31`)).rejects.toMatchObject({ message: expect.stringContaining('不是日期') })
    await expect(take(`${good}\n${uscc}，行政处罚，2026-04-02，2026-04-01`)).rejects.toMatchObject({
      message: expect.stringContaining('止日早于起日'),
    })
    expect((await sourcesOf()).find(({ source }) => source === '行政处罚')).toMatchObject({ words: '行政处罚 1 条', on: '2026-06-01' })
  })

  test('names related suppliers with how often both bid, those that never did too, and the share of its largest buyer', async () => {
    const { related, standing } = await runQuery(partyRecord, await actorOf('jdjc-officer'), { id: idOf('A') })
    expect(related.map(({ name, bonds, together, met }) => ({ name, bonds, together, met }))).toEqual([
      { name: '乙建设', bonds: '同一股东', together: 2, met: 2 },
      { name: '丙建设', bonds: '持股对象', together: 0, met: 0 },
    ])
    expect(standing.topShare).toBeCloseTo(98 / 650)
    expect(standing.contracts).toBe(0)
  })
})

describe('a buyer', () => {
  test('is told its place among the others of its industry, whose figures it does not see', async () => {
    const enterprise = await runQuery(buyerRecord, await actorOf('ct-pur'), { id: world.orgId, ...period })
    const saved = enterprise.lines.find(({ key }) => key === 'saved')!
    // 8 % saved against 2, 4, 6, 8, 10, 12 %: three are worse, one is equal.
    expect(saved).toMatchObject({ standing: 58, median: 7 })
    expect(Number(saved.value)).toBeCloseTo(8)
    expect(enterprise.peers.n).toBe(6)
    expect(JSON.stringify(enterprise)).not.toContain('"丙"')
    const officer = await runQuery(buyerRecord, await actorOf('jdjc-officer'), { id: world.orgId, ...period })
    expect(officer.lines).toEqual(enterprise.lines)
  })

  test('of somebody else is not there', async () => {
    await expect(runQuery(buyerRecord, await actorOf('ct-pur'), { id: idOf('丙'), ...period })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('stands in the list by what it saved, each enterprise by itself', async () => {
    const { rows, count } = await runQuery(buyerList, await actorOf('jdjc-officer'), { ...period, sort: 'saved', size: 3 })
    expect(count.value).toBe(7)
    expect(rows.map(({ name, tenders }) => [name, tenders])).toEqual([
      ['辛', 3],
      ['庚', 3],
      [rows[2]!.name, 3],
    ])
    const own = await runQuery(buyerList, await actorOf('ct-pur'), { ...period })
    expect(own.rows).toHaveLength(1)
  })
})
