import type { Client } from 'pg'
import { log } from '@/lib/platform/log'
import type { Place } from '../engine/evaluate'
import { echoRows, featureRows, pairRows } from '../engine/features'
import { bidderGroups } from '../engine/network'
import { wholeMarket } from './whole-market'

const features =
  'tender_id, org_id, n, lowest, second, highest, mean, median, cv, spd, diffp, rd, rdnor, altrd, kurtosis, skewness, ks, gap_cv, ratio_range, round_pct, lowest_to_ceiling, far_above, far_below'

/** Works out what several models read: price screens and shared marks of the tenders asked for, and at night the history of all pairs. */
export async function makeSharedSteps(client: Client, place: Place): Promise<void> {
  const values = place.tenders ? [place.tenders] : []
  await inTransaction(client, async () => {
    if (!place.tenders) await wholeMarket(client, 'local')
    await client.query(`delete from tender_feature${place.tenders ? ' where tender_id = any($1::uuid[])' : ''}`, values)
    // A run beside this one may have written a tender that has just arrived: from the same facts, so that its row stays.
    await client.query(`insert into tender_feature (${features}) ${featureRows(place)} on conflict do nothing`, values)
  })
  await inTransaction(client, async () => {
    if (!place.tenders) await wholeMarket(client, 'local')
    await client.query(`delete from tender_echo${place.tenders ? ' where tender_id = any($1::uuid[])' : ''}`, values)
    await client.query(`insert into tender_echo (echo_id, tender_id, org_id, mark) ${echoRows(place)} on conflict do nothing`, values)
  })
  if (place.tenders) return
  await inTransaction(client, async () => {
    await wholeMarket(client, 'local')
    await client.query('delete from pair_history')
    await client.query(
      `insert into pair_history (pair_id, a_id, b_id, together, a_bids, b_bids, jaccard, a_wins, b_wins, expected, last_on) ${pairRows(place)}`,
    )
  })
  const ask = async (sql: string, given: unknown[] = []) => (await client.query(sql, given)).rows
  const { members, left } = await bidderGroups(ask, place)
  if (left > 0) log.warn({ left }, '共同投标网络超过上限，最弱的关系没有计入')
  await inTransaction(client, async () => {
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
