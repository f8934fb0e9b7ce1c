import { factColumn, factTable, factTables } from '@/lib/procurement/vocabulary'
import { indexesIn } from '@/lib/procurement/vocabulary/derive'
import { type Coverage, coverageOf, lacking } from '@/lib/risk/engine/coverage'
import { type Ask, type Hit, hitsOf, needsOf } from '@/lib/risk/engine/evaluate'
import { echoRows, featureRows, pairRows } from '@/lib/risk/engine/features'
import { detectorOf } from '@/lib/risk/engine/placed'
import type { Model } from '@/lib/risk/models/model'
import type { Place } from './place'

export type Subject = { type: string; id: string }
/** A finding with the ids of the file. */
export type Found = {
  model: string
  tender: string | undefined
  subjects: Subject[]
  value: number | null
  evidence: Record<string, unknown>
}

/** Makes what the models share once the rows are in: parties and experts once each, keys, features of tenders, pairs of bidders. */
export async function prepare({ client, schema }: Place, today: string): Promise<Coverage> {
  for (const { name, key, columns } of ['party', 'expert'].map(factTable)) {
    const filled = `num_nonnulls(${columns.map((column) => column.name).join(', ')})`
    await client.query(`create unlogged table ${schema}.once as select distinct on (${key}) * from ${schema}.${name} order by ${key}, ${filled} desc, name;
drop table ${schema}.${name}; alter table ${schema}.once rename to ${name};`)
  }
  await client.query(indexesIn(schema, factTables))
  const place = { facts: schema, today }
  await client.query(`insert into ${schema}.tender_feature ${featureRows(place)}`)
  await client.query(`insert into ${schema}.tender_echo ${echoRows(place)}`)
  await client.query(`insert into ${schema}.pair_history ${pairRows(place)}`)
  await client.query(`analyze ${schema}.tender_feature; analyze ${schema}.tender_echo; analyze ${schema}.pair_history`)
  return coverageOf(asker({ client, schema }), place)
}

/** What a model lacks in the file, in words; empty when it can be run. */
export function lackingWords(model: Model, coverage: Coverage): string {
  return lacking(needsOf(model), coverage)
    .map((reference) => {
      const column = factColumn(reference)
      // The title goes on with what values there are.
      return column ? `${column.table.title}的${column.title.split(/[：，（]/)[0]}（${reference}）` : reference
    })
    .join('、')
}

/** Runs a model on the file. */
export async function judge(place: Place, today: string, model: Model, thresholds: Record<string, unknown>): Promise<Found[]> {
  const hits = await hitsOf(asker(place), model, { facts: place.schema, today }, thresholds)
  const ids = await idsOf(place, hits)
  const kind = detectorOf(model).subject(detectorOf(model).parameters.parse(model.parameters))
  return hits
    .map((hit) => foundOf(model, kind, hit, ids))
    .toSorted((a, b) => compare(a.tender ?? '', b.tender ?? '') || compare(JSON.stringify(a.subjects), JSON.stringify(b.subjects)))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const asker =
  ({ client }: Place | { client: Place['client']; schema: string }): Ask =>
  async (sql, values = []) =>
    (await client.query(sql, values)).rows

type Ids = { tenders: Map<string, string>; parties: Map<string, string> }

async function idsOf({ client, schema }: Place, hits: readonly Hit[]): Promise<Ids> {
  const read = async (sql: string, ids: Iterable<string>) => {
    const { rows } = await client.query(sql, [[...new Set(ids)]])
    return new Map<string, string>(rows.map((row) => [row.id, row.ref]))
  }
  return {
    tenders: await read(
      `select tender_id::text as id, ocid as ref from ${schema}.tender where tender_id = any($1::uuid[])`,
      hits.flatMap(({ tenderId }) => tenderId ?? []),
    ),
    parties: await read(
      `select party_id::text as id, ref from ${schema}.party where party_id = any($1::uuid[])`,
      hits.flatMap(({ partyIds, key }) => [...partyIds, ...(/^[0-9a-f-]{36}$/.test(key) ? [key] : [])]),
    ),
  }
}

function foundOf(model: Model, kind: string, hit: Hit, { tenders, parties }: Ids): Found {
  const tender = hit.tenderId ? tenders.get(hit.tenderId) : undefined
  const { 主体类别: type, 主体标识: id, ...evidence } = hit.evidence
  const common = { model: model.code, tender, value: hit.value, evidence }
  if (typeof type === 'string' && typeof id === 'string') return { ...common, subjects: [{ type, id }] }
  const bidders = hit.partyIds.flatMap((party) => parties.get(party) ?? []).map((ref) => ({ type: 'tenderer', id: ref }))
  const buyer = parties.get(hit.key)
  if ((kind === 'buyer' || kind === 'entity') && buyer)
    return { ...common, subjects: [{ type: kind === 'buyer' ? 'buyer' : 'procuringEntity', id: buyer }] }
  const ofBidders = ['pair', 'group', 'supplier', 'bid'].includes(kind) && bidders.length > 0
  return { ...common, subjects: ofBidders || !tender ? bidders : [{ type: 'tender', id: tender }] }
}
