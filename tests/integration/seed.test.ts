import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildScope } from '@/lib/identity/scope/scope-store'
import { passwordMatches } from '@/lib/identity/sign-in/password'
import { open } from '@/lib/platform/crypto'
import { asActor, asSystem, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { openSession } from '@/lib/platform/session'
import { demoAccounts, demoPassword, demoTotpSecret } from '@/prisma/seed/accounts'
import seed from '@/prisma/seed/main'
import { seedOrganisation, seedReference } from '@/prisma/seed/reference-only'
import { type TestDatabase, testDatabase } from '../support/database'

const now = new Date()
const rowsOf = <T extends object>(url: string, sql: string, values: unknown[] = []) =>
  withClient(url, async (client) => (await client.query<T>(sql, values)).rows)
const count = async (url: string, sql: string, values: unknown[] = []) => Number((await rowsOf<{ n: string }>(url, sql, values))[0]!.n)

/** What a person sees through the walls of the database. */
async function seenBy(login: string) {
  const session = await asSystem('test session', async (tx) => {
    const user = await tx.userAccount.findUniqueOrThrow({ where: { login } })
    return openSession(tx, { userId: user.id, kind: 'web', now: new Date() })
  })
  return asActor(session, async (tx) => ({
    orgs: await tx.org.findMany({ select: { name: true, owner: true, adcode: true, kind: true, groupId: true } }),
    scope: (await tx.actorOrg.count()) + (await tx.actorLine.count()),
    pools: (await tx.actorPool.findMany()).map((row) => row.pool),
    found: await tx.$queryRaw<{ kind: string; title: string }[]>`select kind, title from app.search(${"'示例'"}, null, 200)`,
  }))
}

describe('the whole demonstration scenario', () => {
  let db: TestDatabase
  const lines: string[] = []
  beforeAll(async () => {
    db = await testDatabase()
    await seed({ ownerUrl: db.ownerUrl, log: (line) => lines.push(line), now })
    connectDatabase(db.appUrl)
  })
  afterAll(async () => {
    await closeDatabase()
    await db?.drop()
  })

  test('says how long each phase took, against its budget', () => {
    expect(lines.filter((line) => /用时 [\d.]+ 秒（预算 \d+ 秒）/.test(line)).length).toBeGreaterThanOrEqual(5)
  })

  test('has the 28 roles with permissions, 19 departments and the matters in force', async () => {
    expect(await count(db.ownerUrl, 'select count(*) n from role')).toBe(28)
    expect(await count(db.ownerUrl, `select count(*) n from role where code = 'E-FILL' and 'matter.file' = any (permissions)`)).toBe(1)
    expect(await count(db.ownerUrl, 'select count(*) n from department')).toBe(19)
    expect(await count(db.ownerUrl, `select count(*) n from definition_current where kind = 'matter'`)).toBe(57)
  })

  test('holds more than 620 enterprises', async () => {
    expect(await count(db.ownerUrl, `select count(*) n from org where kind = 'enterprise' and owner = 'city'`)).toBeGreaterThanOrEqual(620)
  })

  test('a second run writes nothing', async () => {
    const again: string[] = []
    await seed({ ownerUrl: db.ownerUrl, log: (line) => again.push(line), now })
    expect(again.filter((line) => line.endsWith('已完成，跳过')).length).toBe(lines.filter((line) => line.includes('用时')).length)
    expect(again[0]).toMatch(/新事项版本 0$/)
  })

  test('a changed matter becomes a further version and the first one stays', async () => {
    await rowsOf(db.ownerUrl, `update definition set digest = 'an older text' where code = 'GZ-CQ-01' and version = 1`)
    await seedReference(db.ownerUrl, now)
    const versions = await rowsOf<{ version: number; effective_from: string }>(
      db.ownerUrl,
      `select version, effective_from from definition where code = 'GZ-CQ-01' order by version`,
    )
    expect(versions.map((row) => row.version)).toEqual([1, 2])
    expect(versions[1]!.effective_from > versions[0]!.effective_from).toBe(true)
  })

  test('every account has a digest of its own, all of the printed password', async () => {
    const rows = await rowsOf<{ password_hash: string }>(db.ownerUrl, 'select password_hash from credential order by user_id')
    expect(new Set(rows.map((row) => row.password_hash)).size).toBe(rows.length)
    expect(rows.every((row) => row.password_hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true)
    expect(await passwordMatches(rows[0]!.password_hash, demoPassword)).toBe(true)
    expect(await passwordMatches(rows[0]!.password_hash, `${demoPassword}!`)).toBe(false)
  })

  test('leaders and administrators need the second factor, whose secret and phone lie encrypted', async () => {
    const rows = await rowsOf<{ login: string; totp_secret: string; phone: string; phone_mask: string }>(
      db.ownerUrl,
      'select u.login, c.totp_secret, c.phone, u.phone_mask from credential c join user_account u on u.id = c.user_id where c.needs_factor order by 1',
    )
    const printed = demoAccounts.filter((account) => account.note.includes('totp')).map((account) => account.login)
    expect(rows.map((row) => row.login)).toEqual(printed.toSorted())
    for (const row of rows) {
      expect(row.totp_secret).not.toContain(demoTotpSecret(row.login))
      expect(open(row.totp_secret)).toBe(demoTotpSecret(row.login))
      expect(open(row.phone)).toMatch(/^1\d{10}$/)
      expect(row.phone_mask).toMatch(/^\d{3}\*{4}\d{4}$/)
    }
  })

  test('a leader sees every enterprise, an officer those of the own groups', async () => {
    const leader = await seenBy('leader2')
    const officer = await seenBy('cqgl-officer2')
    expect(leader.orgs.filter((row) => row.kind === 'enterprise').length).toBeGreaterThan(680)
    expect(leader.pools).toContain('R-LEAD@CQGL')
    expect(new Set(officer.orgs.filter((row) => row.groupId).map((row) => row.groupId)).size).toBe(5)
    expect(officer.orgs.some((row) => row.owner === 'district')).toBe(false)
    expect(officer.found.length).toBeGreaterThan(10)
  })

  test('a district sees what it owns', async () => {
    const { orgs, found } = await seenBy('huangdao-officer')
    expect(orgs).toHaveLength(7)
    expect(orgs.every((row) => row.owner === 'district' && row.adcode === '370211')).toBe(true)
    expect(found.filter((row) => row.kind === 'org')).toHaveLength(6)
  })

  test('a filler sees the own enterprise and those served by it', async () => {
    const { orgs, pools } = await seenBy('ct-fill')
    expect(pools.length).toBe(orgs.length)
    expect(orgs.every((row) => row.name === '青岛城市建设投资（集团）有限责任公司' || row.name.includes('城投'))).toBe(true)
  })

  test.each(['sysadmin', 'secadmin', 'auditor'])('%s has no organisation, line or desk, and finds no enterprise', async (login) => {
    const { orgs, scope, pools, found } = await seenBy(login)
    expect({ scope, pools, found: found.filter((row) => row.kind !== 'matter') }).toEqual({ scope: 0, pools: [], found: [] })
    // Who maintains the register of organisations reads that register, and nothing that is done in it.
    expect(orgs.length > 0).toBe(login === 'sysadmin')
  })

  test('rebuilding the scope from the tables gives what the seed has written', async () => {
    const read = () =>
      rowsOf<{ n: string; digest: string }>(
        db.ownerUrl,
        `select count(*) n, md5(string_agg(x, ',' order by x)) digest from (
           select user_id || ' ' || org_id x from actor_org union all select user_id || ' ' || line from actor_line
           union all select user_id || ' ' || pool || ' ' || coalesce(via_user_id::text, '') || ' ' || coalesce(to_at::text, '') from actor_pool) rows`,
      )
    const before = await read()
    await asSystem('test rebuild', (tx) => rebuildScope(tx, null, now))
    expect(await read()).toEqual(before)
    expect(Number(before[0]!.n)).toBeGreaterThan(50_000)
  })
})

describe('the small world for tests', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await testDatabase()
  })
  afterAll(() => db?.drop())

  test('has every role', async () => {
    await seedReference(db.ownerUrl, now)
    await seedOrganisation(db.ownerUrl, { small: true, now })
    expect(await count(db.ownerUrl, 'select count(distinct role_code) n from post')).toBe(27)
    expect(await count(db.ownerUrl, `select count(*) n from org where kind = 'enterprise'`)).toBe(10)
  })

  test('a phase that breaks off leaves nothing behind', async () => {
    const broken = await testDatabase()
    await seedReference(broken.ownerUrl, now)
    await rowsOf(broken.ownerUrl, `alter table equity_edge add constraint broken check (pct < 0)`)
    await expect(seedOrganisation(broken.ownerUrl, { small: true, now })).rejects.toThrow(/broken/)
    expect(await count(broken.ownerUrl, 'select count(*) n from org')).toBe(0)
    await rowsOf(broken.ownerUrl, `alter table equity_edge drop constraint broken`)
    await seedOrganisation(broken.ownerUrl, { small: true, now })
    expect(await count(broken.ownerUrl, 'select count(*) n from org')).toBeGreaterThan(0)
    await broken.drop()
  })
})
