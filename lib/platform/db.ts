import { PrismaPg } from '@prisma/adapter-pg'
import type { Client, PoolClient } from 'pg'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, PrismaClient } from './generated/client'
import { appUrl, withClient } from './postgres/connection'
import { isOutage } from './postgres/outage'
import { Connections } from './postgres/pool'
import { type Entering, type Opened, Reading, throughPrisma } from './postgres/reading'

/** What queries and commands work with: one transaction, already bound to who asks. */
export type Tx = Prisma.TransactionClient
export { Prisma }

type Connection = { url: string; client: PrismaClient; pool: Connections }
const held = globalThis as typeof globalThis & { guoziDatabase?: Connection }

/** Points this process at a database (tests, command line); without it the installation's own is used at the first question. */
export function connectDatabase(url: string, connections = 16): PrismaClient {
  if (held.guoziDatabase?.url === url) return held.guoziDatabase.client
  // The adapter writes and reads times as UTC text without an offset: the session must run in UTC. SQL that shows a day names the zone.
  const pool = new Connections({
    connectionString: url,
    options: '-c timezone=UTC',
    max: connections,
    // Planning under row security costs more than most pages take: a connection that has its plans is worth keeping over a break.
    idleTimeoutMillis: 600_000,
    connectionTimeoutMillis: 15_000,
  })
  // A connection cut while idle would end the process; the next question reports it anyway.
  pool.on('error', () => undefined)
  const adapter = new PrismaPg(pool, { statementNameGenerator: pool.nameOf, disposeExternalPool: true })
  const client = new PrismaClient({ adapter, transactionOptions: { maxWait: 20_000, timeout: 30_000 } })
  held.guoziDatabase = { url, client, pool }
  return client
}

/** Closes the connections of this process. */
export async function closeDatabase(): Promise<void> {
  const connection = held.guoziDatabase
  held.guoziDatabase = undefined
  await connection?.client.$disconnect()
}

function client(): PrismaClient {
  return held.guoziDatabase?.client ?? connectDatabase(appUrl())
}

function pool(): Connections {
  client()
  return held.guoziDatabase!.pool
}

/** The connection below a transaction of a person who asks. */
const below = new WeakMap<Tx, PoolClient>()

/** What a transaction that only reads is begun by, below the client of a person who asks. */
const readings = new WeakMap<Tx, Reading>()

/** The rows of questions (text, JSON, booleans, int4) in a transaction, one after the other: past Prisma where the connection below is known. */
async function rowsOfAll(tx: Tx, questions: readonly Prisma.Sql[]): Promise<object[][]> {
  const reading = readings.get(tx)
  const answers = await reading?.rows(questions)
  if (answers) return answers
  const within = (await reading?.prisma()) ?? tx
  const connection = below.get(within)
  const rows: object[][] = []
  for (const sql of questions) rows.push(await (connection ? pool().rows(sql, connection) : within.$queryRaw<object[]>(sql)))
  return rows
}

/** The rows of one question or change of text, JSON, booleans or int4, past Prisma where the connection below is known. */
export async function rowsIn<T extends object>(tx: Tx, sql: Prisma.Sql): Promise<T[]> {
  const [rows] = await rowsOfAll(tx, [sql])
  return rows as T[]
}

const ended = '登录已失效，请重新登录；页面上填写的内容会保留。'

/** One transaction in which PostgreSQL sees the person behind the actor's session token, and nothing else. */
export function asActor<T>(actor: { token: string }, work: (tx: Tx) => Promise<T>): Promise<T> {
  return guarded(() =>
    client().$transaction(async (tx) => {
      await tx.$executeRaw`select set_config('app.token', ${actor.token}, true)`
      return work(tx)
    }),
  )
}

/**
 * How statements are planned: `kept` = once a connection whatever the values, for what is found by its ids, where the best plan never
 * depends on them; `fitted` = as PostgreSQL thinks best, which plans the first five times anew.
 */
export type Plans = 'kept' | 'fitted'
const planModes: Readonly<Record<Plans, string>> = { kept: 'force_generic_plan', fitted: 'auto' }

/** `asActor` for queries and commands: refused as unauthenticated when the session has ended meanwhile or is not this person's. */
export function asSignedIn<T>(actor: { token: string; userId: string }, work: (tx: Tx) => Promise<T>, plans: Plans = 'fitted'): Promise<T> {
  const { sql, check } = entering(actor, plans)
  return guarded(() =>
    pool().whileTaking((taken) =>
      client().$transaction(async (tx) => {
        below.set(tx, taken())
        check(await rowsIn<{ id: string | null }>(tx, sql))
        return work(tx)
      }),
    ),
  )
}

/** `asSignedIn` for what only reads: begun by its first question, in Prisma's transaction only once Prisma is used (see `Reading`). */
export function asReader<T>(actor: { token: string; userId: string }, work: (tx: Tx) => Promise<T>, plans: Plans = 'fitted'): Promise<T> {
  return guarded(async () => {
    const reading = new Reading(pool(), entering(actor, plans), () => opened(actor, plans))
    const tx = throughPrisma(reading)
    readings.set(tx, reading)
    try {
      const result = await work(tx)
      await reading.checked()
      return result
    } finally {
      await reading.end()
    }
  })
}

function entering(actor: { token: string; userId: string }, plans: Plans): Entering {
  const sql = Prisma.sql`
    with asked as materialized (
      select set_config('app.token', ${actor.token}, true) as token, set_config('plan_cache_mode', ${planModes[plans]}, true))
    select app.user_id()::text as id from asked where token is not null`
  return {
    sql,
    check([row]) {
      if (row?.id !== actor.userId) throw new Refusal('unauthenticated', ended)
    },
  }
}

/** `asSignedIn` that stays until it is left. */
function opened(actor: { token: string; userId: string }, plans: Plans): Promise<Opened> {
  return new Promise((open, fail) => {
    const stays = (tx: Tx) =>
      new Promise<void>((left) => {
        const leave = async () => {
          left()
          await whole.catch(() => undefined)
        }
        open({ tx, leave })
      })
    const whole = asSignedIn(actor, stays, plans)
    whole.catch(fail)
  })
}

/**
 * Questions of a person as one statement, one round trip, with no transaction around it: the token is set before anything is read.
 * Refused like `asSignedIn`.
 */
export function askSignedIn(actor: { token: string; userId: string }, questions: Questions): Promise<Answers> {
  return guarded(async () => {
    const asked = Prisma.sql`
      with asked as materialized (select set_config('app.token', ${actor.token}, true) as token),
        who as materialized (select app.user_id()::text as asker from asked where token is not null)
      select who.asker, q.* from who left join lateral (${questionsSql(questions)}) q on who.asker = ${actor.userId}`
    const rows = await pool().rows<Answers & { asker: unknown }>(asked)
    if (rows[0]?.asker !== actor.userId) throw new Refusal('unauthenticated', ended)
    return answersOf(rows, questions)
  })
}

/** One transaction of the platform itself (sign-in, relay, sealer, seeds): every row, so say why. */
export function asSystem<T>(_why: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return guarded(() =>
    client().$transaction(async (tx) => {
      await tx.$executeRaw`set local role guozi_all`
      return work(tx)
    }),
  )
}

/**
 * One plain connection of the platform itself, outside any transaction, for work that takes minutes and streams (runs of models, imports):
 * every row, so say why. Times are told in Shanghai's zone.
 */
export function asSystemAtLength<T>(_why: string, work: (connection: Client) => Promise<T>): Promise<T> {
  return guarded(() =>
    withClient(held.guoziDatabase?.url ?? appUrl(), async (connection) => {
      await connection.query(`set role guozi_all; set timezone = 'Asia/Shanghai'`)
      return work(connection)
    }),
  )
}

/**
 * Runs a part of an actor's transaction with the platform's own rights, for facts of the base that nobody may bend by what they can see
 * (registration, decided filings of the same target). What comes out must be named facts, never rows.
 */
export async function withBaseRights<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const leave = () => tx.$executeRaw`set local role none`
  await tx.$executeRaw`set local role guozi_all`
  try {
    const result = await work()
    await leave()
    return result
  } catch (error) {
    // Whoever goes on after a refusal goes on with the actor's rights. A transaction that PostgreSQL has given up cannot go on at all.
    await leave().catch(() => undefined)
    throw error
  }
}

/** Questions by name, each a statement that only reads. */
export type Questions = Readonly<Record<string, Prisma.Sql>>
/** The rows of each question by its name, as JSON has them: numbers without quotes, instants as text. */
export type Answers = Readonly<Record<string, readonly unknown[]>>

/** Several questions as one statement, one round trip. */
export async function askTogether(tx: Tx, questions: Questions): Promise<Answers> {
  return Object.keys(questions).length === 0 ? {} : answersOf(await rowsIn<Answers>(tx, questionsSql(questions)), questions)
}

/**
 * Questions with the asker's rights and then questions with the platform's own (see `withBaseRights`), in two round trips: the first
 * statement ends by taking the platform's rights, the second by giving them back. A statement keeps the rights it was begun with.
 * The base's plans fit the values whatever the transaction keeps, unless they do not depend on them (`kept` = as the transaction has it).
 */
export async function askBoth(tx: Tx, own: Questions, base: Questions, plans: Plans = 'fitted'): Promise<{ own: Answers; base: Answers }> {
  if (Object.keys(base).length === 0) return { own: await askTogether(tx, own), base: {} }
  const [first, second] = (await rowsOfAll(tx, [questionsSql(own, 'guozi_all', plans), questionsSql(base, 'none', plans)])) as Answers[][]
  return { own: answersOf(first!, own), base: answersOf(second!, base) }
}

// The switch of rights stands last: columns are computed in their order.
function questionsSql(questions: Questions, role?: 'guozi_all' | 'none', plans: Plans = 'fitted'): Prisma.Sql {
  const columns = Object.values(questions).map(
    (sql, index) => Prisma.sql`(select coalesce(jsonb_agg(r), '[]') from (${sql}) r) as ${Prisma.raw(`q${index}`)}`,
  )
  if (role) columns.push(Prisma.sql`set_config('role', ${Prisma.raw(`'${role}'`)}, true) as rights`)
  if (role && plans === 'fitted') {
    // What the base is asked is found by much besides ids, so its plans fit the values whatever the transaction keeps.
    if (role === 'none') columns.push(Prisma.sql`set_config('plan_cache_mode', current_setting('app.plans'), true) as plans`)
    else
      columns.push(
        Prisma.sql`set_config('app.plans', current_setting('plan_cache_mode'), true) as before`,
        Prisma.sql`set_config('plan_cache_mode', 'auto', true) as plans`,
      )
  }
  return Prisma.sql`select ${Prisma.join(columns)}`
}

function answersOf([row]: Answers[], questions: Questions): Answers {
  return Object.fromEntries(Object.keys(questions).map((name, index) => [name, row?.[`q${index}`] ?? []]))
}

/** Several changes as one statement, one round trip; each sees the rows as they were before all of them. */
export function together(changes: readonly Prisma.Sql[], ending = Prisma.sql`select 1`): Prisma.Sql {
  if (changes.length === 0) return ending
  const parts = changes.map((change, index) => Prisma.sql`${Prisma.raw(`c${index}`)} as (${change})`)
  return Prisma.sql`with ${Prisma.join(parts, ', ')} ${ending}`
}

/** An update of one row by id; `data` is named as in the code, values as in JSON (dates, bigint as text), undefined = as it is. */
export function updateSql(table: string, id: string, data: Record<string, unknown>): Prisma.Sql {
  const named = Object.entries(data).filter(([, value]) => value !== undefined)
  const columns = named.map(([key]) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const row = Object.fromEntries(named.map(([, value], index) => [columns[index], value]))
  const text = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? value.toString() : value))
  return Prisma.sql`update ${Prisma.raw(table)} r set (${Prisma.raw(columns.join(', '))}) =
    (select ${Prisma.raw(columns.map((column) => `n.${column}`).join(', '))} from jsonb_populate_record(null::${Prisma.raw(table)}, ${text}::jsonb) n)
    where r.id = ${id}::uuid`
}

/** One statement with no session at all, of text, JSON, booleans or int4: only functions that check by themselves answer. */
export function asNobody<T extends object>(sql: Prisma.Sql): Promise<T[]> {
  return guarded(() => pool().rows<T>(sql))
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isOutage(error)) throw new Refusal('unavailable', '数据库暂时连接不上，请稍后再试；已填写的内容没有丢失。')
    throw error
  }
}

/** Whether an error is a unique violation of PostgreSQL, however the client wrapped it. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return code === 'P2002' || code === '23505' || /23505|unique constraint/i.test(error.message)
}
