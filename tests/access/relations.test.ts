import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startJobs } from '@/lib/platform/worker/jobs'
import { type BusyWorld, openBusyWorld } from '../support/busy-world'
import { countRows, functions, type Relation, relations, stateOf } from './catalog'
import { appendOnly, definerFunctions, systemSchemas, tablesWithoutWall } from './reference'

let world: BusyWorld
let owner: Client
let app: Client
let sandbox: Client
let all: Relation[]

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

beforeAll(async () => {
  world = await openBusyWorld()
  // The job tables are made by the worker at its first start.
  process.env.APP_DATABASE_URL = world.database.appUrl
  owner = await open(world.database.ownerUrl)
  app = await open(world.database.appUrl)
  sandbox = await open(world.database.sandboxUrl)
  all = await relations(owner)
})

afterAll(async () => {
  for (const client of [owner, app, sandbox]) await client.end()
  await world.close()
})

const of = (...kinds: Relation['kind'][]) => all.filter((relation) => kinds.includes(relation.kind))
const outsiders = (relation: Relation) => relation.grants.filter((grant) => /^(public|guozi_app|guozi_sandbox) /.test(grant))

describe('every relation stands behind a wall', () => {
  test('tables and partitions have row security with policies, or nobody may touch them', () => {
    const tables = of('r', 'p')
    expect(tables.length).toBeGreaterThan(40)
    const open = tables
      .filter((table) => !(table.schema in systemSchemas) && !(table.name in tablesWithoutWall))
      .filter((table) => !table.walled || table.policies === 0)
    expect(open.map((table) => table.name)).toEqual([])
  })

  test('the tables on the reference list are granted to nobody', () => {
    const named = of('r', 'p').filter((table) => table.schema in systemSchemas || table.name in tablesWithoutWall)
    expect(named.filter((table) => outsiders(table).length > 0).map((table) => table.name)).toEqual([])
    for (const name of Object.keys(tablesWithoutWall)) expect(named.map((table) => table.name)).toContain(name)
  })

  test('no table is granted to everybody or to the sandbox, and none may be truncated', () => {
    const wrong = all.flatMap((relation) => relation.grants.map((grant) => `${relation.name}: ${grant}`))
    expect(wrong.filter((grant) => /: public /.test(grant))).toEqual([])
    expect(wrong.filter((grant) => /: guozi_sandbox /.test(grant))).toEqual([])
    expect(wrong.filter((grant) => / (truncate|trigger|references|maintain)/.test(grant))).toEqual([])
  })

  test('views ask with the rights of who asks', () => {
    const views = of('v')
    expect(views.length).toBeGreaterThan(3)
    expect(views.filter((view) => !view.invoker && outsiders(view).length > 0).map((view) => view.name)).toEqual([])
  })

  test('materialised views and foreign tables, which know no wall, are granted to nobody', () => {
    expect(
      of('m', 'f')
        .filter((relation) => outsiders(relation).length > 0)
        .map((relation) => relation.name),
    ).toEqual([])
  })

  test('sequences give numbers to the application and nothing to anybody else', () => {
    const wrong = of('S').flatMap((sequence) => outsiders(sequence).map((grant) => `${sequence.name}: ${grant}`))
    expect(wrong.filter((grant) => !/: guozi_app (usage|select)$/.test(grant))).toEqual([])
  })

  test('no role that can log in owns a table, bypasses walls or inherits', async () => {
    const { rows } = await owner.query<{ name: string }>(`
      select r.rolname as name from pg_roles r where r.rolname in ('guozi_app', 'guozi_sandbox') and (r.rolsuper or r.rolbypassrls or r.rolcreaterole
        or r.rolcreatedb or r.rolreplication or exists (select 1 from pg_class c where c.relowner = r.oid))`)
    expect(rows).toEqual([])
    const { rows: memberships } = await owner.query(`
      select m.member::regrole::text as member, m.roleid::regrole::text as of, pg_has_role(m.member, m.roleid, 'usage') as inherits, m.admin_option
      from pg_auth_members m where m.member::regrole::text in ('guozi_app', 'guozi_sandbox', 'guozi_all')`)
    // By design the application role may enter guozi_all by `set local role` (asSystem), and has none of its rights until it does.
    expect(memberships).toEqual([{ member: 'guozi_app', of: 'guozi_all', inherits: false, admin_option: false }])
  })
})

describe('functions with the rights of the owner', () => {
  test('are those of the reference list', async () => {
    const definers = (await functions(owner)).filter((one) => one.definer).map((one) => one.name.replace(/ DEFAULT \d+/g, ''))
    expect(definers.sort()).toEqual(Object.keys(definerFunctions).sort())
  })

  test('pin their search path and are granted by name', async () => {
    for (const one of (await functions(owner)).filter((candidate) => candidate.definer)) {
      expect(one.settings, one.name).toContain('search_path=public, pg_temp')
      expect(one.executors, one.name).toEqual(['guozi_all', 'guozi_app'])
    }
  })

  test('other functions of the platform are not open to everybody', async () => {
    const own = (await functions(owner)).filter((one) => !one.definer && one.extension === null && !/^(pgboss)\./.test(one.name))
    expect(own.filter((one) => one.executors.includes('public')).map((one) => one.name)).toEqual([])
  })

  for (const [name, { call, nothing }] of Object.entries(definerFunctions))
    test(`${name} tells nothing without a session`, async () => {
      expect((await app.query(call)).rows).toEqual(nothing)
    })
})

describe('without a session', () => {
  test('the application role sees no row in any relation, while the tables are full', async () => {
    const readable = all.filter((relation) => relation.readable)
    expect(readable.length).toBeGreaterThan(35)
    const seen: string[] = []
    let full = 0
    for (const { name } of readable) {
      if ((await countRows(app, name)) > 0) seen.push(name)
      if ((await countRows(owner, name)) > 0) full += 1
    }
    expect(seen).toEqual([])
    expect(full).toBeGreaterThan(25)
  })

  test('the owner sees rows in the tables that matter', async () => {
    const main = ['org', 'user_account', 'post', 'session', 'filing', 'filing_version', 'filing_material', 'filing_check', 'paper', 'task']
    const more = [
      'flow_run',
      'flow_event',
      'flow_opinion',
      'clock_interval',
      'stored_file',
      'audit_line',
      'audit_seal',
      'outbox',
      'actor_org',
    ]
    for (const name of [...main, ...more, 'actor_pool', 'actor_grant', 'fact.filing', 'fact.task', 'definition_current'])
      expect(await countRows(owner, name), name).toBeGreaterThan(0)
  })

  test('nothing can be written, not even a line of the trail', async () => {
    const attempts = [
      `insert into audit_line (id, at, actor_name, action, outcome, detail, digest) values (gen_random_uuid(), now(), '假冒', 'x', 'done', '{}', '')`,
      `insert into outbox (at, topic, subject_kind, subject_id, data) values (now(), 'flow.moved', 'filing', 'x', '{}')`,
      `insert into counter values ('filing', 2099, 1)`,
      `insert into task select * from task limit 1`,
      `insert into preference values (gen_random_uuid(), 'k', '{}', now())`,
    ]
    for (const sql of attempts.filter((text) => !text.includes('select *'))) expect(await stateOf(app, sql), sql).toBe('42501')
  })
})

describe('the sandbox login', () => {
  test('reads no relation, calls no function of the platform and makes nothing', async () => {
    for (const { name, kind } of all) {
      if (kind === 'S') continue
      expect(await stateOf(sandbox, `select 1 from ${name} limit 1`), name).toBe('42501')
    }
    for (const { call } of Object.values(definerFunctions)) expect(await stateOf(sandbox, call), call).toBe('42501')
    const attempts = [
      'create table public.t (a int)',
      'create temp table t (a int)',
      'create schema s',
      'create function public.f() returns int return 1',
    ]
    for (const sql of attempts) {
      expect(await stateOf(sandbox, sql), sql).not.toBe('ok')
      expect(await stateOf(sandbox, `set transaction read write; ${sql}`), sql).toBe('42501')
    }
    for (const role of ['guozi_app', 'guozi_all', 'guozi_owner']) expect(await stateOf(sandbox, `set role ${role}`), role).not.toBe('ok')
  })

  test('is a member of nothing, reads only and not for long', async () => {
    const { rows } = await owner.query(`select 1 from pg_auth_members where member = 'guozi_sandbox'::regrole`)
    expect(rows).toEqual([])
    expect((await sandbox.query('show default_transaction_read_only')).rows[0]).toEqual({ default_transaction_read_only: 'on' })
    expect((await sandbox.query('show statement_timeout')).rows[0]).toEqual({ statement_timeout: '15s' })
  })
})

describe('what has happened stays', () => {
  for (const role of ['guozi_app', 'guozi_all'])
    for (const table of appendOnly)
      test(`${role} cannot change, remove or empty ${table}`, async () => {
        const columns: Record<string, string> = { audit_seal: 'hash', flow_opinion: 'text', audit_line: 'action', seal_secret: 'sealed' }
        const column = columns[table] ?? 'line'
        const enter = role === 'guozi_all' ? 'set local role guozi_all; ' : ''
        for (const sql of [`update ${table} set ${column} = 'x'`, `delete from ${table}`, `truncate ${table}`])
          expect(await stateOf(app, enter + sql), sql).toBe('42501')
      })
})

test('the job tables, once made, are the system role’s alone', async () => {
  const { connectDatabase } = await import('@/lib/platform/db')
  connectDatabase(world.database.appUrl)
  const { env } = await import('@/lib/platform/env')
  Object.assign(env, { DATABASE_URL: world.database.ownerUrl })
  const stop = await startJobs()
  await stop()
  const jobs = (await relations(owner)).filter((relation) => relation.schema === 'pgboss')
  expect(jobs.length).toBeGreaterThan(3)
  expect(jobs.filter((relation) => outsiders(relation).length > 0)).toEqual([])
  for (const { name, kind } of jobs) if (kind !== 'S') expect(await stateOf(app, `select 1 from ${name} limit 1`), name).toBe('42501')
})
