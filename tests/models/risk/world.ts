import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { type FactTable, factTables } from '@/lib/procurement/vocabulary'
import { type Hit, hitsOf, type Place } from '@/lib/risk/engine/evaluate'
import { echoRows, featureRows, pairRows } from '@/lib/risk/engine/features'
import type { Model } from '@/lib/risk/models/model'
import { type Report, writeReport } from './finance/books'

export type Row = Record<string, unknown>
/** Rows by alias of the vocabulary; `report` = accepted statements. Ids are words (`A`, `t1`) and become ids; what is not said has a plain default. */
export type World = Record<string, Row | Row[]>

export const today = '2026-06-30'
const place: Place = { facts: 'fact', today }

/** The id behind a word; an id stays as it is. */
export const idOf = (word: string) => {
  if (/^[0-9a-f-]{36}$/.test(word)) return word
  const hex = createHash('md5').update(word).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** 万元 in 分. */
export const wan = (amount: number) => Math.round(amount * 1_000_000)

/** What a model finds in a world of its own: rows written, shared steps made, the model run, everything undone. */
export async function findsIn(client: Client, model: Model, world: World, thresholds?: Row, tenders?: string[]): Promise<Hit[]> {
  await client.query('begin')
  try {
    await fill(client, world)
    const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
    return await hitsOf(ask, model, tenders ? { ...place, tenders } : place, thresholds)
  } finally {
    await client.query('rollback')
  }
}

/** Writes a world and works out its shared steps; a world that gives the steps itself (`tf`, `ph`, `bg`) keeps its own. */
export async function fill(client: Client, world: World): Promise<void> {
  const full: World = { t: [{}], ...world }
  for (const [alias, given] of Object.entries(full)) {
    // Statements stand in their own tables.
    if (alias === 'report') {
      for (const one of [given].flat()) await writeReport(client, one as Report)
      continue
    }
    const table = factTables.find((each) => each.alias === alias)
    if (!table) throw new Error(`no relation ${alias}`)
    const list = Array.isArray(given) ? given : [given]
    for (const [index, row] of list.entries()) await insert(client, table, { ...defaultsOf(table, index), ...row })
  }
  if (!world.tf) await client.query(`insert into tender_feature ${featureRows(place)}`)
  await client.query(`insert into tender_echo ${echoRows(place)}`)
  if (!world.ph) await client.query(`insert into pair_history ${pairRows(place, 1)}`)
}

const bidders = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

function defaultsOf(table: FactTable, index: number): Row {
  const party = bidders[index % 26]
  const known: Row = {
    org_id: 'org',
    tender_id: table.alias === 't' && index > 0 ? `t${index + 1}` : 't1',
    contract_id: 'c1',
    expert_id: 'e1',
    received_at: '2026-05-01T09:00:00+08:00',
    // Rows that belong to a bid: one bidder after the other.
    ...(['b', 'x', 'g', 'p', 'i', 'm', 's'].includes(table.alias) && { party_id: party }),
    ...(table.alias === 'b' && { status: 'valid' }),
  }
  const row: Row = { [table.key]: `${table.alias}-${index + 1}` }
  if (table.alias === 'c') known.contract_id = `c${index + 1}`
  if (table.alias === 'e') known.expert_id = `e${index + 1}`
  if (table.alias === 'p') known.uscc = `${party}${index}`
  if (table.alias === 'tf') known.n = 3
  for (const { name, type, required } of table.columns) {
    if (name in known) row[name] = known[name]
    else if (required && !(name in row)) row[name] = plain[type] ?? `${table.alias}-${index + 1}-${name}`
  }
  return row
}

const plain: Partial<Record<string, unknown>> = {
  text: '—',
  int: 0,
  money: 0,
  big: 0,
  number: 0,
  ratio: 0,
  date: today,
  time: '2026-05-01T09:00:00+08:00',
}

async function insert(client: Client, table: FactTable, row: Row): Promise<void> {
  // A bid of a tender, its traces and its bond share one id.
  if (table.columns.some(({ name }) => name === 'bid_id') && row.bid_id === undefined && row.party_id)
    row.bid_id = `${row.tender_id}-${row.party_id}`
  if (['b', 'x', 'g'].includes(table.alias) && String(row.bid_id).startsWith(`${table.alias}-`))
    row.bid_id = `${row.tender_id}-${row.party_id}`
  const names = Object.keys(row)
  const values = names.map((name) => {
    const column = table.columns.find((each) => each.name === name)
    if (!column) throw new Error(`${table.alias} has no ${name}`)
    const value = row[name]
    return column.type === 'uuid' && typeof value === 'string' ? idOf(value) : value
  })
  await client.query(
    `insert into "${table.name}" (${names.join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
    values,
  )
}
