import type { Client } from 'pg'
import { log } from '@/lib/platform/log'
import type { Coverage } from '../engine/coverage'
import { type Ask, hitsOf, type Place } from '../engine/evaluate'
import { modelOf } from '../models/registry'
import { lookAt } from './look'
import { reaches, reachOf, settingsOn } from './settings'
import type { RunMark } from './write-findings'

const shown = 50

type Shadow = Awaited<ReturnType<typeof settingsOn>>[number]
type Brief = { key: string; name: string; value: number | null }
type Night = { client: Client; place: Place; mark: RunMark; market: Coverage }

/**
 * Runs every published shadow setting beside what is in force and keeps what it would have found more and fewer. Nothing becomes a finding, a case
 * or a task. A setting that fails is noted and the others go on.
 */
export async function runShadows(night: Night): Promise<void> {
  const shadows = await settingsOn(night.client, night.place.today, 'shadow')
  for (const shadow of shadows) {
    try {
      await runShadow(night, shadow)
    } catch (error) {
      log.error({ setting: shadow.id, model: shadow.modelCode, err: String(error) }, '影子运行出错')
    }
  }
}

async function runShadow({ client, place, mark, market }: Night, shadow: Shadow): Promise<void> {
  const model = modelOf(shadow.modelCode)
  if (!model) return
  const ask: Ask = async (sql, values = []) => (await client.query(sql, values)).rows
  const looked = await lookAt(ask, model, place, market)
  const { missing } = looked
  const mine = reaches(reachOf(model, shadow.scope, await settingsOn(client, place.today)))
  const live = await liveOf(client, shadow.modelCode, mine, mark)
  const hits = shadow.enabled && !looked.none ? await hitsOf(ask, model, place, shadow.parameters) : []
  const silent = await snoozedOf(client, shadow.modelCode, mark)
  const found = new Map<string, Brief>()
  for (const { key, name, value, orgId } of hits) if (mine(orgId) && !silent.has(key)) found.set(key, { key, name, value })
  const more = [...found.values()].filter(({ key }) => !live.has(key))
  const fewer = [...live.values()].filter(({ key }) => !found.has(key))
  await client.query(
    `insert into risk_shadow (id, setting_id, model_code, run_id, at, missing, live, shadow, more, fewer, examples)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (setting_id, run_id) do nothing`,
    [
      ...[shadow.id, shadow.modelCode, mark.runId, mark.at, missing, live.size, found.size, more.length, fewer.length],
      JSON.stringify({ more: more.slice(0, shown), fewer: fewer.slice(0, shown) }),
    ],
  )
}

async function liveOf(client: Client, code: string, mine: (orgId: string | null) => boolean, mark: RunMark): Promise<Map<string, Brief>> {
  const { rows } = await client.query<Brief & { orgId: string }>(
    `select subject_key as key, subject_name as name, value, org_id as "orgId" from risk_finding where model_code = $1 and gone_at is null and last_run_id = $2 order by subject_key`,
    [code, mark.runId],
  )
  return new Map(
    rows.filter(({ orgId }) => mine(orgId === mark.commissionId ? null : orgId)).map(({ key, name, value }) => [key, { key, name, value }]),
  )
}

async function snoozedOf(client: Client, code: string, mark: RunMark): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    `select subject_key as key from risk_snooze where model_code = $1 and ended_at is null and until >= $2::timestamptz::date`,
    [code, mark.factsAt],
  )
  return new Set(rows.map(({ key }) => key))
}
