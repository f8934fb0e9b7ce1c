import { z } from 'zod'
import { may } from '@/lib/kernel/actor'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { withBaseRights } from '@/lib/platform/db'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import type { Detector } from '../engine/detector'
import { subjectKinds } from '../engine/detector'
import { needsOf, readsOf } from '../engine/evaluate'
import { factNamed } from '../engine/fact-names'
import { detectorOf } from '../engine/placed'
import type { Threshold } from '../models/model'
import { parameterOrigin } from '../models/parameter-origins'
import { catalogue, modelOf, unfedModels } from '../models/registry'
import { typed, unitOf } from '../rules/thresholds'
import type { Backtest } from '../run/backtest'
import { dimensions } from '../schema'
import { shadowsOf } from './shadows'

type Phase = Detector['phase']

export type ModelRow = {
  readonly code: string
  readonly name: string
  readonly dimension: string
  readonly subgroup: string
  readonly weight: string
  readonly grade: string
  readonly origin: string
  readonly checked: boolean
  readonly phase: Phase | null
  readonly state: 'on' | 'off' | 'missing' | 'unfed' | 'never' | 'failed'
  readonly missing: readonly string[]
  /** How many subjects the last full run judged and how many it had to leave unjudged, where the model knows them one by one. */
  readonly subjects: { judged: number; unjudged: number } | null
  readonly hits: number
  readonly open: number
  readonly judged: number
  readonly false: number
}

const filterSchema = z.object({
  dimension: z.enum(dimensions).optional(),
  subgroup: z.string().max(40).optional(),
  grade: z.enum(['认定级', '线索级']).optional(),
  weight: z.enum(['红', '橙', '黄']).optional(),
  origin: z.enum(['法定', '公开来源', '布尔', '建议值']).optional(),
  state: z.enum(['on', 'off', 'missing', 'unfed', 'never', 'failed']).optional(),
  words: z.string().trim().max(60).default(''),
})

/** Every model of the catalogue with what it last did: evaluated or not and why, what it found, what became of it. */
export const modelCatalogue = defineQuery({
  name: 'modelCatalogue',
  permission: 'risk.model',
  input: filterSchema,
  run: async (context, filter) => {
    const rows = await rowsOf(context)
    const shown = rows.filter(
      (row) =>
        (!filter.dimension || row.dimension === filter.dimension) &&
        (!filter.subgroup || row.subgroup === filter.subgroup) &&
        (!filter.grade || row.grade === filter.grade) &&
        (!filter.weight || row.weight === filter.weight) &&
        (!filter.origin || row.origin === filter.origin) &&
        (!filter.state || row.state === filter.state) &&
        (!filter.words || `${row.code}${row.name}${row.subgroup}`.toLowerCase().includes(filter.words.toLowerCase())),
    )
    const tree = dimensions.map((dimension) => {
      const own = rows.filter((row) => row.dimension === dimension)
      const subgroups = [...new Set(own.map((row) => row.subgroup))].map((name) => ({
        name,
        count: own.filter((row) => row.subgroup === name).length,
      }))
      return {
        dimension,
        count: own.length,
        evaluated: own.filter((row) => row.state === 'on').length,
        hits: sum(own, (row) => row.open),
        subgroups,
      }
    })
    return {
      rows: shown,
      tree,
      everywhere: countsEverywhere(context.actor),
      total: rows.length,
      evaluated: rows.filter((row) => row.state === 'on').length,
    }
  },
})
export type ModelCatalogue = Awaited<ReturnType<typeof modelCatalogue.run>>

const sum = (rows: readonly ModelRow[], pick: (row: ModelRow) => number) => rows.reduce((total, row) => total + pick(row), 0)

type Last = { code: string; status: string; missing: string[]; judged: number | null; unjudged: number | null }
type Counted = { code: string; hits: number; open: number; judged: number; false: number }

/** Whoever tunes the models needs to know what they find everywhere and sees no enterprise: numbers only, with the platform's rights. */
const countsEverywhere = (actor: QueryContext['actor']) => may(actor, 'risk.tune')
const counted = <T>({ tx, actor }: QueryContext, ask: () => Promise<T>) => (countsEverywhere(actor) ? withBaseRights(tx, ask) : ask())

/** What a back-test says to a person: which findings come and go are for those who publish, how many for everybody. */
const told = (backtest: Backtest | null, actor: QueryContext['actor']) =>
  backtest && countsEverywhere(actor) ? { ...backtest, more: [], fewer: [] } : backtest

async function rowsOf(context: QueryContext): Promise<ModelRow[]> {
  const { tx, now } = context
  const last = await tx.$queryRaw<
    Last[]
  >`select distinct on (m.model_code) m.model_code as code, m.status, m.missing, m.judged, m.unjudged from risk_model_run m
    join risk_run r on r.id = m.run_id where r.kind in ('nightly', 'demand') and r.scope = '{}' order by m.model_code, m.at desc`
  const counts = await counted(
    context,
    () => tx.$queryRaw<Counted[]>`select model_code as code, count(*) filter (where gone_at is null)::int as hits,
      count(*) filter (where app.is_open(f))::int as open, count(*) filter (where verdict in ('属实', '误报'))::int as judged,
      count(*) filter (where verdict = '误报')::int as "false" from risk_finding f group by 1`,
  )
  const off = await tx.$queryRaw<
    { code: string }[]
  >`select model_code as code from (select distinct on (model_code) model_code, enabled from risk_model_setting
    where org_id is null and state = 'published' and mode = 'live' and effective_from <= ${shanghaiDate(now)}::date order by model_code, effective_from desc, version desc) s where not enabled`
  const lastOf = new Map(last.map((row) => [row.code, row]))
  const countOf = new Map(counts.map((row) => [row.code, row]))
  const switched = new Set(off.map(({ code }) => code))
  return catalogue.map((row) => {
    const model = modelOf(row.code)
    const run = lastOf.get(row.code)
    const state = !model
      ? 'unfed'
      : switched.has(row.code)
        ? 'off'
        : !run
          ? 'never'
          : run.status === 'evaluated'
            ? 'on'
            : (run.status as 'missing')
    const { hits = 0, open = 0, judged = 0, false: wrong = 0 } = countOf.get(row.code) ?? {}
    const { code, name, dimension, subgroup, weight, grade, origin, checked } = row
    return {
      ...{ code, name, dimension, subgroup, weight, grade, origin, checked, state, hits, open, judged, false: wrong },
      phase: model ? detectorOf(model).phase : null,
      missing: run?.missing.map(columnTitle) ?? [],
      subjects: run && run.judged !== null ? { judged: run.judged, unjudged: run.unjudged ?? 0 } : null,
    }
  })
}

/** A column of the vocabulary in words: 标段 · 合同估算价. */
export function columnTitle(reference: string): string {
  const column = factNamed(reference)
  return column ? `${column.table}·${column.title}` : reference
}

/** One model: why, formula, parameters with their origin, data it needs, exclusions, settings, what it found month by month. */
export const modelRecord = defineQuery({
  name: 'modelRecord',
  permission: 'risk.model',
  input: z.object({ code: z.string().max(12) }),
  run: async (context, { code }) => {
    const { tx } = context
    const row = catalogue.find((each) => each.code === code)
    if (!row) throw new Refusal('not_found', '没有这个模型。')
    const model = modelOf(code)
    const state = (await rowsOf(context)).find((each) => each.code === code)!
    const settings = await tx.riskModelSetting.findMany({ where: { modelCode: code }, orderBy: [{ at: 'desc' }], take: 50 })
    // Whoever keeps the models sees no enterprise, but for whom a setting is.
    const orgs = await withBaseRights(tx, () =>
      tx.org.findMany({ where: { id: { in: settings.flatMap(({ orgId }) => orgId ?? []) } }, select: { id: true, shortName: true } }),
    )
    const months = await counted(
      context,
      () => tx.$queryRaw<{ month: string; hits: number; false: number }[]>`
      select to_char(first_seen_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as hits, count(*) filter (where verdict = '误报')::int as "false"
      from risk_finding where model_code = ${code} group by 1 order by 1 desc limit 24`,
    )
    const runs = await tx.$queryRaw<
      { at: Date; kind: string; status: string; hits: number; ms: number; version: number; missing: string[] }[]
    >`
      select m.at, r.kind, m.status, m.hits, m.ms, m.version, m.missing from risk_model_run m join risk_run r on r.id = m.run_id where m.model_code = ${code} order by m.at desc limit 20`
    return {
      ...row,
      state: state.state,
      missing: state.missing,
      subjects: state.subjects,
      /** Numbers of the whole platform, behind which there is no list that the asker could open. */
      everywhere: countsEverywhere(context.actor),
      counts: { hits: state.hits, open: state.open, judged: state.judged, false: state.false },
      why: model?.why ?? unfedModels().find((each) => each.code === code)?.why ?? '',
      lacks: unfedModels().find((each) => each.code === code)?.lacks ?? null,
      exclusions: model?.exclusions ?? '',
      subject: model ? subjectKinds[detectorOf(model).subject(detectorOf(model).parameters.parse(model.parameters))] : row.object,
      detector: model ? { key: model.detector, title: detectorOf(model).title } : null,
      phase: model ? detectorOf(model).phase : null,
      thresholds: Object.entries(model?.thresholds ?? {}).map(([name, threshold]) => ({
        ...{ name, title: threshold.title, value: typed(threshold), unit: unitOf(threshold), lines: threshold.unit === 'words' },
        from: parameterOrigin(row, name),
      })),
      needs: model ? needsOf(model).map(columnTitle) : [],
      reads: model
        ? readsOf(model).map((reference) => ({
            reference,
            title: columnTitle(reference),
            source: factNamed(reference)?.source ?? '',
            level: factNamed(reference)?.level ?? '',
          }))
        : [],
      shadows: await shadowsOf(tx, code),
      snoozes: await snoozesOf(context, code),
      settings: settings.map(({ at, effectiveFrom, publishedAt, backtest, parameters, orgId, ...setting }) => ({
        ...setting,
        orgId,
        orgName: orgId ? (orgs.find(({ id }) => id === orgId)?.shortName ?? '企业') : null,
        at: at.toISOString(),
        publishedAt: publishedAt?.toISOString() ?? null,
        effectiveFrom: effectiveFrom ? shanghaiDate(effectiveFrom) : null,
        parameters: parameters as Record<string, unknown>,
        said: Object.entries(parameters as Record<string, Threshold['value']>).map(([name, value]) => ({
          name,
          text: model?.thresholds[name] ? typed({ ...model.thresholds[name], value }) : String(value),
        })),
        backtest: told(backtest as unknown as Backtest | null, context.actor),
      })),
      months: months.toReversed(),
      runs: runs.map((run) => ({ ...run, at: run.at.toISOString(), missing: run.missing.map(columnTitle) })),
    }
  },
})
export type ModelRecord = Awaited<ReturnType<typeof modelRecord.run>>

type Snooze = { id: string; name: string; org: string | null; until: string; reason: string; byName: string }

/** Subjects about which a model keeps silent today, as far as the asker sees their enterprises. */
function snoozesOf({ tx, now }: QueryContext, code: string): Promise<Snooze[]> {
  return tx.$queryRaw<Snooze[]>`
    select s.id::text as id, coalesce(f.subject_name, s.subject_key) as name, o.short_name as org, s.until::text as until, s.reason, s.by_name as "byName"
    from risk_snooze s left join org o on o.id = s.org_id left join risk_finding f on f.model_code = s.model_code and f.subject_key = s.subject_key
    where s.model_code = ${code} and s.ended_at is null and s.until >= ${shanghaiDate(now)}::date order by s.until, s.at limit 100`
}
