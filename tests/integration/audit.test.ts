import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addPhrase } from '@/lib/identity/commands/phrases'
import { auditDigest, sealHash } from '@/lib/platform/audit'
import { verifyAudit } from '@/lib/platform/audit-verify'
import { auditLine, runCommand, writeAudit } from '@/lib/platform/command'
import { asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { sealAudit, sealForgotten } from '@/lib/platform/worker/sealer'
import { type BusyWorld, openBusyWorld } from '../support/busy-world'
import { actorOf } from '../support/clerks'

let world: BusyWorld
let owner: Client

const soon = () => new Date(Date.now() + 60_000)
const later = () => new Date(Date.now() + 600_000)
const check = () => verifyAudit(world.database.ownerUrl, new Date())
const named = async () => (await check()).problems.map(({ line }) => line)

beforeAll(async () => {
  world = await openBusyWorld()
  owner = new Client({ connectionString: world.database.ownerUrl })
  await owner.connect()
  await runCommand(addPhrase, await actorOf('ct-fill'), { text: `开始${newId()}` })
  await sealAudit(soon())
  await owner.query('create schema kept; create table kept.line as table audit_line; create table kept.seal as table audit_seal')
})

afterAll(async () => {
  await owner.end()
  await world.close()
})

/** Puts the trail back as it was before it was tampered with. */
const restore = () =>
  owner.query('truncate audit_line, audit_seal; insert into audit_line table kept.line; insert into audit_seal table kept.seal')

type Place = { seq: string; id: string }
/** The line at a place of the chain. */
async function at(seq: number): Promise<Place> {
  const { rows } = await owner.query<Place>('select seq, line_id as id from audit_seal where seq = $1', [seq])
  return rows[0]!
}

describe('a trail that somebody with every right on the database has touched', () => {
  afterEach(restore)

  test('is whole before', async () => {
    const { lines, problems } = await check()
    expect(problems).toEqual([])
    expect(lines).toBeGreaterThan(40)
  })

  const changes: [string, string][] = [
    ['at', `at + interval '1 millisecond'`],
    ['actor_id', 'gen_random_uuid()'],
    ['actor_name', `actor_name || ' '`],
    ['on_behalf_of', 'gen_random_uuid()'],
    ['session_id', 'null'],
    ['ip', `'10.0.0.99'`],
    ['action', `'x'`],
    ['subject_kind', `'x'`],
    ['subject_id', `'x'`],
    ['org_id', 'gen_random_uuid()'],
    ['outcome', `case outcome when 'done' then 'refused' else 'done' end`],
    ['detail', `detail || '{"x": 1}'`],
    ['digest', `repeat('0', 64)`],
  ]
  test.each(changes)('a changed %s names the line', async (column, value) => {
    const { id } = await at(7)
    await owner.query(`update audit_line set ${column} = ${value} where id = $1`, [id])
    const lines = await named()
    expect(lines).toContain(id)
    expect(new Set(lines).size).toBe(1)
  })

  test('a changed line with its digest made anew names the line', async () => {
    const { id } = await at(9)
    await forge(id)
    expect(await named()).toContain(id)
  })

  test('a changed line with digest and seal made anew breaks the next link', async () => {
    const { id, seq } = await at(11)
    const digest = await forge(id)
    const { rows } = await owner.query('select previous from audit_seal where seq = $1', [seq])
    await owner.query('update audit_seal set hash = $2 where seq = $1', [seq, sealHash(BigInt(seq), id, digest, rows[0].previous)])
    expect((await check()).problems).toEqual([{ line: '序号 12', problem: expect.stringContaining('链接不符') }])
  })

  test('a removed line names the line', async () => {
    const { id } = await at(5)
    await owner.query('delete from audit_line where id = $1', [id])
    expect((await check()).problems).toEqual([{ line: id, problem: expect.stringContaining('已被删除') }])
  })

  test('a line removed with its seal leaves a hole in the sequence', async () => {
    const { id, seq } = await at(5)
    await owner.query('delete from audit_line where id = $1', [id])
    await owner.query('delete from audit_seal where seq = $1', [seq])
    expect((await check()).problems.map(({ problem }) => problem).join()).toMatch(/缺少第 5 至 5 号封链.*链接不符/)
  })

  test('a removed seal names the place, and its line as unsealed', async () => {
    const { id, seq } = await at(6)
    await owner.query('delete from audit_seal where seq = $1', [seq])
    const { problems } = await verifyAudit(world.database.ownerUrl, later())
    expect(problems.map(({ line }) => line)).toEqual(expect.arrayContaining(['序号 6', '序号 7', id]))
  })

  test('the first seal cannot be left out either', async () => {
    await owner.query('delete from audit_seal where seq = 1')
    expect((await check()).problems[0]).toEqual({ line: '序号 1', problem: expect.stringContaining('缺少第 1 至 1 号封链') })
  })

  test('two lines that changed places name both', async () => {
    const [one, two] = [await at(3), await at(4)]
    await owner.query(`update audit_seal set line_id = gen_random_uuid() where seq = $1`, [one.seq])
    await owner.query(`update audit_seal set line_id = $2 where seq = $1`, [two.seq, one.id])
    await owner.query(`update audit_seal set line_id = $2 where seq = $1`, [one.seq, two.id])
    expect(new Set(await named())).toEqual(new Set([one.id, two.id]))
  })

  test('two seals that changed places break the links', async () => {
    await owner.query('update audit_seal set seq = 1000000 where seq = 8')
    await owner.query('update audit_seal set seq = 8 where seq = 9')
    await owner.query('update audit_seal set seq = 9 where seq = 1000000')
    const { problems } = await check()
    expect(problems.map(({ line }) => line)).toEqual(expect.arrayContaining(['序号 8', '序号 9']))
  })

  test('contents exchanged between two lines name both', async () => {
    const [one, two] = [await at(13), await at(14)]
    await owner.query(
      `update audit_line l set action = o.action, detail = o.detail, at = o.at from audit_line o
       where (l.id, o.id) in (($1, $2), ($2, $1))`,
      [one.id, two.id],
    )
    expect(new Set(await named())).toEqual(new Set([one.id, two.id]))
  })

  test('a line put in long ago is never sealed, and named', async () => {
    const line = auditLine('x', null, {}, new Date(Date.now() - 86_400_000))
    await asSystem('测试', (tx) => writeAudit(tx, [line]))
    await sealAudit(soon())
    expect((await check()).problems).toEqual([{ line: line.id, problem: expect.stringContaining('未封链') }])
  })

  test('a tail cut off with its seals is missed by what this host kept', async () => {
    const { rows } = await owner.query('select max(seq) as seq from audit_seal')
    await owner.query('delete from audit_line where id in (select line_id from audit_seal where seq > $1::bigint - 3)', [rows[0].seq])
    await owner.query('delete from audit_seal where seq > $1::bigint - 3', [rows[0].seq])
    expect((await check()).problems).toEqual([{ line: `序号 ${rows[0].seq}`, problem: expect.stringContaining('最新的行被截去') }])
    // The sealer goes on, and does not cover it up.
    for (let count = 0; count < 5; count++) await runCommand(addPhrase, await actorOf('ct-fill'), { text: `截去之后${newId()}` })
    await sealAudit(soon())
    expect((await check()).problems).toEqual([{ line: `序号 ${rows[0].seq}`, problem: expect.stringContaining('与本机留存的链尾不符') }])
  })

  test('a chain written anew from a changed line on is told from the one this host kept', async () => {
    const { id, seq } = await at(10)
    await forge(id)
    const { rows } = await owner.query(
      'select s.seq, s.line_id, l.digest, s.previous from audit_seal s join audit_line l on l.id = s.line_id where s.seq >= $1 order by s.seq',
      [seq],
    )
    let previous: string = rows[0].previous
    for (const row of rows) {
      const hash = sealHash(BigInt(row.seq), row.line_id, row.digest, previous)
      await owner.query('update audit_seal set previous = $2, hash = $3 where seq = $1', [row.seq, previous, hash])
      previous = hash
    }
    expect((await check()).problems).toEqual([{ line: `序号 ${rows.at(-1).seq}`, problem: expect.stringContaining('整条链被重写') }])
  })

  test('the command line says so and ends with 1, and with 0 when all is well', async () => {
    const run = promisify(execFile)
    const env = { ...process.env, DATABASE_URL: world.database.ownerUrl }
    const verify = () => run(process.execPath, ['--import', 'tsx', 'scripts/guozi.ts', 'audit', 'verify'], { env })
    expect((await verify()).stdout).toMatch(/审计日志完整：已核对 \d+ 条/)
    const { id } = await at(15)
    await owner.query(`update audit_line set actor_name = '他人' where id = $1`, [id])
    await expect(verify()).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(id) })
  }, 60_000)
})

/** Changes a line and gives it a digest that fits. */
async function forge(id: string): Promise<string> {
  const { rows } = await owner.query('select * from audit_line where id = $1', [id])
  const row = rows[0]
  const record = {
    ...{ id, at: row.at.toISOString(), actorId: row.actor_id, actorName: '他人', onBehalfOf: row.on_behalf_of },
    ...{ sessionId: row.session_id, ip: row.ip, action: row.action, subjectKind: row.subject_kind, subjectId: row.subject_id },
    ...{ orgId: row.org_id, outcome: row.outcome, detail: row.detail },
  }
  const digest = auditDigest(record)
  await owner.query(`update audit_line set actor_name = '他人', digest = $2 where id = $1`, [id, digest])
  return digest
}

describe('the chain', () => {
  test('goes on after a restart, from where it stood', async () => {
    const before = (await check()).lines
    await runCommand(addPhrase, await actorOf('ct-fill'), { text: `重启之前${newId()}` })
    await sealAudit(soon())
    await closeDatabase()
    connectDatabase(world.database.appUrl)
    await runCommand(addPhrase, await actorOf('ct-fill'), { text: `重启之后${newId()}` })
    await sealAudit(soon())
    expect(await check()).toEqual({ lines: before + 2, problems: [] })
  })

  test('has no fork when several sealers work at once', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => auditLine('x', null, { detail: { index } }, new Date()))
    await asSystem('测试', (tx) => writeAudit(tx, lines))
    const before = (await check()).lines
    const sealed = await Promise.all(Array.from({ length: 6 }, () => sealAudit(soon(), 40)))
    while ((await sealAudit(soon(), 40)) > 0);
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0)
    expect(await check()).toEqual({ lines: before + 300, problems: [] })
  })

  test('takes up a line that was committed later than its neighbours', async () => {
    const [early, late] = [auditLine('x', null, {}, new Date(Date.now() - 30_000)), auditLine('x', null, {}, new Date())]
    await asSystem('测试', (tx) => writeAudit(tx, [late]))
    await sealAudit(soon())
    await asSystem('测试', (tx) => writeAudit(tx, [early]))
    await sealAudit(soon())
    expect((await check()).problems).toEqual([])
    const { rows } = await owner.query('select line_id as id from audit_seal order by seq desc limit 2')
    expect(rows.map((row) => row.id)).toEqual([early.id, late.id])
  })

  test('goes on by the chain and not by the clock, when the clock has jumped', async () => {
    const dated = (hours: number) => auditLine('x', null, { detail: { hours } }, new Date(Date.now() + hours * 3_600_000))
    const write = (...lines: ReturnType<typeof auditLine>[]) => asSystem('测试', (tx) => writeAudit(tx, lines))
    const lastSealed = async () => (await owner.query('select line_id as id from audit_seal order by seq desc limit 1')).rows[0].id
    // The clock ran three hours ahead for a while, and is right again.
    const ahead = dated(3)
    await write(ahead)
    await sealAudit(new Date(Date.now() + 4 * 3_600_000))
    expect(await lastSealed()).toBe(ahead.id)
    const right = dated(-0.01)
    await write(right)
    await sealAudit(new Date())
    expect(await lastSealed()).toBe(right.id)

    // Lines of a host whose clock was two days behind, and of one that is still ahead.
    const [behind, still] = [dated(-48), dated(5)]
    await write(behind, still)
    await sealAudit(new Date())
    expect((await check()).problems).toEqual([{ line: behind.id, problem: expect.stringContaining('未封链') }])
    expect(await sealForgotten(new Date())).toBe(2)
    expect((await check()).problems).toEqual([])
    expect(await sealForgotten(new Date())).toBe(0)
  })

  test('goes on while another login holds every lock that any login can take', async () => {
    const sandbox = new Client({ connectionString: world.database.sandboxUrl })
    await sandbox.connect()
    await sandbox.query('set default_transaction_read_only = off')
    for (const key of [7_230_001, 7_230_002, 7_230_003]) await sandbox.query('select pg_advisory_lock($1)', [key])
    await expect(sandbox.query(`select 1 from heartbeat for update`)).rejects.toThrow(/permission denied/)
    await asSystem('测试', (tx) => writeAudit(tx, [auditLine('x', null, {}, new Date(Date.now() - 1000))]))
    expect(await sealAudit(new Date())).toBe(1)
    await sandbox.end()
  })

  test('holds whatever a line’s detail is made of', async () => {
    const text = fc.string({ unit: 'binary' }).filter((words) => !words.includes('\0'))
    const detail = fc.dictionary(text, fc.jsonValue({ stringUnit: 'binary' }), { maxKeys: 6 })
    const lines = fc
      .sample(detail, { numRuns: 300, seed: 20_261_123 })
      .filter((one) => !JSON.stringify(one).includes('\\u0000'))
      .map((one) => auditLine('x', null, { detail: one }, new Date()))
    expect(lines.length).toBeGreaterThan(200)
    await asSystem('测试', (tx) => writeAudit(tx, lines))
    await sealAudit(soon())
    expect((await check()).problems).toEqual([])
  })
})
