import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runQuery } from '@/lib/platform/query'
import { procurementBenchmark, supplierBenchmark } from '@/lib/procurement/queries/benchmark'
import { partyRecord } from '@/lib/procurement/queries/parties'
import { projectPurchases } from '@/lib/procurement/queries/project-purchases'
import { tenderRecord } from '@/lib/procurement/queries/tender/record'
import { tenderList } from '@/lib/procurement/queries/tenders'
import { fill, idOf, type Row, wan } from '../../models/risk/world'
import { type BusyWorld, openBusyWorld } from '../../support/busy-world'
import { actorOf } from '../../support/clerks'

let world: BusyWorld
const period = { from: '2026-01-01', to: '2026-12-30' }
const others = ['丙', '丁', '戊', '己', '庚', '辛']

/** Six groups that save 2 to 12 per cent with five tenders each, and the asker's own group that saves 9; each tender has an agency. */
beforeAll(async () => {
  world = await openBusyWorld()
  const client = new Client({ connectionString: world.database.ownerUrl })
  await client.connect()
  for (const name of others)
    await client.query(
      `insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, 'enterprise', $2, $2, $2, 'city', '370200', 1)`,
      [idOf(name), name],
    )
  await client.query(
    `insert into equity_edge (id, holder_id, holder_name, holder_kind, org_id, pct, from_date) values (gen_random_uuid(), $1, '丁', 'state', $2, 60, '2020-01-01')`,
    [idOf('丁'), idOf('丙')],
  )
  await client.query(
    `insert into actor_org (user_id, org_id) select u.id, o.id from user_account u, org o where u.login = 'jdjc-officer' and o.name = any($1)`,
    [others],
  )
  const tender = (org: string, number: number, saved: number, agency: string): Row => ({
    ...{ tender_id: `${org}${number}`, org_id: org, ocid: `${org}${number}`, notice_on: `202${5 + (number % 2)}-03-01` },
    ...{ awarded_on: '2026-04-01', estimate: wan(100), award_amount: wan(100 - saved), bid_count: number === 2 ? 1 : 2, agency_id: agency },
    ...{ winner_id: 'S', method: '公开招标' },
  })
  const part = (title: string, more: Row): Row => ({
    ...{ tender_id: `road ${title}`, org_id: world.orgId, ocid: `road ${title}`, title, project_id: 'road', category: '施工' },
    ...{ notice_on: '2026-12-31', ...more },
  })
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ bid_id: `many ${at}`, tender_id: `${world.orgId}3`, org_id: world.orgId, party_id: at === 0 ? 'S' : `many ${at}`, rank: at + 1 },
      ...{ status: 'valid', amount: 2099n - BigInt(at) },
    }))
  const ten = Array.from({ length: 10 }, (_, at) => at + 1)
  await client.query('truncate tender cascade')
  await fill(client, {
    t: [
      ...ten.map((number) => tender(world.orgId, number, 9, 'agency')),
      ...others.flatMap((name, at) => ten.map((number) => tender(name, number, 2 + at * 2, `agency ${name}`))),
      // Noticed outside of what is compared, by a project.
      part('甲', { estimate: wan(150) }),
      part('乙', { award_amount: wan(100) }),
      part('无价', {}),
      part('去年', { estimate: wan(90), notice_on: '2025-12-31' }),
      part('终止', { estimate: wan(70), status: 'cancelled' }),
      part('货物', { estimate: wan(60), category: '货物' }),
    ],
    p: [
      { party_id: 'S', name: '甲建设', uscc: 'S', roles: ['supplier'], industry: '建筑业' },
      { party_id: 'S2', name: '丙公司', uscc: '丙', roles: ['supplier'] },
      { party_id: 'holder', name: '持股企业', uscc: 'holder', roles: ['buyer'], org_id: world.orgId },
      ...['agency', ...others.map((name) => `agency ${name}`)].map((id) => ({ party_id: id, name: id, uscc: id, roles: ['agency'] })),
    ],
    x: [
      {
        bid_id: 'many 0',
        tender_id: `${world.orgId}3`,
        org_id: world.orgId,
        party_id: 'S',
        ip: '10.20.30.40',
        ip_shared: true,
        mac: 'AA-BB-CC-01',
      },
      { bid_id: 'many 1999', tender_id: `${world.orgId}3`, org_id: world.orgId, party_id: 'many 1999', mac: 'AA-BB-CC-01' },
    ],
    l: [{ link_id: 'held', party_id: 'S', holder_id: 'holder', role: '股东', pct: 0.4 }],
    pr: [
      { project_id: 'road', org_id: world.orgId, code: 'XM-1', name: '道路一期' },
      { project_id: 'road 2', org_id: world.orgId, code: 'XM-2', name: '道路二期' },
    ],
    b: [
      ...many(2000),
      ...others.flatMap((name) => [
        { bid_id: `${name}x`, tender_id: `${name}1`, org_id: name, party_id: 'S', status: 'valid' },
        { bid_id: `${name}y`, tender_id: `${name}1`, org_id: name, party_id: 'T', status: 'disqualified' },
      ]),
    ],
  })
  await client.end()
})
afterAll(() => world.close())

describe('the efficiency of buying', () => {
  const saved = async (login: string) => {
    const board = await runQuery(procurementBenchmark, await actorOf(login), { ...period, groupId: world.orgId })
    return { ...board, line: board.lines.find(({ key }) => key === 'saved')! }
  }

  test('is told to the commission group by group', async () => {
    const { named, groups, line } = await saved('jdjc-officer')
    expect([named, groups.length]).toEqual([true, 7])
    expect(line).toMatchObject({ value: 9, place: 3, of: 7 })
    expect(line.all.map(({ name }) => name)).toEqual(expect.arrayContaining(others))
  })

  test('is told to an enterprise with its place among the others, and none of them by name', async () => {
    const board = await saved('ct-pur')
    expect([board.named, board.groups.length]).toEqual([false, 1])
    expect(board.line).toMatchObject({ value: 9, median: 8, place: 3, of: 7 })
    for (const name of others) expect(JSON.stringify(board)).not.toContain(name)
    // Nobody of them says how often it used the designated platform: too few others, nothing of them comes out.
    expect(board.lines.find(({ key }) => key === 'platform')).toMatchObject({ median: null, best: null, place: null })
  })

  test('suppliers of an industry: quantiles of all that buy there, itself by name', async () => {
    const board = await runQuery(supplierBenchmark, await actorOf('ct-pur'), { ...period, industry: '建筑业' })
    expect([board.groups, board.lines[0]!.quantiles, board.lines[0]!.all.length]).toEqual([7, [1, 1, 1, 1, 1], 1])
    for (const name of others) expect(JSON.stringify(board)).not.toContain(name)
  })
})

test('a tender with more bids than stand side by side is paged; what is alike and the lowest price are told over all of them', async () => {
  const purchaser = await actorOf('ct-pur')
  const page = (number: number) => runQuery(tenderRecord, purchaser, { id: idOf(`${world.orgId}3`), page: number })
  const first = await page(1)
  expect([first.bids.length, first.bidCount, first.page, first.pages, first.bids[0]!.rank]).toEqual([60, 2000, 1, 34, 1])
  expect([first.bids[0]!.traces.ip, first.bids[1]!.traces.ip]).toEqual(['10****40（共用出口）', null])
  // The first bid and the last one, pages apart, were made with one network card.
  const last = await page(34)
  expect([last.bids.length, last.bids.at(-1)!.rank]).toEqual([20, 2000])
  expect([first.bids[0]!.alike.mac, last.bids.at(-1)!.alike.mac, first.bids[0]!.alike.ip]).toEqual([2, 2, 1])
  expect(first.bids[0]!.traces.mac).toBe(last.bids.at(-1)!.traces.mac)
  expect([first.lowest, last.lowest]).toEqual([{ CNY: '100' }, { CNY: '100' }])
  expect((await page(99)).page).toBe(34)
  const seen = new Set<string>()
  for (let number = 1; number <= 34; number += 1) for (const { id } of (await page(number)).bids) seen.add(id)
  expect(seen.size).toBe(2000)
})

test('the mean of valid bids is that of the numbers that the ledger shows', async () => {
  const officer = await actorOf('jdjc-officer')
  const board = await runQuery(procurementBenchmark, officer, { ...period, groupId: world.orgId })
  const { rows } = await runQuery(tenderList, officer, { ...period, orgId: world.orgId, size: 100 })
  const counts = rows.flatMap(({ bidCount }) => (bidCount ? [bidCount] : []))
  expect(counts.length).toBeGreaterThan(3)
  expect(board.lines.find(({ key }) => key === 'bidders')!.value).toBeCloseTo(
    counts.reduce((sum, each) => sum + each, 0) / counts.length,
    10,
  )
})

test('a supplier that a registered enterprise holds shows what it won from the group of that enterprise', async () => {
  const equity = async (login: string, id: string) => (await runQuery(partyRecord, await actorOf(login), { id: idOf(id) })).equity
  const held = await equity('jdjc-officer', 'S')
  expect(held.registered).toBeNull()
  expect(held.owners).toMatchObject([{ orgId: world.orgId, how: '市场主体登记', pct: '40.00', tenders: 10, awarded: wan(910).toString() }])
  const registered = await equity('jdjc-officer', 'S2')
  expect(registered.registered).toMatchObject({ orgId: idOf('丙') })
  expect(registered.owners).toMatchObject([{ orgId: idOf('丁'), how: '产权登记', pct: '60.00', tenders: 0 }])
  expect(await equity('jdjc-officer', 'agency')).toEqual({ registered: null, owners: [] })
})

describe('what a project buys of a category in a year', () => {
  const ask = async (login: string, project: string, year = 2026) =>
    runQuery(projectPurchases, await actorOf(login), { project, category: '施工', year })

  test('is added up with each purchase; other years, other categories and ended ones are not', async () => {
    const found = await ask('ct-pur', 'XM-1')
    expect(found.project).toMatchObject({ code: 'XM-1', name: '道路一期' })
    expect([found.sum, found.unpriced, found.purchases.map(({ title }) => title).toSorted()]).toEqual([
      wan(250).toString(),
      1,
      ['甲', '乙', '无价'].toSorted(),
    ])
    expect((await ask('ct-pur', 'XM-1', 2025)).sum).toBe(wan(90).toString())
  })

  test('is asked for by words too; where several are meant they are named, and nothing is added up', async () => {
    expect((await ask('ct-pur', '道路一')).project).toMatchObject({ code: 'XM-1' })
    expect(await ask('ct-pur', '道路')).toMatchObject({ project: null, sum: '0', choices: [{ code: 'XM-1' }, { code: 'XM-2' }] })
    expect(await ask('ct-pur', '没有')).toMatchObject({ project: null, choices: [] })
  })
})

test('an agency has its history, its buyers and its place among the other agencies', async () => {
  const own = (await runQuery(partyRecord, await actorOf('jdjc-officer'), { id: idOf('agency') })).agency!
  expect(own.years).toEqual([
    { year: '2025', tenders: 5, awarded: wan(455).toString(), single: 1 },
    { year: '2026', tenders: 5, awarded: wan(455).toString(), single: 0 },
  ])
  expect(own.clients.map(({ tenders }) => tenders)).toEqual([10])
  expect(own.peers).toEqual([
    { key: 'tenders', title: '代理标段', unit: '个', value: 10, median: 10, n: 6 },
    { key: 'single', title: '单一投标占比', unit: '%', value: 10, median: 10, n: 6 },
    { key: 'rejected', title: '投标否决率', unit: '%', value: 0, median: 50, n: 6 },
    { key: 'saved', title: '节资率', unit: '%', value: 9, median: 7, n: 6 },
  ])
  // An enterprise sees this agency at its own tenders, and too few others to compare with.
  const seen = (await runQuery(partyRecord, await actorOf('ct-pur'), { id: idOf('agency') })).agency!
  expect(seen.peers[0]).toMatchObject({ value: 10, median: null, n: 0 })
})
