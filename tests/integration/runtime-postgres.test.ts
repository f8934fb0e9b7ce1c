import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appUrl, sandboxUrl, withClient } from '@/lib/platform/postgres/connection'
import { diffSchema, migrateDatabase } from '@/lib/platform/postgres/migrate'
import { ensureRoles } from '@/lib/platform/postgres/roles'
import { type PrismaFolders, prismaFolders } from '@/lib/platform/postgres/schema-engine'
import { checkServer } from '@/lib/platform/postgres/server-check'
import { type TestDatabase, testDatabase } from '../support/database'

const one = (url: string, sql: string) => withClient(url, async (client) => Object.values((await client.query(sql)).rows[0] ?? {})[0])

describe('a database of the platform', () => {
  let db: TestDatabase
  beforeAll(async () => {
    db = await testDatabase()
  })
  afterAll(() => db?.drop())

  test('counts characters, sorts by pinyin and lives in Shanghai', async () => {
    expect(await one(db.appUrl, `select length('国资委')`)).toBe(3)
    expect(await one(db.appUrl, `show timezone`)).toBe('Asia/Shanghai')
    expect(await one(db.appUrl, `select string_agg(x, '' order by x collate "zh-x-icu") from unnest(array['张','李','阿']) x`)).toBe(
      '阿李张',
    )
  })

  test('its owner is no superuser and cannot bypass row security by attribute', async () => {
    if (process.env.TEST_DATABASE_URL) return
    expect(await one(db.ownerUrl, `select rolsuper or rolbypassrls from pg_roles where rolname = current_user`)).toBe(false)
  })

  test('the application login inherits nothing, but may enter the role that sees everything', async () => {
    expect(await one(db.appUrl, `select pg_has_role('guozi_all', 'usage')`)).toBe(false)
    expect(await one(db.appUrl, `set role guozi_all; select 1`).catch((error: Error) => error.message)).not.toMatch(/permission denied/)
  })

  test('the sandbox login can enter no other role, write nothing and make no temporary table', async () => {
    const attempt = (sql: string) => one(db.sandboxUrl, sql).catch((error: Error) => error.message)
    expect(await attempt('set role guozi_all')).toMatch(/permission denied/)
    expect(await attempt('set role guozi_app')).toMatch(/permission denied/)
    expect(await attempt('create temporary table x (a int)')).toMatch(/permission denied|read-only/)
    expect(await attempt('begin; set transaction read write; create table public.x (a int)')).toMatch(/permission denied/)
  })

  test('making the roles again changes nothing', async () => {
    await withClient(db.ownerUrl, (client) => ensureRoles(client, db.ownerUrl))
    expect(await one(appUrl(db.ownerUrl), 'select 1')).toBe(1)
    expect(await one(sandboxUrl(db.ownerUrl), 'select 1')).toBe(1)
  })

  test('a database in another encoding is refused with the remedy', async () => {
    await withClient(db.ownerUrl, (client) =>
      client.query(`create database ${db.dbName}_ascii encoding 'SQL_ASCII' locale 'C' template template0`),
    )
    const url = db.ownerUrl.replace(db.dbName, `${db.dbName}_ascii`)
    await expect(withClient(url, checkServer)).rejects.toThrow(/编码是 SQL_ASCII，必须为 UTF8/)
    await withClient(db.ownerUrl, (client) => client.query(`drop database ${db.dbName}_ascii`))
  })

  test('a second run finds nothing to do', async () => {
    expect(await migrateDatabase(db.ownerUrl)).toEqual({ migrations: [], scripts: 0 })
  })
})

test('the committed migrations lead to exactly the schema (npm run migrate:new)', async () => {
  const empty = await testDatabase('template0')
  try {
    expect(await diffSchema(empty.ownerUrl)).toBeUndefined()
  } finally {
    await empty.drop()
  }
})

describe('migrations', () => {
  let db: TestDatabase
  let root: string
  let folders: PrismaFolders
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  beforeAll(async () => {
    db = await testDatabase('template0')
    root = mkdtempSync(join(tmpdir(), 'guozi-migrations-'))
    folders = prismaFolders(root)
    write('prisma/schema/a.prisma', 'datasource db {\n  provider = "postgresql"\n}\n')
    write('prisma/migrations/20260101000000_first/migration.sql', 'create table thing (id int primary key, name text);')
    write('prisma/policies/10-thing.sql', 'grant select on thing to guozi_app;')
    write('prisma/facts/10-thing.sql', 'create schema if not exists fact; create or replace view fact.thing as select id from thing;')
  })
  afterAll(async () => {
    await db?.drop()
    rmSync(root, { recursive: true, force: true })
  })

  test('are applied once, in order, and remembered the way the ordinary command line does', async () => {
    expect(await migrateDatabase(db.ownerUrl, folders)).toEqual({ migrations: ['20260101000000_first'], scripts: 2 })
    expect(await migrateDatabase(db.ownerUrl, folders)).toEqual({ migrations: [], scripts: 0 })
    write('prisma/migrations/20260102000000_second/migration.sql', 'alter table thing add column more int;')
    expect(await migrateDatabase(db.ownerUrl, folders)).toEqual({ migrations: ['20260102000000_second'], scripts: 2 })
    const names = await one(
      db.ownerUrl,
      'select array_agg(migration_name order by started_at) from _prisma_migrations where finished_at is not null',
    )
    expect(names).toEqual(['20260101000000_first', '20260102000000_second'])
  })

  test('a repeatable script that fails names its line and leaves all others undone', async () => {
    write('prisma/policies/10-thing.sql', 'grant select on thing to guozi_app; create table if not exists left_over (id int);')
    write('prisma/facts/20-wrong.sql', 'select 1;\nselect nothing_here;')
    await expect(migrateDatabase(db.ownerUrl, folders)).rejects.toThrow(/prisma\/facts\/20-wrong.sql 第 2 行.*nothing_here/)
    expect(await one(db.ownerUrl, `select to_regclass('left_over')`)).toBeNull()
    rmSync(join(root, 'prisma/facts/20-wrong.sql'))
    expect((await migrateDatabase(db.ownerUrl, folders)).scripts).toBe(2)
  })

  test('two processes that start at once do not disturb each other', async () => {
    write('prisma/migrations/20260103000000_third/migration.sql', 'create table later (id int);')
    const runs = await Promise.all([migrateDatabase(db.ownerUrl, folders), migrateDatabase(db.ownerUrl, folders)])
    expect(runs.flatMap((run) => run.migrations)).toEqual(['20260103000000_third'])
  })
})
