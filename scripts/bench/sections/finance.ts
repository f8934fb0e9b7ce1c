import type pg from 'pg'
import { releasedIndicators } from '@/lib/finance/indicators/catalogue'
import { computeSql } from '@/lib/finance/indicators/compute'
import { financeHome } from '@/lib/finance/queries/home/home'
import { annualForm, flashForm } from '@/lib/finance/statement/forms'
import { asSystemAtLength } from '@/lib/platform/db'
import { withClient } from '@/lib/platform/postgres/connection'
import { runQuery } from '@/lib/platform/query'
import { seedStatements } from '@/prisma/seed/reference-only'
import { editionId, formId } from '@/prisma/seed/scenarios/finance/reference'
import { place } from '../cores'
import { type Figure, median } from '../figures'
import type { Ground } from '../ground'
import { inspect, throughput } from '../load'
import type { Options } from '../options'
import { personOf } from '../people'
import { cookieOf, startWeb } from '../web'
import { measureStatements } from './statements'

const scanSql = 'select count(*), sum(value) from fact.report_item'

/**
 * (8) All 77 indicators for every statement of three years, and one indicator of 1,500 enterprises over all months, in scans: one scan
 * counts and sums every cell of every accepted statement in the same run. The finance home against a bare page, and its growth with history.
 */
export async function measureFinance(ground: Ground, { quick }: Options): Promise<Figure[]> {
  await ground.restart(false)
  await seedStatements(ground.server().ownerUrl())
  // As the first start leaves its tables, and as the server keeps them.
  await withClient(ground.server().ownerUrl(), (client) => client.query('vacuum (analyze)'))
  const home = [...(await measureHome(ground, quick)), ...(await measureHistory(ground, quick))]
  const indicators = await measureIndicators(ground, quick)
  // What is imported has to be on the disk, as in earnest.
  await ground.restart(true)
  return [...home, ...indicators, ...(await measureStatements(ground, { quick }))]
}

/** The finance home of a leader, and the board it opens, against a page that only says one word. */
async function measureHome(ground: Ground, quick: boolean): Promise<Figure[]> {
  const web = await startWeb(ground.server().ownerUrl())
  try {
    place(ground.server().pid, 'rest')
    place(process.pid, 'rest')
    place(web.pid, 'first')
    const cookie = await cookieOf(await personOf('leader'))
    const bare = { name: '空白动态页', url: `${web.address}/bench-bare`, shows: /<p>production/, times: 1 }
    const home = { name: '财务首页', url: `${web.address}/gov/finance`, cookie, shows: /资产负债率/, times: 1 }
    const board = { name: '一利五率看板', url: `${web.address}/gov/finance/board`, cookie, shows: /资产负债率/, times: 1 }
    const seconds = quick ? 2 : 5
    for (const page of [bare, home, board]) {
      await inspect(page)
      await throughput(page, 8, { seconds })
    }
    const figures: Figure[] = []
    for (const connections of [1, 8]) {
      const shares = new Map([home, board].map((page) => [page, [] as number[]]))
      for (let round = 0; round < 3; round++) {
        const base = await throughput(bare, connections, { seconds })
        for (const [page, samples] of shares) samples.push((await throughput(page, connections, { seconds })) / base)
      }
      for (const [page, samples] of shares)
        figures.push({
          section: 8,
          name: `${page.name} ÷ 空白页，并发 ${connections}`,
          unit: '',
          samples,
          goal: { at: 'least', value: 0.25 },
        })
    }
    return figures
  } finally {
    await web.stop()
    place(process.pid, 'any')
  }
}

/** How the finance home's question grows from four months of statements to 36 and the years before. */
async function measureHistory(ground: Ground, quick: boolean): Promise<Figure[]> {
  const ownerUrl = ground.server().ownerUrl()
  const actor = await personOf('leader')
  const often = quick ? 8 : 20
  const ask = async () => {
    const taken: number[] = []
    // A connection plans its first askings anew.
    for (let turn = 0; turn < 10; turn++) await runQuery(financeHome, actor, {})
    for (let turn = 0; turn < often; turn++) taken.push(await timed(() => runQuery(financeHome, actor, {})))
    return median(taken)
  }
  const [whole, growth]: [number[], number[]] = [[], []]
  const months = await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query(`select count(distinct period)::int as months from indicator_sheet where form_code = 'flash'`)
    for (let round = 0; round < 3; round++) {
      await client.query('vacuum analyze indicator_sheet')
      const long = await ask()
      // The same questions with a tenth of the history: what is older is laid aside and taken back.
      await client.query(`create table bench_older as select * from indicator_sheet
        where period < (select min(period) from (select distinct period from indicator_sheet where form_code = 'flash' order by period desc limit 4) x)`)
      await client.query('delete from indicator_sheet i using bench_older o where o.statement_id = i.statement_id')
      await client.query('vacuum analyze indicator_sheet')
      growth.push(long / (await ask()))
      whole.push(long)
      await client.query('insert into indicator_sheet select * from bench_older')
      await client.query('drop table bench_older')
    }
    await client.query('vacuum analyze indicator_sheet')
    return Number(rows[0].months)
  })
  return [
    { section: 8, name: `财务首页的取数，${months} 个月`, unit: ' 毫秒', samples: whole },
    { section: 8, name: `财务首页的取数，4 → ${months} 个月`, unit: ' 倍', samples: growth, goal: { at: 'most', value: 1.3 } },
  ]
}

const pivotSql = `select org_id, period, value from fact.indicator_value
  where code = 'WL01' and form_code = 'flash' and scope in ('consolidated', 'single')`
const wideOrgs = 1500

/** Sheets of further enterprises, copies of those there are, until there are 1,500 with every month. */
async function widen(ownerUrl: string): Promise<{ orgs: number; months: number }> {
  return withClient(ownerUrl, async (client) => {
    const counted = async () =>
      (
        await client.query<{
          orgs: number
          months: number
        }>(`select count(distinct org_id)::int as orgs, count(distinct period)::int as months
          from indicator_sheet where form_code = 'flash' and scope in ('consolidated', 'single')`)
      ).rows[0]!
    const { orgs } = await counted()
    await client.query(
      `with twin as (
        select o.org_id, md5(o.org_id::text || c)::uuid as other, row_number() over (order by c, o.org_id) as n
        from (select distinct org_id from indicator_sheet where form_code = 'flash') o, generate_series(1, 9) c)
      insert into indicator_sheet (statement_id, org_id, version_id, edition_id, form_code, period, period_kind, scope, values, annualised, at)
      select md5(i.statement_id::text || t.other)::uuid, t.other, i.version_id, i.edition_id, i.form_code, i.period, i.period_kind, i.scope, i.values, i.annualised, i.at
      from indicator_sheet i join twin t on t.org_id = i.org_id where i.form_code = 'flash' and t.n <= $1`,
      [Math.max(0, wideOrgs - orgs)],
    )
    await client.query('vacuum analyze indicator_sheet')
    return counted()
  })
}

function measureIndicators(ground: Ground, quick: boolean): Promise<Figure[]> {
  return asSystemAtLength('性能测量', async (client) => {
    const { rows } = await client.query('select count(*)::int as n from statement')
    console.log(`  ${rows[0].n} 张报表`)
    const rounds = quick ? 1 : 3
    const [scan, all, pivot]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      scan.push(await timed(() => client.query(scanSql)))
      all.push(await timed(() => computeAll(client)))
    }
    // The pivot of the issue: one indicator of 1,500 enterprises over 36 months, in one statement.
    const pivoted = await widen(ground.server().ownerUrl())
    for (let round = 0; round < rounds; round++) pivot.push(await timed(() => client.query(pivotSql)))
    const over = (samples: number[]) => samples.map((sample, index) => sample / scan[index]!)
    return [
      { section: 8, name: '一遍：全部单元格计数与求和', unit: ' 毫秒', samples: scan },
      {
        section: 8,
        name: `${releasedIndicators.length} 项指标算全部报表`,
        unit: ' 遍',
        samples: over(all),
        goal: { at: 'most', value: 3 },
      },
      { section: 8, name: `一项指标、${pivoted.orgs} 户、${pivoted.months} 个月，一次查询`, unit: ' 遍', samples: over(pivot) },
    ]
  })
}

async function computeAll(client: pg.Client): Promise<void> {
  for (const form of [flashForm, annualForm])
    await client.query(computeSql(releasedIndicators, form), [formId(form.code), editionId(releasedIndicators)])
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
