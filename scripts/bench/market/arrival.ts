import type { Client } from 'pg'
import { asSystemAtLength, closeDatabase, connectDatabase } from '@/lib/platform/db'
import { appUrl, withClient } from '@/lib/platform/postgres/connection'
import { type Ask, judgesStatements, needsMarket, type Place, statementOf } from '@/lib/risk/engine/evaluate'
import { allModels } from '@/lib/risk/models/registry'
import { makeSharedSteps } from '@/lib/risk/run/shared-steps'
import { seedMarket } from '@/prisma/seed/reference-only'
import { type Figure, median } from '../figures'
import type { Ground } from '../ground'

const small = 'guozi_small'
/** About ten thousand bids. */
const smallTenders = 2_400

/** Milliseconds that five new tenders took through all arrival models, one value a tender, and of one look-up by key. */
export type Arrival = { samples: number[]; lookUp: number; models: number; bids: number }

/** One new tender through all models that run on arrival; the first one of the market only warms up. */
export async function arrivalOn(client: Client, place: Place): Promise<Arrival> {
  const ask: Ask = async (sql, values = []) => (await client.query(sql, values)).rows
  const rows = await ask('select tender_id as id from tender order by md5(tender_id::text) limit 6')
  const [{ bids }] = (await ask('select count(*)::int as bids from bid')) as [{ bids: number }]
  const looked: number[] = []
  for (let time = 0; time < 50; time += 1)
    looked.push(await taken(() => ask('select title from tender where tender_id = $1', [rows[0]!.id])))
  const wanted = allModels().filter((model) => !judgesStatements(model) && !needsMarket(model))
  const samples: number[] = []
  for (const { id } of rows) {
    const one: Place = { ...place, tenders: [String(id)] }
    samples.push(
      await taken(async () => {
        await makeSharedSteps(client, one)
        for (const model of wanted) await ask(statementOf(model, one), [one.tenders])
      }),
    )
  }
  return { samples: samples.slice(1), lookUp: median(looked), models: wanted.length, bids }
}

/** The same on a market of about ten thousand bids, in a database of its own. */
export async function arrivalOnSmall(ground: Ground, place: Place): Promise<Arrival> {
  const { ownerUrl } = ground.server()
  await closeDatabase()
  await withClient(ownerUrl('postgres'), (client) => client.query(`create database ${small} template guozi`))
  await seedMarket(ownerUrl(small), { tenders: smallTenders })
  await withClient(ownerUrl(small), (client) => client.query('analyze'))
  connectDatabase(appUrl(ownerUrl(small)))
  const arrival = await asSystemAtLength('性能测量', (client) => arrivalOn(client, place))
  await closeDatabase()
  await withClient(ownerUrl('postgres'), (client) => client.query(`drop database ${small} with (force)`))
  connectDatabase(appUrl(ownerUrl()))
  return arrival
}

/** What is printed of both. */
export function arrivalFigures(few: Arrival, many: Arrival): Figure[] {
  const name = `一个新标段过 ${many.models} 个到达即跑模型`
  return [
    { section: 7, name, unit: ' 毫秒', samples: many.samples, goal: { at: 'most', value: 10_000 } },
    { section: 7, name: '一个新标段 ÷ 一次主键查询', unit: '', samples: many.samples.map((ms) => ms / many.lookUp) },
    {
      ...{ section: 7, name: `一个新标段，${few.bids} → ${many.bids} 个投标`, unit: ' 倍' },
      samples: [median(many.samples) / median(few.samples)],
      goal: { at: 'most', value: 1.3 },
    },
  ]
}

async function taken(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
