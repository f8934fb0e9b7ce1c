import { type ChildProcess, spawn } from 'node:child_process'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { historyHolds } from '@/lib/flow/store'
import { verifyAudit } from '@/lib/platform/audit-verify'
import { asSystem } from '@/lib/platform/db'
import { sweepOrphans } from '@/lib/platform/files/sweep'
import { sealAudit } from '@/lib/platform/worker/sealer'
import { idOf } from '../support/accounts'
import { type BusyWorld, openBusyWorld } from '../support/busy-world'

const slots = ['one', 'two', 'three', 'four']
const login = 'ct-fill2'
const killsPerSlot = 5
const filingsPerSlot = 4

let world: BusyWorld
let owner: Client
const finished = new Map<string, Set<string>>()
let killed = 0

beforeAll(async () => {
  world = await openBusyWorld()
  owner = new Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
})

afterAll(async () => {
  await owner.end()
  await world.close()
})

type Run = { child: ChildProcess; ready: Promise<void>; ended: Promise<string>; said: () => string }

function start(slot: string): Run {
  const flags = ['--import', 'tsx', 'tests/support/submitter.ts', world.database.appUrl, slot, login, String(filingsPerSlot)]
  const child = spawn(process.execPath, flags, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let cried = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk
      if (said.includes('ready')) resolve()
    })
  })
  child.stderr?.on('data', (chunk) => {
    cried += chunk
  })
  const ended = new Promise<string>((resolve) => child.once('exit', () => resolve(cried)))
  return { child, ready: Promise.race([ready, ended.then(() => undefined)]), ended, said: () => said }
}

/** Starts a submitter again and again, ending it with SIGKILL at a moment nobody chose; the last one may finish. */
async function batter(slot: string): Promise<void> {
  for (let time = 0; time < killsPerSlot; time++) {
    const run = start(slot)
    await run.ready
    // From the first statement to several filings later.
    await new Promise((resolve) => setTimeout(resolve, Math.random() ** 2 * 900))
    if (run.child.kill('SIGKILL')) killed += 1
    await run.ended
    keep(run.said())
  }
  const last = start(slot)
  expect(await last.ended).toBe('')
  keep(last.said())
}

/** What was once said to be done under a name never becomes another filing. */
function keep(said: string): void {
  for (const [, name, id] of said.matchAll(/done (\S+) (\S+)/g)) finished.set(name!, (finished.get(name!) ?? new Set()).add(id!))
}

const none = async (sql: string) => (await owner.query(sql)).rows

describe('processes that are killed in the middle of their work', () => {
  test('take up again under the same keys until everything is submitted once', async () => {
    await Promise.all(slots.map(batter))
    expect(killed).toBe(slots.length * killsPerSlot)
    expect(finished.size).toBe(slots.length * filingsPerSlot)
    for (const [name, ids] of finished) expect(ids.size, name).toBe(1)
    const { rows } = await owner.query(
      `select t.step_key, count(*)::int as count from filing f join task t on t.subject_id = f.id and t.status = 'open' where f.created_by = $1 group by 1`,
      [await idOf(login)],
    )
    expect(rows).toEqual([{ step_key: 'e_check', count: slots.length * filingsPerSlot }])
  }, 300_000)

  test('leave nothing half done', async () => {
    expect(await none('select id from filing f where not exists (select 1 from flow_run r where r.subject_id = f.id)')).toEqual([])
    expect(await none('select id from flow_run r where not exists (select 1 from filing f where f.id = r.subject_id)')).toEqual([])
    expect(await none('select id from task t where not exists (select 1 from flow_run r where r.id = t.run_id)')).toEqual([])
    expect(
      await none(
        `select id from flow_run r where ended_at is null and not exists (select 1 from task t where t.run_id = r.id and t.status = 'open')`,
      ),
    ).toEqual([])
    expect(await none('select id from flow_run r where event_seq <> (select count(*) from flow_event e where e.run_id = r.id)')).toEqual([])
    expect(
      await none('select f.id from filing f join flow_run r on r.subject_id = f.id where f.status <> r.status or f.round <> r.round'),
    ).toEqual([])
    expect(
      await none(`select f.id from filing f join task t on t.subject_id = f.id and t.step_key = 'e_check'
        where not exists (select 1 from filing_version v where v.filing_id = f.id) or not exists (select 1 from filing_check c where c.filing_id = f.id)`),
    ).toEqual([])
  })

  test('leave no line of the trail without its change, and no change without its line and event', async () => {
    const of = (action: string) => `select subject_id from audit_line where action = '${action}' and outcome = 'done'`
    expect(await none(`${of('createFiling')} and not exists (select 1 from filing f where f.id::text = subject_id)`)).toEqual([])
    expect(await none(`select id from filing where id::text not in (${of('createFiling')})`)).toEqual([])
    expect(
      await none(
        `select e.id from flow_event e where (select count(*) from outbox o where o.topic = 'flow.moved' and o.data->>'eventId' = e.id::text) <> 1`,
      ),
    ).toEqual([])
    expect(
      await none(
        `select o.id from outbox o where o.topic = 'flow.moved' and not exists (select 1 from flow_event e where e.id::text = o.data->>'eventId')`,
      ),
    ).toEqual([])
    expect(
      await none(`select filing_id from filing_material m where source = 'upload' and (select count(*) from audit_line l
        where l.action = 'attachMaterial' and l.subject_id = m.filing_id::text and l.detail->>'sm3' = m.sm3) <> 1`),
    ).toEqual([])
    // What the platform attaches itself (免提交) stands in the line of the command that attached it.
    expect(
      await none(`select filing_id from filing_material m where source <> 'upload' and (select count(*) from audit_line l
        where l.action in ('createFiling', 'saveDraft') and l.subject_id = m.filing_id::text
          and l.detail->'carried' @> jsonb_build_array(jsonb_build_object('material', m.key, 'sm3', m.sm3))) <> 1`),
    ).toEqual([])
    expect(await none(`select id from filing_material where source = 'base' limit 1`)).toHaveLength(1)
    expect(
      await none(
        `select key from command_result c where command = 'createFiling' and not exists (select 1 from filing f where f.id::text = c.result->>'id')`,
      ),
    ).toEqual([])
    expect(
      await none(`select f.id from filing f where version <> 1 + (select count(*) from audit_line l where l.subject_id = f.id::text and l.outcome = 'done'
        and l.action in ('saveDraft', 'actOnFiling')) and title !~ '玄武标记'`),
    ).toEqual([])
    await sealAudit(new Date(Date.now() + 60_000), 100_000)
    expect((await verifyAudit(world.database.ownerUrl, new Date())).problems).toEqual([])
  })

  test('leave histories that replay to the state they are in', async () => {
    const runs = await asSystem('测试', (tx) => tx.flowRun.findMany({ select: { id: true } }))
    expect(runs.length).toBeGreaterThanOrEqual(slots.length * filingsPerSlot)
    await asSystem('测试', async (tx) => {
      for (const run of runs) expect(await historyHolds(tx, run.id), run.id).toBe(true)
    })
  })

  test('leave files that belong to a material, or to nothing and then go with the sweep', async () => {
    expect(
      await none(
        `select id from stored_file s where owner_kind = 'filing' and not exists (select 1 from filing_material m where m.file_id = s.id)`,
      ),
    ).toEqual([])
    expect(
      await none(
        'select id from filing_material m where not exists (select 1 from stored_file s where s.id = m.file_id and s.owner_id = m.filing_id)',
      ),
    ).toEqual([])
    const attached = await owner.query('select count(*)::int as count from stored_file where owner_id is not null')
    await sweepOrphans(new Date(Date.now() + 25 * 3_600_000))
    expect(await none('select id from stored_file where owner_id is null')).toEqual([])
    expect((await owner.query('select count(*)::int as count from stored_file where owner_id is not null')).rows).toEqual(attached.rows)
  })

  test('leave no transaction and no lock behind', async () => {
    expect(await none(`select pid from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`)).toEqual(
      [],
    )
    expect(
      await none(
        `select l.pid from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and a.usename = 'guozi_app' and l.locktype = 'transactionid'`,
      ),
    ).toEqual([])
  })
})
