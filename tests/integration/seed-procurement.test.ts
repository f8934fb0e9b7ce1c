import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withClient } from '@/lib/platform/postgres/connection'
import { factTables } from '@/lib/procurement/vocabulary'
import { derivedTables } from '@/lib/procurement/vocabulary/derived'
import { demonstrationWorld } from '@/prisma/seed/organisation-phases'
import { runPhase } from '@/prisma/seed/phase'
import { procurementPhase } from '@/prisma/seed/phases/procurement'
import { makeCase } from '@/prisma/seed/scenarios/procurement/make-case'
import { sceneOf } from '@/prisma/seed/scenarios/procurement/scene'
import type { Truth } from '@/prisma/seed/scenarios/procurement/truth'
import { smallMarket } from '@/prisma/seed/small-world'
import { type TestDatabase, testDatabase } from '../support/database'
import { grave } from '../support/procurement-conditions'
import { recall } from '../support/recall'

const now = new Date('2026-06-30T02:00:00Z')
const tenders = 900
let database: TestDatabase
let truth: Truth[] = []
let planted = new Set<string>()

const rowsOf = <T extends object>(sql: string, values: unknown[] = []) =>
  withClient(database.ownerUrl, async (client) => (await client.query<T>(sql, values)).rows)
/** Tenders of a statement that nobody has tampered with. */
const clean = async (sql: string) => (await rowsOf<{ tender_id: string }>(sql)).map((row) => row.tender_id).filter((id) => !planted.has(id))

beforeAll(async () => {
  database = await testDatabase()
  truth = await withClient(database.ownerUrl, (client) => smallMarket(client, { tenders, now }))
  planted = new Set(truth.flatMap((plant) => plant.tenders))
}, 120_000)
afterAll(() => database?.drop())

describe('the market', () => {
  test('has the tenders asked for, and about four and a half bids each', async () => {
    const [row] = await rowsOf<{ tenders: string; bids: string; contracts: string; awards: string }>(
      `select (select count(*) from tender) tenders, (select count(*) from bid) bids, (select count(*) from award) awards,
        (select count(*) from contract where tender_id is not null) contracts`,
    )
    expect(Number(row!.tenders)).toBe(tenders)
    expect(Number(row!.bids) / tenders).toBeGreaterThan(3.8)
    expect(Number(row!.bids) / tenders).toBeLessThan(5.2)
    expect(Number(row!.contracts) / Number(row!.awards)).toBeGreaterThan(0.75)
  })

  test('fills every column of the vocabulary somewhere', async () => {
    // Only what comes from another publisher has lots and awards numbered by the source.
    const fromElsewhere = ['tender.lot_no', 'tender_item.award_no']
    const empty: string[] = []
    const workedOut = new Set<string>(derivedTables.map(({ name }) => name))
    for (const { name, columns } of factTables.filter((table) => !workedOut.has(table.name))) {
      const counts = columns.map((column) =>
        ['ints', 'texts'].includes(column.type)
          ? `count(*) filter (where cardinality(${column.name}) > 0) as ${column.name}`
          : `count(${column.name}) as ${column.name}`,
      )
      const [row] = await rowsOf<Record<string, string>>(`select ${counts.join(', ')} from ${name}`)
      empty.push(
        ...Object.entries(row!)
          .filter(([, count]) => Number(count) === 0)
          .map(([column]) => `${name}.${column}`),
      )
    }
    expect(empty).toEqual(fromElsewhere)
  })

  test('leaves no yes or no open that a buyer’s system would know', async () => {
    const columns = [
      'state_funded',
      'mandatory',
      'engineering',
      'in_plan',
      'funding_proof',
      'decision_doc',
      'platform_designated',
      'urgent',
      'framework_exists',
      'in_central_catalogue',
      'budget',
      'estimate',
      'ceiling',
      'tender_limit',
      'approved_on',
      'method',
      'award_rule',
    ]
    const [row] = await rowsOf<Record<string, string>>(
      `select ${columns.map((column) => `count(*) filter (where ${column} is null) as ${column}`).join(', ')} from tender`,
    )
    expect(Object.entries(row!).filter(([, count]) => Number(count) > 0)).toEqual([])
    expect(
      await rowsOf(
        `select bid_id from bid where is_winner is null or gave_up is null or record_verified is null or qualification_ok is null or hidden_chars is null limit 5`,
      ),
    ).toEqual([])
    expect(
      await rowsOf(
        `select contract_id from contract where sealed is null or legal_reviewed is null or merger_proof is null or related_party is null or terms_differ is null limit 5`,
      ),
    ).toEqual([])
  })

  test('holds rows that belong together only', async () => {
    for (const { name, columns } of factTables) {
      if (
        !columns.some((column) => column.name === 'tender_id') ||
        ['tender', 'tender_feature', 'contract', 'fund_flow', 'purchase_line'].includes(name)
      )
        continue
      expect(
        await rowsOf(
          `select x.tender_id from ${name} x left join tender t on t.tender_id = x.tender_id and t.org_id = x.org_id where t.tender_id is null limit 3`,
        ),
        name,
      ).toEqual([])
    }
    expect(
      await rowsOf(`select b.bid_id from bid b left join party p on p.party_id = b.party_id where p.party_id is null limit 3`),
    ).toEqual([])
    expect(
      await rowsOf(
        `select v.evaluator_id from evaluator v left join expert e on e.expert_id = v.expert_id where e.expert_id is null limit 3`,
      ),
    ).toEqual([])
  })
})

describe('untouched tenders', () => {
  test('agree in winner, award, contract and ranks', async () => {
    expect(
      await clean(`select t.tender_id from tender t left join award w on w.tender_id = t.tender_id left join bid b on b.tender_id = t.tender_id and b.is_winner left join contract c on c.tender_id = t.tender_id
        where t.status = 'complete' and (w.party_id is distinct from t.winner_id or w.amount is distinct from t.award_amount or b.party_id is distinct from t.winner_id or b.amount is distinct from t.award_amount
          or (not t.first_gave_up and b.rank <> 1) or (c.contract_id is not null and (c.party_id <> t.winner_id or c.amount <> t.award_amount)))`),
    ).toEqual([])
    expect(
      await clean(
        `select t.tender_id from tender t where t.status <> 'complete' and (t.winner_id is not null or exists (select 1 from award w where w.tender_id = t.tender_id))`,
      ),
    ).toEqual([])
    expect(
      await clean(`select t.tender_id from tender t join (select tender_id, count(*) n, count(*) filter (where status = 'valid') valid from bid group by 1) b on b.tender_id = t.tender_id
        where t.submitted_count <> b.n or t.number_of_tenderers <> b.n or t.bid_count <> b.valid`),
    ).toEqual([])
  })

  test('rank bids by their rule', async () => {
    expect(
      await clean(`select tender_id from (select b.tender_id, b.rank, row_number() over (partition by b.tender_id order by b.amount) as place from bid b join tender t on t.tender_id = b.tender_id
        where t.award_rule = '最低价' and b.status = 'valid' and b.rank is not null) r where rank <> place`),
    ).toEqual([])
    expect(
      await clean(`select t.tender_id from tender t join (select tender_id, party_id, sum(score) as marks, rank() over (partition by tender_id order by sum(score) desc) as place from score group by 1, 2) s
        on s.tender_id = t.tender_id and s.place = 1 where s.party_id <> t.first_candidate_id`),
    ).toEqual([])
  })

  test('keep their days in the order of the law', async () => {
    expect(
      await clean(`select tender_id from tender where not (coalesce(demand_on <= initiated_on, true) and coalesce(initiated_on <= approved_on, true) and coalesce(approved_on < notice_on, true)
        and coalesce(notice_on <= doc_sale_from, true) and coalesce(doc_sale_to <= deadline_on, true) and coalesce(last_clarified_on < deadline_on, true) and coalesce(deadline_at <= opened_at, true)
        and coalesce(drawn_at < opened_at, true) and coalesce(opened_at < evaluation_from, true) and coalesce(evaluation_from < evaluation_to, true) and coalesce(deadline_on <= report_on, true)
        and coalesce(report_on <= publicity_from, true) and coalesce(publicity_to - publicity_from >= 3, true) and coalesce(publicity_to < awarded_on, true) and coalesce(awarded_on <= notice_of_award_on, true))`),
    ).toEqual([])
    expect(
      await clean(`select t.tender_id from contract c join tender t on t.tender_id = c.tender_id where not (c.signed_on > t.notice_of_award_on and coalesce(c.started_on > c.signed_on, true)
        and coalesce(c.ended_on >= c.started_on, true) and coalesce(c.accepted_on >= c.ended_on, true) and coalesce(c.settled_on >= c.accepted_on, true))`),
    ).toEqual([])
    const late = await rowsOf(
      `select 1 from tender where greatest(awarded_on, opened_at::date) > $1 union all select 1 from contract where greatest(signed_on, accepted_on, settled_on, retention_returned_on) > $1
      union all select 1 from payment where paid_on > $1`,
      ['2026-06-30'],
    )
    // Planted cases move a few days.
    expect(late.length).toBeLessThan(6)
  })
})

describe('planted cases', () => {
  test('are there, and nothing of the kind elsewhere', async () => {
    const missing: string[] = []
    const stray: Record<string, number> = {}
    for (const [code, sql] of Object.entries(grave)) {
      const hits = new Set(
        (await rowsOf<{ tender_id: string }>(`select distinct tender_id from (${sql}) found`)).map((row) => row.tender_id),
      )
      const plants = truth.filter((plant) => plant.models.includes(code))
      if (plants.length === 0) missing.push(code)
      for (const plant of plants) if (!plant.tenders.some((id) => hits.has(id))) missing.push(`${code} ${plant.kind}`)
      const elsewhere = [...hits].filter((id) => !planted.has(id)).length
      if (elsewhere > 0) stray[code] = elsewhere
    }
    expect({ missing, stray }).toEqual({ missing: [], stray: {} })
  })

  test('cover all six families and more than 150 kinds', () => {
    expect(new Set(truth.flatMap((plant) => plant.models.map((code) => code.slice(0, 2))))).toEqual(
      new Set(['FS', 'LC', 'WB', 'JY', 'YS', 'HT']),
    )
    expect(new Set(truth.map((plant) => plant.kind)).size).toBeGreaterThan(150)
  })

  test('of groups show over years: a ring takes turns, a companion stays, one always wins', async () => {
    const wins = async (kind: string) => {
      const plant = truth.find((one) => one.kind === kind)!
      const rows = await rowsOf<{ party_id: string; bids: string; wins: string }>(
        `select party_id, count(*) bids, count(*) filter (where is_winner) wins from bid where tender_id = any($1) and party_id = any($2) group by 1`,
        [plant.tenders, plant.parties],
      )
      return {
        of: plant.tenders.length,
        members: plant.parties.length,
        wins: rows.map((row) => Number(row.wins)).sort(),
        bids: rows.map((row) => Number(row.bids)),
      }
    }
    const ring = await wins('五家轮流中标')
    expect(ring.members).toBe(5)
    expect(Math.max(...ring.wins) - Math.min(...ring.wins)).toBeLessThanOrEqual(1)
    const companion = await wins('固定伴随投标')
    expect(companion.bids).toEqual([companion.of, companion.of])
    expect((await wins('共投而恒为一方中标')).wins).toEqual([0, 0, 7])
  })

  test('leave no mark in the tables', async () => {
    for (const { name } of factTables)
      expect(await rowsOf(`select 1 from ${name} x where x::text ~* 'plant|truth|demo_case' limit 1`), name).toEqual([])
  })

  test('are measured by recall and false alarms', () => {
    const findings = truth.flatMap((plant) =>
      plant.models.map((code) => ({ code, key: plant.tenders[0]!, tenderId: plant.tenders[0]!, orgId: null, parties: [] })),
    )
    const all = recall(findings, truth)
    expect(Object.values(all).every((proof) => proof.recall === 1 && proof.falseAlarms === 0)).toBe(true)
    const stray = { code: 'WB002', key: 'x', tenderId: '00000000-0000-8000-8000-000000000000', orgId: null, parties: [] }
    const some = recall([...findings.filter(({ code }) => code !== 'WB002'), stray], truth)
    expect(some.WB!.recall).toBeLessThan(1)
    expect(some.WB!.missed).toContain('WB002 同一网卡地址')
    expect([some.WB!.falseAlarms, some.WB!.falseCodes]).toEqual([1, { WB002: 1 }])
  })
})

describe('the generator', () => {
  test('gives the same rows twice, and each tender by itself', () => {
    const world = demonstrationWorld(true).world
    const digest = (order: (numbers: number[]) => number[]) => {
      const scene = sceneOf(world, now, 240)
      const cases = new Map(
        order(Array.from({ length: 240 }, (_, n) => n)).map((n) => [
          n,
          JSON.stringify(makeCase(scene, n), (_, value) => (typeof value === 'bigint' ? String(value) : value)),
        ]),
      )
      const hash = createHash('sha256').update(JSON.stringify(scene.market.registers))
      for (let n = 0; n < 240; n++) hash.update(cases.get(n)!)
      return hash.digest('hex')
    }
    expect(digest((numbers) => numbers)).toBe(digest((numbers) => numbers.reverse()))
  })

  test('holds no more at the end than at the beginning', () => {
    const scene = sceneOf(demonstrationWorld(false).world, now, 24_000)
    const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    for (let n = 0; n < 4000; n++) {
      makeCase(scene, n)
      const half = n < 2000 ? 0 : 1
      if (n % 20 === 0) least[half] = Math.min(least[half]!, process.memoryUsage().heapUsed)
    }
    expect(least[1]! - least[0]!).toBeLessThan(60_000_000)
  })

  test('is skipped when done and leaves nothing behind when broken', async () => {
    const broken = await testDatabase()
    const world = demonstrationWorld(true).world
    const run = () =>
      withClient(broken.ownerUrl, async (client) => {
        const lines: string[] = []
        await runPhase(procurementPhase(world, { tenders: 90 }), { client, log: (line) => lines.push(line), now })
        return lines
      })
    const counted = () =>
      withClient(broken.ownerUrl, async (client) =>
        Number((await client.query('select (select count(*) from party) + (select count(*) from tender) as n')).rows[0].n),
      )
    await withClient(broken.ownerUrl, (client) => client.query('alter table payment add constraint broken check (amount < 0)'))
    await expect(run()).rejects.toThrow(/broken/)
    expect(await counted()).toBe(0)
    await withClient(broken.ownerUrl, (client) => client.query('alter table payment drop constraint broken'))
    await run()
    expect(await counted()).toBeGreaterThan(90)
    expect(await run()).toEqual(['采购交易：已完成，跳过'])
    await broken.drop()
  })
})
