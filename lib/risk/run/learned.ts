import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'pg'
import { isRefusal } from '@/lib/kernel/refusal'
import { asSystemAtLength } from '@/lib/platform/db'
import { newId } from '@/lib/platform/id'
import { log } from '@/lib/platform/log'
import type { Place } from '../engine/evaluate'
import { labelledTenders } from '../learning/labelled'
import { measure } from '../learning/protocol'
import { type Kept, type Scorer, scorerOf } from '../learning/published'
import { byTender, readBids } from '../screens/bids-table'
import { inTransaction, lockSharedSteps } from './shared-steps'

export type Wish = { csv: string | null; minBids: number; split: 'tender' | 'firm' | 'time'; repeats: number; seed: number }

/** Learns and measures a scorer that somebody asked for, and keeps its card; a set it cannot learn from is told in its card. */
export async function trainModel(id: string): Promise<void> {
  await asSystemAtLength('训练学习模型', async (client) => {
    const { rows } = await client.query<{ scorer: Wish }>(`select scorer from learned_model where id = $1 and state = 'training'`, [id])
    const wish = rows[0]?.scorer
    if (!wish) return
    const path = join(tmpdir(), `guozi-train-${newId()}.csv`)
    try {
      await writeFile(path, wish.csv ?? (await ownCases(client)), { mode: 0o600 })
      const table = await readBids(path, ['collusive'])
      const { features, ground } = labelledTenders(table, { where: [], minBids: wish.minBids, split: wish.split })
      const card = {
        ...measure(features, ground, wish),
        protocol: { split: wish.split, repeats: wish.repeats, seed: wish.seed, minBids: wish.minBids },
        source: wish.csv ? '上传的标注数据' : '平台已认定的线索',
        bids: table.bids.length,
        faults: table.faults.length,
      }
      const yes = [...byTender(table.bids)].filter(([, bids]) =>
        bids.some(
          (bid) => ['1', 'true', 'yes', '是'].includes((bid.more.collusive ?? '').toLowerCase()) || Number(bid.more.collusive) === 1,
        ),
      )
      const kept: Kept = {
        bids: table.bids.map(({ tender, amount }) => [tender, amount]),
        collusive: yes.map(([tender]) => tender),
        seed: wish.seed,
        minBids: wish.minBids,
      }
      await client.query(`update learned_model set state = 'draft', card = $2, scorer = $3 where id = $1`, [
        id,
        JSON.stringify(card),
        JSON.stringify(kept),
      ])
    } catch (error) {
      if (!isRefusal(error)) log.error({ model: id, err: String(error) }, '训练失败')
      const words = isRefusal(error) ? error.message : '训练时出现未预料的错误，详见日志。'
      await client.query(`update learned_model set state = 'failed', card = $2, scorer = '{}' where id = $1`, [
        id,
        JSON.stringify({ error: words }),
      ])
    } finally {
      await rm(path, { force: true })
    }
  })
}

/** Tenders whose findings of collusion have been judged, as a table of bids: 属实 is collusive, only 误报 is not. */
async function ownCases(client: Client): Promise<string> {
  const { rows } = await client.query<{ tender: string; amount: string; bidder: string; date: string; collusive: number }>(
    `with judged as (select tender_id, max((verdict = '属实')::int) as collusive from risk_finding
       where dimension = '围标串标' and model_code <> 'WB079' and verdict in ('属实', '误报') and tender_id is not null group by 1)
     select b.tender_id as tender, b.amount, b.party_id as bidder, t.deadline_on::text as date, j.collusive
     from judged j join bid b on b.tender_id = j.tender_id join tender t on t.tender_id = b.tender_id where b.amount > 0 and b.status = 'valid'`,
  )
  return [
    'tender,amount,bidder,date,collusive',
    ...rows.map((row) => [row.tender, row.amount, row.bidder, row.date ?? '', row.collusive].join(',')),
  ].join('\n')
}

const batch = 2000
/** Learning again takes seconds: the scorer in force is kept in this process. */
let learnt: { id: string; scorer: Scorer } | undefined

/** Scores the tenders of a place with the published scorer; without one the scores are empty and the model that reads them is not evaluated. */
export async function scoreTenders(client: Client, { tenders }: Place): Promise<void> {
  const { rows } = await client.query<{ id: string; scorer: Kept }>(
    `select id, scorer from learned_model where state = 'published' order by published_at desc limit 1`,
  )
  if (!rows[0]) return
  if (learnt?.id !== rows[0].id) learnt = { id: rows[0].id, scorer: scorerOf(rows[0].scorer) }
  const { scorer } = learnt
  const { rows: ids } = await client.query<{ id: string }>(
    `select tender_id as id from tender_feature where n >= $1 and ($2::uuid[] is null or tender_id = any($2))`,
    [rows[0].scorer.minBids, tenders ?? null],
  )
  for (let start = 0; start < ids.length; start += batch) {
    const wanted = ids.slice(start, start + batch).map(({ id }) => id)
    await inTransaction(client, () => scoreSome(client, wanted, scorer))
  }
}

/** Under the lock, so that prices that were changed meanwhile are scored as they are and not as they were. */
async function scoreSome(client: Client, wanted: readonly string[], scorer: Scorer): Promise<void> {
  await lockSharedSteps(client)
  const { rows: bids } = await client.query<{ id: string; amounts: number[] }>(
    `select tender_id as id, array_agg(amount::float8) as amounts from bid where tender_id = any($1::uuid[]) and amount > 0 and coalesce(status, 'valid') = 'valid' group by 1`,
    [wanted],
  )
  const scores = scorer.score(bids.map(({ amounts }) => amounts))
  await client.query(
    `update tender_feature f set learned_score = s.score, learned_cut = $2, learned_parts = array(select jsonb_array_elements_text(s.parts))
     from jsonb_to_recordset($1::jsonb) as s(id uuid, score float8, parts jsonb) where f.tender_id = s.id`,
    [JSON.stringify(bids.map(({ id }, at) => ({ id, ...scores[at] }))), scorer.threshold],
  )
}
