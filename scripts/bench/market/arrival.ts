import type { Client } from 'pg'
import { closeDatabase, connectDatabase } from '@/lib/platform/db'
import { appUrl, roles, withClient } from '@/lib/platform/postgres/connection'
import { judgesStatements, needsMarket, type Place, statementOf } from '@/lib/risk/engine/evaluate'
import { allModels } from '@/lib/risk/models/registry'
import { makeSharedSteps } from '@/lib/risk/run/shared-steps'
import { seedMarket } from '@/prisma/seed/reference-only'
import { type Figure, median } from '../figures'
import type { Ground } from '../ground'

const small = 'guozi_small'
/** About ten thousand bids. */
const smallTenders = 2_400

/** Makes a market of about ten thousand bids in a database of its own, beside the one that grows. */
export async function makeSmallMarket(ground: Ground): Promise<void> {
  const { ownerUrl } = ground.server()
  await closeDatabase()
  await withClient(ownerUrl('postgres'), (client) => client.query(`create database ${small} template guozi`))
  await seedMarket(ownerUrl(small), { tenders: smallTenders })
  await withClient(ownerUrl(small), (client) => client.query('analyze'))
  connectDatabase(appUrl(ownerUrl()))
}

/** One new tender through all models that run on arrival, in the small market and in the large one by turns: the speed of a machine moves within a run. */
export function arrivalFigures(ground: Ground, client: Client, place: Place): Promise<Figure[]> {
  return withClient(appUrl(ground.server().ownerUrl(small)), async (beside) => {
    await beside.query(`set role ${roles.all}; set timezone = 'Asia/Shanghai'`)
    const [few, many] = [await marketOf(beside), await marketOf(client)]
    const wanted = allModels().filter((model) => !judgesStatements(model) && !needsMarket(model))
    const arrive = async ({ client, tenders }: Market, turn: number) => {
      const one: Place = { ...place, tenders: [tenders[turn]!] }
      return taken(async () => {
        await makeSharedSteps(client, one)
        for (const model of wanted) await client.query(statementOf(model, one), [one.tenders])
      })
    }
    const samples: { few: number; many: number }[] = []
    for (let turn = 0; turn < turns; turn += 1) samples.push({ few: await arrive(few, turn), many: await arrive(many, turn) })
    // The first of each only warms up.
    const counted = samples.slice(1)
    const lookUp = await lookUpOf(many)
    const name = `一个新标段过 ${wanted.length} 个到达即跑模型`
    return [
      { section: 7, name, unit: ' 毫秒', samples: counted.map(({ many }) => many), goal: { at: 'most', value: 10_000 } },
      { section: 7, name: '一个新标段 ÷ 一次主键查询', unit: '', samples: counted.map(({ many }) => many / lookUp) },
      {
        ...{ section: 7, name: `一个新标段，${few.bids} → ${many.bids} 个投标`, unit: ' 倍' },
        samples: [median(counted.map(({ many }) => many)) / median(counted.map(({ few }) => few))],
        goal: { at: 'most', value: 1.3 },
      },
    ]
  })
}

/** New tenders that arrive in each market, the first to warm up. */
const turns = 10

type Market = { client: Client; bids: number; tenders: string[] }

async function marketOf(client: Client): Promise<Market> {
  const tenders = await client.query<{ id: string }>('select tender_id as id from tender order by md5(tender_id::text) limit $1', [turns])
  const bids = await client.query<{ bids: number }>('select count(*)::int as bids from bid')
  return { client, bids: bids.rows[0]!.bids, tenders: tenders.rows.map(({ id }) => id) }
}

async function lookUpOf({ client, tenders }: Market): Promise<number> {
  const looked: number[] = []
  for (let time = 0; time < 50; time += 1)
    looked.push(await taken(() => client.query('select title from tender where tender_id = $1', [tenders[0]])))
  return median(looked)
}

async function taken(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
