import pg from 'pg'
import { asSystemAtLength } from '@/lib/platform/db'
import { type Ask, type Place, statementOf } from '@/lib/risk/engine/evaluate'
import { echoRows, featureRows, pairRows } from '@/lib/risk/engine/features'
import type { OnceName } from '@/lib/risk/engine/once'
import type { Model } from '@/lib/risk/models/model'
import { allModels } from '@/lib/risk/models/registry'
import { makeSharedSteps } from '@/lib/risk/run/shared-steps'
import { tellBeforehand, workOutOnce } from '@/lib/risk/run/tell-beforehand'
import { ordinary, wholeMarket } from '@/lib/risk/run/whole-market'
import { seedMarket } from '@/prisma/seed/reference-only'
import { type Figure, median } from '../figures'
import type { Ground } from '../ground'
import { arrivalFigures, makeSmallMarket } from '../market/arrival'
import { copyMarket, keepOriginals } from '../market/copies'
import { foundRowByRow } from '../market/peer'
import { twins } from '../market/twins'
import type { Options } from '../options'

const passSql = 'select count(*), sum(b.amount) from tender t join bid b on b.tender_id = t.tender_id'
const capMs = 300_000

/**
 * (7) Every model over a market of a million bids with every fact table filled, in passes: one pass counts and sums tender ⋈ bid in the same
 * run. Shared steps on lines of their own; detectors against hand-written twins; one new tender against an indexed look-up.
 */
export async function measureModels(ground: Ground, { quick }: Options): Promise<Figure[]> {
  await ground.restart(false)
  const place: Place = { facts: 'fact', today: new Date().toISOString().slice(0, 10) }
  await makeSmallMarket(ground)
  const url = ground.server().ownerUrl()
  await seedMarket(url)
  const figures: Figure[] = []
  await asSystemAtLength('性能测量', async (client) => {
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    try {
      await owner.query('analyze')
      if (!quick) {
        await keepOriginals(owner)
        await copyMarket(owner, 9)
      }
      const { rows } = await client.query('select (select count(*) from bid)::int as bids, (select count(*) from tender)::int as tenders')
      console.log(`  ${rows[0].tenders} 个标段，${rows[0].bids} 个投标`)
      const ask: Ask = async (sql, values = []) => (await client.query(sql, values)).rows
      const pass = new Pass(() => ask(passSql))
      figures.push(
        ...(await steps(client, ask, place, pass)),
        ...(await told(client, place, pass)),
        { section: 7, name: `一遍：标段 ⋈ 投标（${rows[0].bids} 个投标）`, unit: ' 毫秒', samples: pass.samples },
        ...(await arrivalFigures(ground, client, place)),
        ...(await twinned(ask)),
        await beside(ask),
      )
    } finally {
      await owner.end()
    }
  })
  return figures
}

/** The scan that everything is told in. The speed of a machine moves within a run of minutes, so it is asked anew before and after what it measures. */
class Pass {
  readonly samples: number[] = []
  private last: number | undefined

  constructor(private readonly ask: () => Promise<unknown>) {}

  /** Does the work; gives a pass (milliseconds) as it was around it: the mean of the one before and the one after, each the median of three. */
  async beside(work: () => Promise<unknown>): Promise<number> {
    const before = this.last ?? (await this.measured())
    await work()
    this.last = await this.measured()
    return (before + this.last) / 2
  }

  private async measured(): Promise<number> {
    const taken = await typical(3, this.ask)
    this.samples.push(taken)
    return taken
  }
}

/** How long the work takes, in passes. */
async function passes(pass: Pass, work: () => Promise<unknown>): Promise<number> {
  let taken = 0
  const around = await pass.beside(async () => {
    taken = await once(work)
  })
  return taken / around
}

async function steps(client: pg.Client, ask: Ask, place: Place, pass: Pass): Promise<Figure[]> {
  const features = await passes(pass, () => ask(`select count(*) from (${featureRows(place)}) x`))
  const echoes = await passes(pass, () => ask(`select count(*) from (${echoRows(place)}) x`))
  const pairs = await passes(pass, () => ask(`select count(*) from (${pairRows(place)}) x`))
  await makeSharedSteps(client, place)
  return [
    { section: 7, name: '共用步骤：报价特征', unit: ' 遍', samples: [features] },
    { section: 7, name: '共用步骤：重复出现的标识', unit: ' 遍', samples: [echoes], goal: { at: 'most', value: 40 } },
    { section: 7, name: '共用步骤：共同投标', unit: ' 遍', samples: [pairs], goal: { at: 'most', value: 40 } },
  ]
}

/** What is told beforehand of all models, and the models that begin with it. */
async function told(client: pg.Client, place: Place, pass: Pass): Promise<Figure[]> {
  const asked = allModels().map((model) => ({ model, thresholds: {} }))
  let known = place
  const taken = await passes(pass, async () => {
    known = await tellBeforehand(client, place, asked)
  })
  const once: { name: OnceName; ms: number }[] = []
  const around = await pass.beside(async () => {
    known = await workOutOnce(client, known, asked, (name, ms) => once.push({ name, ms }))
  })
  const ask: Ask = async (sql, values = []) => (await client.query(sql, values)).rows
  return [
    { section: 7, name: '共用步骤：逐条条件与条款用语', unit: ' 遍', samples: [taken], goal: { at: 'most', value: 40 } },
    ...once.map(({ name, ms }): Figure => {
      return { section: 7, name: `共用步骤：${onceTitles[name]}`, unit: ' 遍', samples: [ms / around], goal: { at: 'most', value: 40 } }
    }),
    ...(await models(client, ask, known, pass)),
  ]
}

const onceTitles: Record<OnceName, string> = {
  entry: '谁在哪个标段投标',
  sole: '唯一中标的标段',
  list_echo: '两家列表痕迹相交的标段',
  bid_sum: '打分合计',
  score_cell: '逐项打分',
  item_pair: '清单两两比较',
}

/** Models between two measurements of the pass. */
const group = 8

async function models(client: pg.Client, ask: Ask, place: Place, pass: Pass): Promise<Figure[]> {
  const before = process.memoryUsage().rss
  const taken: { model: Model; times: number }[] = []
  const all = allModels()
  for (let first = 0; first < all.length; first += group) {
    const some: { model: Model; ms: number }[] = []
    const around = await pass.beside(async () => {
      await client.query(`set statement_timeout = ${capMs}`)
      await wholeMarket(client, 'ordinary')
      for (const model of all.slice(first, first + group)) some.push({ model, ms: await judged(ask, model, place) })
      await client.query('set statement_timeout = 0')
      await ordinary(client)
    })
    taken.push(...some.map(({ model, ms }) => ({ model, times: ms / around })))
  }
  for (const { model, times } of taken.toSorted((a, b) => b.times - a.times).slice(0, 30))
    console.log(`  ${model.code} ${model.name}：${times.toFixed(2)} 遍`)
  const shares = taken.map(({ times }) => times)
  return [
    {
      section: 7,
      name: `全部模型（${taken.length} 个）合计`,
      unit: ' 遍',
      samples: [shares.reduce((sum, one) => sum + one, 0)],
      goal: { at: 'most', value: 400 },
    },
    { section: 7, name: '各模型中位', unit: ' 遍', samples: [median(shares)], goal: { at: 'most', value: 1 } },
    { section: 7, name: '最慢的模型', unit: ' 遍', samples: [Math.max(...shares)], goal: { at: 'most', value: 40 } },
    { section: 7, name: '进程内存增长（全部模型）', unit: ' MB', samples: [(process.memoryUsage().rss - before) / 2 ** 20] },
  ]
}

/** Milliseconds of one model over the market; the cap for one that does not end. */
async function judged(ask: Ask, model: Model, place: Place): Promise<number> {
  try {
    return await once(() => ask(`select count(*) from (${statementOf(model, place)}) x`))
  } catch (error) {
    console.log(`  ${model.code} ${model.name}：${error instanceof Error ? error.message : String(error)}`)
    return capMs
  }
}

async function twinned(ask: Ask): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const { code, name, ours, byHand } of twins()) {
    const samples: number[] = []
    for (let round = 0; round < 3; round += 1) samples.push((await once(() => ask(ours))) / (await once(() => ask(byHand))))
    figures.push({ section: 7, name: `${code} ${name} ÷ 手写 SQL`, unit: '', samples, goal: { at: 'most', value: 1.5 } })
  }
  return figures
}

/** A threshold rule against a general rule engine that is given the same tenders row by row; both must find the same. */
async function beside(ask: Ask): Promise<Figure> {
  const { code, name, ours, byHand } = twins()[0]!
  const [expected] = await ask(byHand)
  const samples: number[] = []
  for (let round = 0; round < 3; round += 1) {
    let found = 0
    const theirs = await once(async () => {
      found = await foundRowByRow(ask)
    })
    if (found !== Number(expected!.count)) throw new Error(`json-rules-engine finds ${found} tenders, SQL ${expected!.count}`)
    samples.push(theirs / (await once(() => ask(ours))))
  }
  return { section: 7, name: `json-rules-engine 逐行 ÷ ${code} ${name}`, unit: ' 倍', samples }
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function typical(times: number, work: () => Promise<unknown>): Promise<number> {
  const samples: number[] = []
  for (let time = 0; time < times; time += 1) samples.push(await once(work))
  return median(samples)
}
