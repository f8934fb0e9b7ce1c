import type { Client } from 'pg'
import { log } from '@/lib/platform/log'
import { roles } from '@/lib/platform/postgres/connection'
import type { Place } from '../engine/evaluate'
import { echoRows, featureRows, pairRows } from '../engine/features'
import { bidderGroups } from '../engine/network'
import { ordinary, wholeMarket } from './whole-market'

const features =
  'tender_id, org_id, n, lowest, second, highest, mean, median, cv, spd, diffp, rd, rdnor, altrd, kurtosis, skewness, ks, gap_cv, ratio_range, round_pct, lowest_to_ceiling, far_above, far_below'
const echoes = 'echo_id, tender_id, org_id, mark'

/** Works out what several models read: price screens and shared marks of the tenders asked for, and at night the history of all pairs. */
export async function makeSharedSteps(client: Client, place: Place): Promise<void> {
  const { tenders } = place
  if (tenders)
    return void (await inTransaction(client, async () => {
      await lockSharedSteps(client)
      await workOut(client, { ...place, tenders })
    }))
  await workOutAll(client, place)
  await inTransaction(client, async () => {
    await wholeMarket(client, 'local')
    await client.query('lock table pair_history in share row exclusive mode')
    await client.query('delete from pair_history')
    await client.query(
      `insert into pair_history (pair_id, a_id, b_id, together, a_bids, b_bids, jaccard, a_wins, b_wins, expected, last_on) ${pairRows(place)}`,
    )
  })
  const ask = async (sql: string, given: unknown[] = []) => (await client.query(sql, given)).rows
  const { members, left } = await bidderGroups(ask, place)
  if (left > 0) log.warn({ left }, '共同投标网络超过上限，最弱的关系没有计入')
  await inTransaction(client, async () => {
    await client.query('lock table bidder_group in share row exclusive mode')
    await client.query('delete from bidder_group')
    await client.query(
      `insert into bidder_group (member_id, group_no, party_id, size, coherence, exclusivity, median_cv)
       select gen_random_uuid(), x."groupNo", x."partyId", x.size, x.coherence, x.exclusivity, x."medianCv"
       from jsonb_to_recordset($1::jsonb) as x("groupNo" int, "partyId" uuid, size int, coherence float8, exclusivity float8, "medianCv" float8)`,
      [JSON.stringify(members)],
    )
  })
  await client.query('select app.tell_planner()')
}

/**
 * Until the transaction ends nobody else writes what tenders share. Whoever looks at the facts only after this has seen whatever those before
 * it had seen, so that an older row never takes the place of a newer one. Reading goes on.
 */
export async function lockSharedSteps(client: Client): Promise<void> {
  await client.query('lock table tender_feature, tender_echo in share row exclusive mode')
}

/** The rows of some tenders, under the lock: a matter of milliseconds. */
async function workOut(client: Client, place: Place & { tenders: readonly string[] }): Promise<void> {
  const values = [place.tenders]
  await client.query('delete from tender_feature where tender_id = any($1::uuid[])', values)
  await client.query(`insert into tender_feature (${features}) ${featureRows(place)}`, values)
  await client.query('delete from tender_echo where tender_id = any($1::uuid[])', values)
  await client.query(`insert into tender_echo (${echoes}) ${echoRows(place)}`, values)
}

/**
 * The rows of all tenders. Working them out takes long and must not keep arrivals waiting, so it is done beside the tables and without the
 * lock; tenders that arrived meanwhile were perhaps seen as they were before, and are worked out once more when everything else is in place.
 */
async function workOutAll(client: Client, place: Place): Promise<void> {
  await makeTables(client)
  await inTransaction(client, async () => {
    await wholeMarket(client, 'local')
    const { rows } = await client.query<{ at: string }>('select clock_timestamp()::text as at')
    await client.query(`insert into pg_temp.made_feature (${features}) ${featureRows(place)}`)
    await client.query(`insert into pg_temp.made_echo (${echoes}) ${echoRows(place)}`)
    await lockSharedSteps(client)
    await client.query('delete from tender_feature')
    await client.query(`insert into tender_feature (${features}) select ${features} from pg_temp.made_feature`)
    await client.query('delete from tender_echo')
    await client.query(`insert into tender_echo (${echoes}) select ${echoes} from pg_temp.made_echo`)
    const tenders = await arrivedSince(client, rows[0]!.at)
    await ordinary(client)
    if (tenders.length > 0) await workOut(client, { ...place, tenders })
  })
}

/** Tenders of which a run on arrival was under way at that time or began later: whatever changes a tender's facts asks for such a run. */
async function arrivedSince(client: Client, at: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct tender.id from risk_run r cross join lateral jsonb_array_elements_text(r.scope->'tenders') tender(id)
     where r.kind = 'arrival' and r.started_at is not null and (r.ended_at is null or r.ended_at >= $1::timestamptz)`,
    [at],
  )
  return rows.map(({ id }) => id)
}

// Only the login itself may make temporary tables; its connection works with the platform's rights before and after.
async function makeTables(client: Client): Promise<void> {
  await client.query(`set role none;
    drop table if exists pg_temp.made_feature, pg_temp.made_echo;
    create temporary table made_feature (like tender_feature including defaults) on commit delete rows;
    create temporary table made_echo (like tender_echo including defaults) on commit delete rows;
    grant all on pg_temp.made_feature, pg_temp.made_echo to ${roles.all};
    set role ${roles.all}`)
}

/** Runs work in one transaction of a plain connection. */
export async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
