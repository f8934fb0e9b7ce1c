import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asSystemAtLength, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { echoRows, featureRows } from '@/lib/risk/engine/features'
import { executeRun } from '@/lib/risk/run/execute'
import { makeSharedSteps } from '@/lib/risk/run/shared-steps'
import { fill, idOf, today, wan } from '../../models/risk/world'
import { type TestDatabase, testDatabase } from '../../support/database'

let database: TestDatabase
let client: Client
let gate: Client
const now = new Date('2026-06-30T10:00:00+08:00')
const everything = { facts: 'fact', today }
/** A tender that nobody touches: the night's first row of it stops where the test says. */
const still = '00000000-0000-4000-8000-000000000001'
const gateKey = 4711

beforeAll(async () => {
  database = await testDatabase()
  connectDatabase(database.appUrl)
  client = new Client({ connectionString: database.ownerUrl })
  gate = new Client({ connectionString: database.ownerUrl })
  await Promise.all([client.connect(), gate.connect()])
  for (const [word, kind] of [
    ['sasac', 'sasac'],
    ['org', 'enterprise'],
  ] as const)
    await client.query(
      `insert into org (id, kind, code, name, short_name, owner, adcode, level) values ($1, $2, $3, $3, $3, 'city', '370200', 1)`,
      [idOf(word), kind, word],
    )
  await client.query(`create function wait_at_gate() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(${gateKey}); return new; end $$;
    create trigger wait_at_gate before insert on tender_feature for each row when (new.tender_id = '${still}') execute function wait_at_gate()`)
})
afterAll(async () => {
  await Promise.all([client.end(), gate.end()])
  await closeDatabase()
  await database.drop()
})
beforeEach(async () => {
  await client.query(
    'truncate tender, bid, bid_trace, tender_feature, tender_echo, pair_history, risk_run, risk_model_run, risk_finding, risk_case, task',
  )
  const bids = ['t1', 't2', still].flatMap((tender, at) =>
    ['A', 'B', 'C'].map((party, place) => ({
      bid_id: `b-${at}-${party}`,
      tender_id: tender,
      party_id: party,
      amount: wan(100 + at * 7 + place * place),
    })),
  )
  const traces = ['A', 'B'].map((party) => ({ tender_id: 't1', party_id: party, mac: 'AA', disk: 'D' }))
  await fill(client, { t: [{}, {}, { tender_id: still }], b: bids, x: traces })
  // The second tender has just arrived, nothing has been worked out of it yet.
  await client.query('delete from tender_feature where tender_id = $1', [idOf('t2')])
  await client.query('delete from tender_echo where tender_id = $1', [idOf('t2')])
})

/** What people change while the night is at work: prices, marks, and a tender that loses all its bids. */
async function change(): Promise<void> {
  await client.query('update bid set amount = amount + 12345 where party_id = $1 and tender_id = $2', [idOf('C'), idOf('t1')])
  await client.query(`update bid_trace set mac = 'BB' where party_id = $1`, [idOf('B')])
  await client.query(`update bid set status = 'withdrawn' where tender_id = $1`, [idOf('t2')])
}

async function asked(kind: 'nightly' | 'arrival', scope: object = {}): Promise<string> {
  const { rows } = await client.query(
    `insert into risk_run (id, kind, scope, models, status, asked_by_name, asked_at) values (gen_random_uuid(), $1, $2, '{FS001}', 'queued', '测试', now()) returning id`,
    [kind, JSON.stringify(scope)],
  )
  return rows[0].id
}
const arrivalOf = async (...tenders: string[]) => executeRun(await asked('arrival', { tenders: tenders.map(idOf) }), now)

/** Resolves when the work has ended or stands before a lock that somebody else holds. */
async function endedOrWaiting(work: Promise<unknown>): Promise<void> {
  let ended = false
  void work.finally(() => {
    ended = true
  })
  for (let quiet = 0; quiet < 3 && !ended; ) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { rows } = await client.query(
      `select count(*)::int as n from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted and not (l.locktype = 'advisory' and l.objid = ${gateKey})`,
    )
    quiet = rows[0].n > 0 ? quiet + 1 : 0
  }
}
async function waitsAtGate(): Promise<void> {
  for (;;) {
    const { rows } = await client.query(
      `select count(*)::int as n from pg_locks where locktype = 'advisory' and objid = ${gateKey} and not granted`,
    )
    if (rows[0].n > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** The rows that stand, and those that the facts as they are now give. */
async function rows(table: 'tender_feature' | 'tender_echo', names: string) {
  const fresh = table === 'tender_feature' ? featureRows(everything) : echoRows(everything)
  const of = async (source: string) => (await client.query(`select ${names} from ${source} x order by 1, 2`)).rows
  return { stand: await of(table), fresh: await of(`(${fresh})`) }
}
async function expectNewest(): Promise<void> {
  const features = await rows('tender_feature', 'tender_id, n, lowest, highest, mean, cv, kurtosis')
  expect(features.stand).toEqual(features.fresh)
  const echoes = await rows('tender_echo', 'tender_id, mark')
  expect(echoes.stand).toEqual(echoes.fresh)
}

describe.each([
  ['a tender that was there and is corrected', ['t1']],
  ['a tender that the night sees for the first time', ['t2']],
  ['both at once', ['t1', 't2']],
])('%s', (_, tenders) => {
  test('arrives while the night is writing: both runs end well and the newest facts stand', async () => {
    await gate.query('select pg_advisory_lock($1)', [gateKey])
    const night = asked('nightly').then((id) => executeRun(id, now))
    await waitsAtGate()
    await change()
    const arrival = arrivalOf(...tenders)
    await endedOrWaiting(arrival)
    await gate.query('select pg_advisory_unlock($1)', [gateKey])
    await Promise.all([night, arrival])
    // Whatever changed and was not in this arrival comes with its own.
    await arrivalOf(...['t1', 't2'].filter((each) => !tenders.includes(each)))
    expect((await client.query('select kind, status, error from risk_run where status <> $1', ['done'])).rows).toEqual([])
    await expectNewest()
  })
})

test('whenever an arrival comes between two statements of the night, both end well and the newest facts stand', async () => {
  let pauses = 1
  for (let pause = 0; pause < pauses; pause++) {
    await change()
    await client.query(`update bid set status = 'valid', amount = amount + $1`, [pause * 1000])
    await fresh()
    await asSystemAtLength('测试夜间', async (night) => {
      let statement = 0
      let arrival: Promise<void> | undefined
      const paused = new Proxy(night, {
        get: (target, name) => {
          if (name !== 'query') return Reflect.get(target, name)
          return async (...given: Parameters<typeof night.query>) => {
            if (statement++ === pause) {
              await change()
              arrival = arrivalOf('t1', 't2')
              await endedOrWaiting(arrival)
            }
            return target.query(...given)
          }
        },
      })
      await makeSharedSteps(paused, everything)
      pauses = statement
      await arrival
    })
    expect(
      (await client.query('select status, error from risk_run where status <> $1', ['done'])).rows,
      `before statement ${pause}`,
    ).toEqual([])
    await expectNewest()
  }
  expect(pauses).toBeGreaterThan(8)
})

/** Before each pause the rows of the tenders stand as they were, the second without any. */
async function fresh(): Promise<void> {
  await client.query('truncate tender_feature, tender_echo, risk_run')
  await client.query(
    `insert into tender_feature (tender_id, org_id, n, learned_parts) select $1, org_id, 0, '{}' from tender where tender_id = $1`,
    [idOf('t1')],
  )
}
