import type { Client } from 'pg'
import { type Case, financeDimension, type Scored, weigh } from '../rules/score'
import type { RunMark } from './write-findings'

const batch = 400

/**
 * Weighs again what a run has touched: the cases of its tenders and the findings that belong to none. Only findings that still hold and were
 * not judged 误报 count. Gives the keys of the cases that are 红 or 橙 and were not before, or have something new in them.
 */
export async function weighCases(client: Client, mark: RunMark): Promise<string[]> {
  const risen: string[] = []
  const { rows: touched } = await client.query<{ id: string }>(
    `select distinct tender_id as id from risk_finding where tender_id is not null and (last_run_id = $1 or gone_at = $2)`,
    [mark.runId, mark.at],
  )
  for (let start = 0; start < touched.length; start += batch) {
    const tenders = touched.slice(start, start + batch).map(({ id }) => id)
    risen.push(...(await writeCases(client, 'tender_id = any($1::uuid[])', tenders, mark)))
  }
  // A case of statements is weighed whole, also when the run asked for one of its models only.
  const touchedAlone = '(last_run_id = any($1::uuid[]) or gone_at = $2)'
  const together = `dimension = '${financeDimension}' and subject_key in (select x.subject_key from risk_finding x where x.dimension = '${financeDimension}' and (x.last_run_id = any($1::uuid[]) or x.gone_at = $2))`
  risen.push(...(await writeCases(client, `tender_id is null and (${touchedAlone} or (${together}))`, [mark.runId], mark)))
  await dropEmptyCases(client, mark)
  return risen
}

async function writeCases(client: Client, where: string, ids: readonly string[], mark: RunMark): Promise<string[]> {
  const values: unknown[] = where.includes('$2') ? [ids, mark.at] : [ids]
  const { rows } = await client.query<Scored & { fresh: boolean }>(
    `select first_run_id = $${values.push(mark.runId)}::uuid as fresh, id, model_code as "modelCode", dimension, family, grade, weight, tender_id as "tenderId", subject_key as "subjectKey",
       array_to_json(party_ids)::jsonb as "partyIds", org_id as "orgId" from risk_finding
     where ${where} and gone_at is null and verdict is distinct from '误报' order by first_seen_at, id`,
    values,
  )
  const cases = weigh(rows)
  const fresh = new Set(rows.filter((row) => row.fresh).map(({ id }) => id))
  await client.query('begin')
  try {
    const before = await earlier(client, where, ids, cases)
    for (const each of cases) await writeCase(client, each, mark)
    await client.query('commit')
    // What is new in a case that people have dealt with already is new to them.
    return cases
      .filter(({ key, level, findings }) => serious(level) && (!serious(before.get(key)) || findings.some((id) => fresh.has(id))))
      .map(({ key }) => key)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** Cases without a tender from which the last finding has gone; their tasks end. */
async function dropEmptyCases(client: Client, mark: RunMark): Promise<void> {
  await client.query(
    `with removed as (
       delete from risk_case c where c.tender_id is null and c.id in (select case_id from risk_finding where tender_id is null and gone_at = $1)
         and not exists (select 1 from risk_finding f where f.case_id = c.id and f.gone_at is null) returning id)
     update task set status = 'cancelled' where subject_kind = 'risk-case' and status = 'open' and subject_id in (select id from removed)`,
    [mark.at],
  )
}

const serious = (level: string | undefined) => level === '红' || level === '橙'

/** What stood before, by key; cases of these tenders that hold nothing any more are removed. */
async function earlier(client: Client, where: string, ids: readonly string[], cases: readonly Case[]): Promise<Map<string, string>> {
  const keys = cases.map(({ key }) => key)
  const { rows } = await client.query<{ key: string; level: string }>('select key, level from risk_case where key = any($1)', [keys])
  if (!where.includes('is null'))
    await client.query(
      `with removed as (delete from risk_case where tender_id = any($1::uuid[]) and key <> all($2) returning id)
       update task set status = 'cancelled' where subject_kind = 'risk-case' and status = 'open' and subject_id in (select id from removed)`,
      [ids, keys],
    )
  return new Map(rows.map(({ key, level }) => [key, level]))
}

async function writeCase(client: Client, each: Case, mark: RunMark): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    `insert into risk_case (id, key, kind, tender_id, org_id, party_ids, level, points, families, decisive, at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (key) do update set party_ids = excluded.party_ids, level = excluded.level, points = excluded.points, families = excluded.families,
       decisive = excluded.decisive, at = excluded.at returning id`,
    [
      each.key,
      each.kind,
      each.tenderId,
      each.orgId,
      each.partyIds,
      each.level,
      each.points,
      JSON.stringify(each.families),
      each.decisive,
      mark.at,
    ],
  )
  await client.query(
    'update risk_finding set level = $2, case_id = $3 where id = any($1::uuid[]) and (level, case_id) is distinct from ($2, $3::uuid)',
    [each.findings, each.level, rows[0]?.id],
  )
}
