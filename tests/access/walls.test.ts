import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { newToken, tokenHash } from '@/lib/platform/crypto'
import { asActor, askBoth, askSignedIn, askTogether, asNobody, Prisma, type Tx, withBaseRights } from '@/lib/platform/db'
import { type BusyWorld, type Kind, openBusyWorld } from '../support/busy-world'
import { actorOf } from '../support/clerks'
import { attackerFor, knownTo } from './attackers'
import { countRows, type Relation, relations, stateOf } from './catalog'
import type { Attacker } from './inputs/entry'

let world: BusyWorld
let owner: Client
let app: Client
let readable: Relation[]

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}

beforeAll(async () => {
  world = await openBusyWorld()
  owner = await open(world.database.ownerUrl)
  app = await open(world.database.appUrl)
  readable = (await relations(owner)).filter((relation) => relation.readable)
})

afterAll(async () => {
  for (const client of [owner, app]) await client.end()
  await world.close()
})

// A statement that failed leaves its transaction open.
afterEach(() => app.query('rollback'))

/** Work in one transaction under a session token, undone afterwards. */
async function under<T>(token: string, work: () => Promise<T>): Promise<T> {
  await app.query('begin')
  try {
    await app.query(`select set_config('app.token', $1, true)`, [token])
    return await work()
  } finally {
    await app.query('rollback')
  }
}

/** Relations in which a session finds a secret of A, written anywhere in a row. */
async function findings(actor: Actor, kinds: readonly Kind[]): Promise<string[]> {
  const secrets = kinds.flatMap((kind) => world.secrets[kind])
  return under(actor.token, async () => {
    const found: string[] = []
    for (const { name } of readable) {
      const { rows } = await app.query(`select 1 from ${name} r where r::text ~ $1 limit 1`, [secrets.join('|')])
      if (rows.length > 0) found.push(name)
    }
    return found
  })
}

const all: readonly Kind[] = ['filings', 'people', 'orgs']

describe('every relation, read row by row with a real session', () => {
  test('shows the filings of A to the officer of their line, and the rest of A', async () => {
    const found = await findings(await actorOf('cqgl-officer'), ['filings'])
    for (const name of [
      'filing',
      'filing_version',
      'filing_material',
      'paper',
      'task',
      'flow_run',
      'flow_event',
      'stored_file',
      'search_doc',
    ])
      expect(found).toContain(`public.${name}`)
    for (const name of ['fact.filing', 'fact.task', 'fact.flow_event', 'fact.filing_brief']) expect(found).toContain(name)
  })

  const cases: [Attacker, string][] = [
    ['stranger', 'ct-fill'],
    ['rival', 'ct-fill'],
    ['rival', 'ct-head'],
    ['rival', 'ct-admin'],
    ['department', 'cqgl-officer'],
    ['department', 'cqgl-chief'],
    ['district', 'cqgl-officer'],
    ['district', 'cqgl-head'],
    ['district', 'ct-admin'],
    ['sysadmin', 'ct-fill'],
    ['secadmin', 'ct-fill'],
    ['expert', 'ct-fill'],
  ]
  test.each(cases)('shows nothing of A to %s (against %s)', async (attacker, who) => {
    const hidden = all.filter((kind) => !knownTo[attacker].includes(kind))
    expect(await findings(await attackerFor(attacker, who), hidden)).toEqual([])
  })

  test('shows the auditor the trail and nothing else', async () => {
    expect(await findings(await actorOf('auditor'), all)).toEqual(['public.audit_line'])
  })

  test('keeps the opinions of the commission from the enterprise, and the enterprise’s own from the commission', async () => {
    const inside = `insert into flow_opinion select gen_random_uuid(), id, org_id, line, $2, $3 from flow_run where subject_id = $1`
    await owner.query(inside, [world.running, 'gov', '只在委内'])
    await owner.query(inside, [world.running, 'ent', '只在企业'])
    const texts = async (login: string) =>
      under((await actorOf(login)).token, async () => (await app.query('select text from flow_opinion')).rows.map((row) => row.text))
    const [inCommission, inEnterprise] = [await texts('cqgl-officer'), await texts('ct-fill')]
    expect(inCommission).toContain('只在委内')
    expect(inCommission).not.toContain('只在企业')
    expect(inEnterprise).toContain('只在企业')
    expect(inEnterprise).not.toContain('只在委内')
  })

  test('keeps drafts from the commission', async () => {
    const { token } = await actorOf('cqgl-chief')
    const seen = await under(token, async () => (await app.query('select id from filing')).rows.map((row) => row.id))
    expect(seen).toContain(world.running)
    expect(seen).not.toContain(world.draft)
  })
})

describe('a session cannot be made up', () => {
  const filings = () => countRows(app, 'filing')

  test('a real token opens rows, and only inside its transaction', async () => {
    const { token } = await actorOf('cqgl-officer')
    expect(await under(token, filings)).toBeGreaterThan(0)
    expect(await filings()).toBe(0)
  })

  test('random, empty, hashed and foreign values of every setting open nothing', async () => {
    const { token, userId } = await actorOf('cqgl-officer')
    for (const forged of ['', ' ', newToken(), tokenHash(token), userId, `${token} `, token.slice(0, -1), token.toLowerCase()])
      expect(await under(forged, filings), forged).toBe(0)
    for (const name of ['app.user_id', 'app.user', 'app.side', 'app.org', 'app.role', 'role.name', 'app.tokens', 'session.user_id']) {
      await app.query('begin')
      await app.query('select set_config($1, $2, true)', [name, userId])
      expect(await filings(), name).toBe(0)
      await app.query('rollback')
    }
  })

  test('an ended, expired, idle or pending session and one of a closed account open nothing', async () => {
    const { token } = await actorOf('cqgl-officer')
    const touched = [
      `update session set revoked_at = now() where token_hash = $1`,
      `update session set expires_at = now() - interval '1 second' where token_hash = $1`,
      `update session set last_seen_at = now() - interval '2 days' where token_hash = $1`,
      `update session set pending = 'second_factor' where token_hash = $1`,
      `update user_account u set status = 'disabled' from session s where s.user_id = u.id and s.token_hash = $1`,
    ]
    for (const sql of touched) {
      const before = await owner.query(
        'select s.*, u.status from session s join user_account u on u.id = s.user_id where token_hash = $1',
        [tokenHash(token)],
      )
      await owner.query(sql, [tokenHash(token)])
      expect(await under(token, filings), sql).toBe(0)
      const { revoked_at, expires_at, last_seen_at, pending, status, user_id } = before.rows[0]
      await owner.query('update session set revoked_at = $2, expires_at = $3, last_seen_at = $4, pending = $5 where token_hash = $1', [
        ...[tokenHash(token), revoked_at, expires_at, last_seen_at, pending],
      ])
      await owner.query('update user_account set status = $2 where id = $1', [user_id, status])
    }
    expect(await under(token, filings)).toBeGreaterThan(0)
  })

  test('tables of one’s own before the search path deceive neither policies nor functions', async () => {
    const { userId } = await actorOf('cqgl-officer')
    await app.query('begin')
    await app.query(`create temp table session as select * from public.session limit 0`)
    await app.query(`create temp table user_account as select * from public.user_account limit 0`)
    await app.query(`create temp table actor_org (user_id uuid, org_id uuid)`)
    await app.query(`create temp table actor_grant (user_id uuid, record_id uuid)`)
    await app.query(`insert into pg_temp.session (id, token_hash, user_id, kind, created_at, last_seen_at, expires_at, idle_minutes)
      values (gen_random_uuid(), '${tokenHash('mine')}', '${userId}', 'web', now(), now(), now() + interval '1 day', 30)`)
    await app.query(
      `insert into pg_temp.user_account (id, login, name, org_id, side, status) values ('${userId}', 'x', 'x', '${world.orgId}', 'gov', 'active')`,
    )
    await app.query(`insert into pg_temp.actor_org values ('${userId}', '${world.orgId}')`)
    await app.query(`insert into pg_temp.actor_grant values ('${userId}', '${world.running}')`)
    await app.query(`set local search_path = pg_temp, public, pg_catalog`)
    await app.query(`select set_config('app.token', 'mine', true)`)
    expect((await app.query('select app.user_id() as id')).rows).toEqual([{ id: null }])
    expect(await countRows(app, 'public.filing')).toBe(0)
    await app.query('rollback')
    for (const sql of ['create schema mine', 'create table public.mine (a int)', 'create function app.mine() returns int return 1'])
      expect(await stateOf(app, sql), sql).toBe('42501')
    expect(await stateOf(app, 'create or replace function app.user_id() returns uuid language sql as $$ select gen_random_uuid() $$')).toBe(
      '42501',
    )
  })

  test('a statement prepared under one session answers for the next', async () => {
    const officer = await actorOf('cqgl-officer')
    const rival = await actorOf('gx-fill')
    await app.query('prepare counted as select count(*)::int as count from filing')
    const counted = async () => (await app.query<{ count: number }>('execute counted')).rows[0]!.count
    const seen = await under(officer.token, async () => {
      for (let time = 0; time < 8; time++) await counted()
      return counted()
    })
    expect(seen).toBeGreaterThan(0)
    expect(await under(rival.token, counted)).toBe(0)
    expect(await counted()).toBe(0)
    await app.query('deallocate counted')
  })
})

describe('around the walls', () => {
  test('they cannot be taken down', async () => {
    const attempts = [
      'alter table filing disable row level security',
      'alter table filing no force row level security',
      'drop policy wall on filing',
      'create policy mine on filing using (true)',
      'alter policy wall on filing using (true)',
      'alter table filing owner to guozi_app',
      'alter role guozi_app bypassrls',
      'alter role guozi_app inherit',
      'create role mighty superuser',
      'set session_replication_role = replica',
      `select app.wall('filing', 'true', 'select', 'select')`,
      `select pg_read_file('/etc/passwd')`,
      `copy filing to program 'cat'`,
      `copy filing from program 'echo'`,
      `select lo_import('/etc/passwd')`,
    ]
    const { token } = await actorOf('cqgl-officer')
    await under(token, async () => {
      for (const sql of attempts) {
        await app.query('savepoint s')
        const error = await app.query(sql).then(
          () => 'ok',
          (reason) => reason.code,
        )
        await app.query('rollback to savepoint s')
        expect(error, sql).toBe('42501')
      }
    })
    const { rows } = await owner.query('select current_user as name')
    expect(await stateOf(app, `set role ${rows[0].name}`)).toBe('42501')
    expect(await stateOf(app, `set session authorization ${rows[0].name}`)).toBe('42501')
  })

  test('what one may read cannot be passed on', async () => {
    await app.query('begin')
    // PostgreSQL only warns that nothing was granted.
    await app.query('grant select on filing to public')
    const { rows } = await app.query(`select has_table_privilege('guozi_sandbox', 'filing', 'select') as may`)
    expect(rows).toEqual([{ may: false }])
  })

  test('turning row security off gives an error, not rows', async () => {
    expect(await stateOf(app, 'set local row_security = off; select 1 from filing')).toBe('42501')
  })

  test('a function that tells what it is shown is shown only rows one may see', async () => {
    const told: string[] = []
    const listen = (notice: { message?: string | undefined }) => void told.push(notice.message ?? '')
    app.on('notice', listen)
    const { token } = await actorOf('gx-fill')
    await under(token, async () => {
      await app.query(
        `create function pg_temp.tell(text) returns boolean language plpgsql cost 0.0000001 as $$ begin raise notice '%', $1; return true; end $$`,
      )
      await app.query(`select * from filing where pg_temp.tell(title)`)
      await app.query(`select * from fact.filing_brief where pg_temp.tell(title)`)
      await app.query(`select * from stored_file where pg_temp.tell(name)`)
    })
    app.off('notice', listen)
    expect(told).toEqual([])
  })

  test('the statistics of the planner keep the values of walled tables to themselves', async () => {
    await owner.query('analyze')
    const { rows } = await app.query(`select tablename from pg_stats where schemaname in ('public', 'fact')`)
    expect(rows).toEqual([])
    expect((await owner.query(`select 1 from pg_stats where tablename = 'filing' limit 1`)).rows).toHaveLength(1)
    expect(await stateOf(app, 'select * from pg_statistic')).toBe('42501')
  })
})

describe('what a session writes', () => {
  test('is in its own name: no line, event or move in the name of another', async () => {
    const rival = await actorOf('gx-fill')
    const officer = await actorOf('cqgl-officer')
    const line = (actor: string) =>
      `insert into audit_line (id, at, actor_id, actor_name, action, outcome, detail, digest) values (gen_random_uuid(), now(), '${actor}', '', 'x', 'done', '{}', '')`
    const event = (actor: string) =>
      `insert into outbox (at, topic, subject_kind, subject_id, actor_id, data) values (now(), 'x', 'filing', 'x', '${actor}', '{}')`
    const move = (actor: string) =>
      `insert into flow_event (id, run_id, org_id, line, seq, at, actor_id, actor_name, action, round, data)
       select gen_random_uuid(), id, org_id, line, 999, now(), '${actor}', '', 'pass', 1, '{}' from flow_run where subject_id = '${world.running}'`
    const outcome = (token: string, sql: string) =>
      under(token, () =>
        app.query(sql).then(
          (done) => done.rowCount,
          (reason) => reason.code,
        ),
      )
    for (const made of [line, event, move]) {
      expect(await outcome(officer.token, made(officer.userId))).toBe(1)
      expect(await outcome(officer.token, made(rival.userId))).toBe('42501')
    }
    expect(await outcome(rival.token, move(rival.userId))).toBe(0)
  })

  test('has the platform’s rights no longer than the part that asked for them, also when that part refuses or breaks', async () => {
    const rival = await actorOf('gx-fill')
    const seen = (tx: Tx) => tx.filing.count({ where: { id: world.running } })
    await asActor(rival, async (tx) => {
      expect(await withBaseRights(tx, () => seen(tx))).toBe(1)
      expect(await seen(tx)).toBe(0)
      const refuse = withBaseRights(tx, async () => {
        await seen(tx)
        throw new Refusal('conflict', '测试')
      })
      await expect(refuse).rejects.toMatchObject({ code: 'conflict' })
      expect(await seen(tx)).toBe(0)
    })
    const broken = asActor(rival, async (tx) => {
      await withBaseRights(tx, () => tx.$queryRaw`select 1/0`).catch(() => undefined)
      return seen(tx)
    })
    await expect(broken).rejects.toThrow(/25P02|aborted/)
  })

  test('asks with both rights in two statements, and goes on with its own', async () => {
    const rival = await actorOf('gx-fill')
    const filings = Prisma.sql`select id from filing where id = ${world.running}::uuid`
    await asActor(rival, async (tx) => {
      const { own, base } = await askBoth(tx, { filings }, { filings })
      expect([own.filings, base.filings]).toEqual([[], [{ id: world.running }]])
      expect((await askTogether(tx, { filings })).filings).toEqual([])
    })
  })

  test('is known before the first row is read where everything is one statement, and forgotten after it', async () => {
    const [rival, officer] = [await actorOf('gx-fill'), await actorOf('cqgl-officer')]
    const filings = Prisma.sql`select id from filing where id = ${world.running}::uuid`
    for (let turn = 0; turn < 8; turn++) {
      expect(await askSignedIn(officer, { filings })).toEqual({ filings: [{ id: world.running }] })
      expect(await askSignedIn(rival, { filings })).toEqual({ filings: [] })
      expect(await asNobody(filings)).toEqual([])
    }
    const nobody = { ...officer, token: 'a token of nobody' }
    await expect(askSignedIn(nobody, { filings })).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(askSignedIn({ ...officer, userId: rival.userId }, { filings })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('never touches a row of another enterprise', async () => {
    const rival = await actorOf('gx-fill')
    const writable = (await relations(owner)).filter((relation) =>
      relation.grants.some((grant) => /^guozi_app (update|delete)/.test(grant)),
    )
    expect(writable.length).toBeGreaterThan(8)
    const touched: string[] = []
    for (const { name, grants } of writable) {
      const { rows } = await owner.query<{ column: string }>(
        `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum limit 1`,
        [name],
      )
      const statements = grants.flatMap((grant) => {
        if (grant === 'guozi_app update') return [`update ${name} r set ${rows[0]!.column} = ${rows[0]!.column} where r::text ~ $1`]
        return grant === 'guozi_app delete' ? [`delete from ${name} r where r::text ~ $1`] : []
      })
      for (const sql of statements) {
        const done = await under(rival.token, () => app.query(sql, [[...world.secrets.filings, ...world.secrets.people].join('|')]))
        if (done.rowCount !== 0) touched.push(sql)
      }
    }
    expect(touched).toEqual([])
  })

  test('leaves papers, numbers, circulars and the register to their writers', async () => {
    const outcome = async (login: string, sql: string) =>
      under((await actorOf(login)).token, () =>
        app.query(sql).then(
          (done) => done.rowCount,
          (reason) => reason.code,
        ),
      )
    const paper = `insert into paper (id, filing_id, org_id, line, number, kind, title, body, verify_code, issued_at, issued_by)
      select gen_random_uuid(), id, org_id, line, 'x', 'x', 'x', '{}', 'x', now(), created_by from filing where id = '${world.running}'`
    expect(await outcome('ct-head', paper)).toBe('42501')
    expect(await outcome('cqgl-officer', paper)).toBe(1)
    expect(await outcome('ct-head', `update counter set value = value + 1 where series <> 'filing'`)).toBe(0)
    expect(await outcome('ct-head', `insert into counter values ('approval', 2099, 1)`)).toBe('42501')
    const circular = `insert into circular values (gen_random_uuid(), '标题', '正文', now(), gen_random_uuid(), '假冒', 'all', false)`
    expect(await outcome('ct-head', circular)).toBe('42501')
    expect(await outcome('cqgl-chief', circular)).toBe(1)
    expect(await outcome('ct-head', `update org set name = '改名' where id = '${world.orgId}'`)).toBe(0)
    expect(await outcome('sysadmin', `update org set legal_person = '改名' where id = '${world.orgId}'`)).toBe(1)
  })
})
