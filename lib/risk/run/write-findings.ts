import type { Client } from 'pg'
import { narrowedTo, type Place, statementOf } from '../engine/evaluate'
import { detectorOf } from '../engine/placed'
import type { Model } from '../models/model'

export type Variant = { thresholds: Record<string, unknown>; version: number; only?: readonly string[]; except?: readonly string[] }
export type RunMark = { runId: string; at: Date; factsAt: Date; commissionId: string }

/**
 * Writes what a model finds in a place as findings: new ones appear, known ones are seen again, and those of this model and place that are no
 * longer found are marked gone. One statement; nothing passes through this process. Gives how many were found.
 */
export async function writeFindings(client: Client, model: Model, place: Place, variant: Variant, mark: RunMark): Promise<number> {
  const values: unknown[] = [...narrowedTo(place)]
  const bind = (value: unknown) => `$${values.push(value)}`
  const said = Object.fromEntries(Object.entries(model.thresholds).map(([name, { value }]) => [name, value]))
  const scope = [
    ...(variant.only ? [`f.org_id = any(${bind(variant.only)}::uuid[])`] : []),
    ...(variant.except && variant.except.length > 0 ? [`(f.org_id is null or f.org_id <> all(${bind(variant.except)}::uuid[]))`] : []),
  ]
  const text = `insert into risk_finding (id, model_code, model_version, dimension, family, grade, weight, level, subject_kind, subject_key, subject_name,
  org_id, tender_id, party_ids, value, evidence, parameters, facts_at, first_run_id, last_run_id, first_seen_at, last_seen_at, status, version)
select gen_random_uuid(), ${bind(model.code)}, ${bind(variant.version)}, ${bind(model.dimension)}, ${bind(model.family)}, ${bind(model.grade)}, ${bind(model.weight)}, '蓝',
  ${bind(detectorOf(model).subject(detectorOf(model).parameters.parse(model.parameters)))}, f.key, coalesce(left(f.name, 300), ''),
  coalesce(f.org_id, ${bind(mark.commissionId)}::uuid), f.tender_id, coalesce(f.parties, '{}'), f.value, f.evidence, ${bind(JSON.stringify({ ...said, ...variant.thresholds }))}::jsonb,
  ${bind(mark.factsAt)}, ${bind(mark.runId)}::uuid, ${bind(mark.runId)}::uuid, ${bind(mark.at)}, ${bind(mark.at)}, 'open', 1
from (select distinct on (1) raw.key::text as key, raw.name::text as name, raw.org_id, raw.tender_id, raw.parties, raw.value, raw.evidence
  from (${statementOf(model, place, variant.thresholds)}) raw order by 1) f
where not exists (select 1 from risk_snooze s where s.model_code = ${bind(model.code)} and s.subject_key = f.key and s.ended_at is null and s.until >= ${bind(mark.factsAt)}::timestamptz::date)
  ${scope.map((condition) => `and ${condition}`).join(' ')}
on conflict (model_code, subject_key) do update set value = excluded.value, evidence = excluded.evidence, parameters = excluded.parameters,
  model_version = excluded.model_version, facts_at = excluded.facts_at, last_run_id = excluded.last_run_id, last_seen_at = excluded.last_seen_at,
  gone_at = null, subject_name = excluded.subject_name, party_ids = excluded.party_ids`
  const { rowCount } = await client.query(text, values)
  return rowCount ?? 0
}

/**
 * Marks as gone what earlier runs found in this place and this run, with these models, did not. `judged` = the subjects that were judged, where
 * the model knows them one by one: what was found of another, or could not be judged this time, stays.
 */
export async function markGone(client: Client, model: Model, place: Place, mark: RunMark, judged?: readonly string[]): Promise<void> {
  if (judged) {
    const gone =
      'update risk_finding set gone_at = $3 where model_code = $1 and last_run_id <> $2 and gone_at is null and subject_key = any($4)'
    await client.query(gone, [model.code, mark.runId, mark.at, judged])
    return
  }
  const here = place.tenders ? 'and tender_id = any($4::uuid[])' : ''
  await client.query(
    `update risk_finding set gone_at = $3 where model_code = $1 and last_run_id <> $2 and gone_at is null ${here}`,
    place.tenders ? [model.code, mark.runId, mark.at, place.tenders] : [model.code, mark.runId, mark.at],
  )
}
