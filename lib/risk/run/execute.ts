import type { Client } from 'pg'
import { shanghaiDate } from '@/lib/kernel/workday'
import { asSystemAtLength } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { failureWords } from '@/lib/platform/postgres/outage'
import { type Coverage, coverageOf, recentCoverage } from '../engine/coverage'
import { judgesStatements, needsMarket, type Place } from '../engine/evaluate'
import type { Model } from '../models/model'
import { allModels } from '../models/registry'
import { scoreTenders } from './learned'
import { lookAt } from './look'
import { openTasks } from './open-tasks'
import { settingsOn, variantsOf } from './settings'
import { runShadows } from './shadow'
import { inTransaction, makeSharedSteps } from './shared-steps'
import { tellAsker } from './tell-asker'
import { tellBeforehand, workOutOnce } from './tell-beforehand'
import { weighCases } from './weigh-cases'
import { wholeMarket } from './whole-market'
import { markGone, type RunMark, writeFindings } from './write-findings'

/** Between two tellings of how far a run is. */
const progressMs = 3000
/** How often what arrived is tried in all; the night tries by a clock of its own, and a person who asked presses again. */
export const arrivalTries = 5

type Run = {
  id: string
  kind: string
  scope: { tenders?: string[]; orgs?: string[]; from?: string; to?: string }
  models: string[]
  status: string
  tries: number
}
type Setting = Awaited<ReturnType<typeof settingsOn>>[number]
/** `place` is where tenders are judged, `books` where statements are. */
type Ground = { client: Client; run: Run; place: Place; books: Place; mark: RunMark; market: Coverage; here: Coverage; settings: Setting[] }

/**
 * Carries a run out: shared steps, every model in a transaction of its own, cases, tasks. Goes on where an interrupted run stopped, stops
 * between two models when asked, and tells its progress. A model that fails is noted and the others go on. A run of what arrived that fails
 * as a whole goes back into the queue and throws, so that the queue tries again, until it has been tried `arrivalTries` times.
 */
export async function executeRun(runId: string, now: Date): Promise<void> {
  await asSystemAtLength('运行风险模型', async (client) => {
    const { rows: held } = await client.query('select pg_try_advisory_lock(hashtext($1)) as got', [`risk-run:${runId}`])
    if (!held[0]?.got) return
    const { rows } = await client.query<Run>(
      `update risk_run set status = 'running', tries = tries + 1, started_at = coalesce(started_at, $2), facts_at = coalesce(facts_at, $2)
       where id = $1 and status in ('queued', 'running') returning id, kind, scope, models, status, tries`,
      [runId, now],
    )
    const run = rows[0]
    if (!run) return
    try {
      await carryOut(await ground(client, run, now))
    } catch (error) {
      log.error({ run: runId, err: String(error) }, '风险模型运行失败')
      const again = run.kind === 'arrival' && run.tries < arrivalTries
      await client.query('update risk_run set status = $2, ended_at = $3, error = $4 where id = $1', [
        ...[runId, again ? 'queued' : 'failed', again ? null : new Date(), failureWords(error)],
      ])
      if (again) throw error
    }
    await tellAsker(client, runId)
  })
}

async function ground(client: Client, run: Run, now: Date): Promise<Ground> {
  const { rows } = await client.query<{ id: string }>(`select id from org where kind = 'sasac' limit 1`)
  const mark = { runId: run.id, at: now, factsAt: now, commissionId: rows[0]?.id ?? run.id }
  const settings = await settingsOn(client, shanghaiDate(now))
  const books: Place = { facts: 'fact', today: shanghaiDate(now), ...(run.scope.orgs ? { orgs: run.scope.orgs } : {}) }
  // What arrived is a statement: no tender has changed.
  if (ofStatement(run)) return { client, run, place: books, books, mark, market: new Map(), here: new Map(), settings }
  const tenders = await tendersOf(client, run.scope)
  const place: Place = { facts: 'fact', today: shanghaiDate(now), ...(tenders ? { tenders } : {}) }
  const ask = async (sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows
  await makeSharedSteps(client, place)
  await scoreTenders(client, place)
  const market = run.kind === 'arrival' ? await recentCoverage(ask, place, now) : await coverageOf(ask, { ...place, tenders: undefined })
  const here = tenders ? await coverageOf(ask, place, market) : market
  return { client, run, place: tenders ? place : await toldPlace(client, run, place, settings), books, mark, market, here, settings }
}

/** Everything, with what is told and worked out beforehand for the models of the run under the settings in force. */
async function toldPlace(client: Client, { models }: Run, place: Place, settings: Setting[]): Promise<Place> {
  const asked = allModels()
    .filter((model) => !judgesStatements(model) && (models.length === 0 || models.includes(model.code)))
    .flatMap((model) => variantsOf(model, settings).map(({ thresholds }) => ({ model, thresholds })))
  return workOutOnce(client, await tellBeforehand(client, place, asked), asked)
}

/** A statement has been accepted: only models that judge statements run, on its enterprise. */
const ofStatement = ({ kind, scope }: Run) => kind === 'arrival' && scope.orgs !== undefined

/** Whether a model is among those of a run: one that judges statements is not asked about tenders, nor the other way round. */
function isAsked(model: Model, { run, place }: Ground): boolean {
  if (run.models.length > 0 && !run.models.includes(model.code)) return false
  const { tenders, from, to } = run.scope
  if (judgesStatements(model)) return !tenders && !from && !to
  return !ofStatement(run) && (!place.tenders || !needsMarket(model))
}

/** The tenders a scope names, by id or by buyers and days; undefined = all. */
async function tendersOf(client: Client, { tenders, orgs, from, to }: Run['scope']): Promise<string[] | undefined> {
  if (tenders) return tenders
  if (!orgs && !from && !to) return undefined
  const { rows } = await client.query<{ id: string }>(
    `select tender_id as id from tender where ($1::uuid[] is null or org_id = any($1)) and ($2::date is null or notice_on >= $2) and ($3::date is null or notice_on <= $3)`,
    [orgs ?? null, from ?? null, to ?? null],
  )
  return rows.map(({ id }) => id)
}

async function carryOut(ground: Ground): Promise<void> {
  const { client, run, mark } = ground
  const wanted = allModels().filter((model) => isAsked(model, ground))
  const { rows: finished } = await client.query<{ code: string }>('select model_code as code from risk_model_run where run_id = $1', [
    run.id,
  ])
  const before = new Set(finished.map(({ code }) => code))
  await client.query('update risk_run set total = $2 where id = $1', [run.id, wanted.length])
  let hits = 0
  let told = performance.now()
  for (const [index, model] of wanted.entries()) {
    if (!before.has(model.code)) hits += await runModel(ground, model)
    const { rows } = await client.query('update risk_run set done = $2, hits = hits + $3 where id = $1 returning stop_asked', [
      run.id,
      index + 1,
      hits,
    ])
    hits = 0
    if (performance.now() - told > progressMs) {
      await tellAsker(client, run.id)
      told = performance.now()
    }
    if (rows[0]?.stop_asked) {
      // What has been found stays, so it is weighed and lies on its desks too.
      await openTasks(client, await weighCases(client, mark), mark.at)
      return void (await client.query(`update risk_run set status = 'cancelled', ended_at = now() where id = $1`, [run.id]))
    }
  }
  await openTasks(client, await weighCases(client, mark), mark.at)
  if (run.kind === 'nightly') await runShadows(ground)
  await client.query(`update risk_run set status = 'done', ended_at = now(), error = null where id = $1`, [run.id])
}

async function runModel(ground: Ground, model: Model): Promise<number> {
  const { client, run, mark, market, here, settings } = ground
  const place = judgesStatements(model) ? ground.books : ground.place
  const started = performance.now()
  const looked = await lookAt(async (sql, given = []) => (await client.query(sql, given)).rows, model, place, market, here)
  const { missing } = looked
  const variants = variantsOf(model, settings)
  let status = variants.length === 0 ? 'off' : looked.none ? 'missing' : 'evaluated'
  let hits = 0
  if (status === 'evaluated') {
    try {
      hits = await inTransaction(client, async () => {
        if (!place.tenders && !place.orgs) await wholeMarket(client, 'local')
        let found = 0
        for (const variant of variants) found += await writeFindings(client, model, place, variant, mark)
        await markGone(client, model, place, mark, looked.judged)
        return found
      })
    } catch (error) {
      log.error({ model: model.code, run: run.id, err: String(error) }, '风险模型出错')
      status = 'failed'
    }
  }
  // One tender at a time would fill the table with what says nothing.
  if (run.kind !== 'arrival' || hits > 0 || status === 'failed') {
    await client.query(
      `insert into risk_model_run (run_id, model_code, version, status, missing, hits, ms, judged, unjudged, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
       on conflict (run_id, model_code) do nothing`,
      [
        ...[run.id, model.code, variants[0]?.version ?? model.version, status, missing, hits, Math.round(performance.now() - started)],
        ...[looked.judged?.length ?? null, looked.unjudged],
      ],
    )
  }
  return hits
}
