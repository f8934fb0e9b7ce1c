import type { Client } from 'pg'
import { log } from '@/lib/platform/log'
import { roles } from '@/lib/platform/postgres/connection'
import type { Place } from '../engine/evaluate'
import { type OnceName, onceRows, onceTable } from '../engine/once'
import { placed } from '../engine/placed'
import { type Asked, onceFor, tellings } from '../engine/told'
import { inTransaction } from './shared-steps'
import { wholeMarket } from './whole-market'

/** Beyond so many tenders or contracts looking them up costs as much as reading them all. */
const most = 5_000

/**
 * Reads every relation once for all models that judge its rows one by one, instead of once a model: which tenders or contracts meet which
 * model's condition stands in a temporary table of the connection. Gives the place with the marks told of, by which the statements of these
 * models begin with the few rows found. What many rows meet is asked of all as before, and so is a relation whose telling fails.
 */
export async function tellBeforehand(client: Client, place: Place, asked: readonly Asked[]): Promise<Place> {
  const told = new Set<string>()
  await makeOwn(client, 'told', '(mark text not null, id uuid not null)', 'create index on pg_temp.told (mark);')
  for (const { sql, marks } of tellings(asked, place)) {
    try {
      await inTransaction(client, async () => {
        await wholeMarket(client, 'local')
        await client.query(sql)
      })
      for (const mark of marks) told.add(mark)
    } catch (error) {
      log.warn({ marks, err: String(error) }, '合并判断失败，这些模型逐个判断')
    }
  }
  const { rows } = await client.query<{ mark: string }>('select mark from pg_temp.told group by mark having count(*) > $1', [most])
  for (const { mark } of rows) told.delete(mark)
  await client.query('delete from pg_temp.told where mark <> all($1)', [[...told]])
  await analyzeOwn(client, 'told')
  return { ...place, told }
}

/**
 * Works out what at least two models begin with, in temporary tables of the connection. Gives the place with what was worked out; where that fails it
 * stands in their statements as before. `took` is told of each and the milliseconds it took.
 */
export async function workOutOnce(
  client: Client,
  place: Place,
  asked: readonly Asked[],
  took: (name: OnceName, ms: number) => void = () => undefined,
): Promise<Place> {
  const done = new Set<OnceName>()
  for (const name of onceFor(asked, place)) {
    const rows = placed(onceRows(name), place)
    const started = performance.now()
    try {
      await inTransaction(client, async () => {
        await makeOwn(client, onceTable(name), `as ${rows} with no data`)
        await wholeMarket(client, 'local')
        await client.query(`insert into pg_temp.${onceTable(name)} ${rows}`)
        await analyzeOwn(client, onceTable(name))
      })
      done.add(name)
      took(name, performance.now() - started)
    } catch (error) {
      log.warn({ name, err: String(error) }, '合并计算失败，用到它的模型逐个计算')
    }
  }
  return { ...place, once: done }
}

// Only the login itself may make temporary tables; its connection works with the platform's rights before and after.
async function makeOwn(client: Client, name: string, what: string, also = ''): Promise<void> {
  await client.query(`set role none;
    drop table if exists pg_temp.${name};
    create temporary table ${name} ${what};
    ${also}
    grant all on pg_temp.${name} to ${roles.all};
    set role ${roles.all}`)
}

// Before PostgreSQL 17 only the owner may, and anybody else is passed over without an error.
async function analyzeOwn(client: Client, name: string): Promise<void> {
  await client.query(`set role none; analyze pg_temp.${name}; set role ${roles.all}`)
}
