import { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'
import { shanghaiDate } from '@/lib/kernel/workday'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { likeOf } from '@/lib/platform/postgres/like'
import { defineQuery } from '@/lib/platform/query'
import type { Indicator } from '../indicators/definition'
import { currentEdition } from '../indicators/keep-indicators'
import { goalLinesOn } from '../rules/lines'
import { reportedOf, type TargetValue, targetsInForce } from '../targets/in-force'
import { type Progress, progressOf } from '../targets/progress'
import { allSubjects, subjectOf, type TargetKind, type TargetSubject, targetKinds } from '../targets/subjects'
import { headline, sizes } from './board'

const states = { open: '待核定', confirmed: '已核定', returned: '已退回' } as const
export type TargetState = keyof typeof states
export const targetStates = states

export const targetFilterSchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  kind: z.enum(Object.keys(targetKinds) as [TargetKind, ...TargetKind[]]).optional(),
  state: z.enum(Object.keys(states) as [TargetState, ...TargetState[]]).optional(),
  words: z.string().trim().max(50).default(''),
  sort: z.enum(['org', 'subject', 'at']).default('org'),
  descending: z.boolean().default(false),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  size: z.number().int().min(1).max(20_000).default(20),
})

/** One yearly value of an enterprise: its newest version, the one in force, and how far it has come. */
export type TargetRow = {
  readonly id: string
  readonly orgId: string
  readonly orgName: string
  readonly kind: TargetKind
  readonly subject: TargetSubject
  readonly number: number
  readonly value: string
  readonly status: 'proposed' | 'confirmed' | 'returned'
  readonly source: string
  readonly basis: string
  readonly byName: string
  readonly at: string
  readonly decidedByName: string | null
  readonly decidedAt: string | null
  readonly decision: string
  /** Proposed by the asker, who may not decide it. */
  readonly own: boolean
  readonly inForce: string | null
  readonly inForceNumber: number | null
  readonly now: string | null
  readonly period: number | null
  readonly progress: Progress
}

type Raw = Omit<TargetRow, 'subject' | 'progress' | 'now' | 'period'> & { subject: string; total: number }

const statusOf: Readonly<Record<TargetState, string>> = { open: 'proposed', confirmed: 'confirmed', returned: 'returned' }

/** Yearly values of everybody in sight, one row an enterprise, kind and subject. */
export const targetList = defineQuery({
  name: 'targetList',
  permission: 'finance.read',
  input: targetFilterSchema,
  run: async ({ tx, actor, now }, { year: asked, kind, state, words, sort, descending, offset, size }) => {
    const year = asked ?? Number(shanghaiDate(now).slice(0, 4))
    const { indicators } = await currentEdition(tx)
    const named = words ? allSubjects(indicators).flatMap(({ code, name }) => (name.includes(words) ? [code] : [])) : []
    const like = likeOf(words)
    const conditions = [
      Prisma.sql`true`,
      ...(kind ? [Prisma.sql`t.kind = ${kind}`] : []),
      ...(state ? [Prisma.sql`t.status = ${statusOf[state]}`] : []),
      ...(words ? [Prisma.sql`(o.short_name like ${like} or o.name like ${like} or t.subject = any (${named}::text[]))`] : []),
    ]
    const by = { org: 'o.level, o.code', subject: 't.subject, o.code', at: 't.at' }[sort]
    const order = Prisma.raw(`${by} ${descending ? 'desc' : 'asc'}, o.code, t.kind desc, t.subject`)
    const rows = await newestVersions(tx, actor.userId, year, Prisma.join(conditions, ' and '), order, { offset, size })
    const [years, silent] = [await yearsOf(tx, year), await withoutTarget(tx, year)]
    return {
      year,
      years,
      total: rows[0]?.total ?? 0,
      ...silent,
      rows: await followed(tx, { year, today: shanghaiDate(now) }, rows, indicators),
    }
  },
})
export type TargetList = Awaited<ReturnType<typeof targetList.run>>

function newestVersions(
  tx: Tx,
  userId: string,
  year: number,
  where: Prisma.Sql,
  order: Prisma.Sql,
  { offset, size }: { offset: number; size: number },
): Promise<Raw[]> {
  return tx.$queryRaw<Raw[]>`
    with t as (select distinct on (org_id, kind, subject) * from finance_target where year = ${year} order by org_id, kind, subject, number desc),
      f as (select distinct on (org_id, kind, subject) org_id, kind, subject, value, number from finance_target
        where year = ${year} and status = 'confirmed' order by org_id, kind, subject, number desc)
    select t.id::text, t.org_id::text as "orgId", o.short_name as "orgName", t.kind, t.subject, t.number, trim_scale(t.value)::text as value, t.status,
      t.source, t.basis, t.by_name as "byName", left((t.at at time zone 'Asia/Shanghai')::text, 16) as at, t.decided_by_name as "decidedByName",
      left((t.decided_at at time zone 'Asia/Shanghai')::text, 16) as "decidedAt", t.decision, coalesce(t.by_id = ${userId}::uuid, false) as own,
      trim_scale(f.value)::text as "inForce", f.number as "inForceNumber", count(*) over ()::int as total
    from t join org o on o.id = t.org_id left join f on f.org_id = t.org_id and f.kind = t.kind and f.subject = t.subject
    where ${where} order by ${order} limit ${size} offset ${offset}`
}

async function followed(
  tx: Tx,
  { year, today }: { year: number; today: string },
  rows: readonly Raw[],
  indicators: readonly Indicator[],
): Promise<TargetRow[]> {
  const lines = await goalLinesOn(tx, today)
  const reported = await reportedOf(tx, year, rows)
  return rows.flatMap(({ total: _, ...row }) => {
    const subject = subjectOf(row.subject, indicators)
    if (!subject) return []
    const at = reported.get(`${row.orgId}|${row.subject}`)
    const now = at?.value ?? null
    const progress = progressOf(subject, row.inForce, now, at?.period ?? year * 100 + 12, lines(row.orgId))
    return [{ ...row, subject, now, period: at?.period ?? null, progress }]
  })
}

async function yearsOf(tx: Tx, year: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`select distinct year from finance_target`
  return [...new Set([year + 1, year, year - 1, ...rows.map((row) => row.year)])].sort((a, b) => b - a)
}

/** First-level enterprises in sight, and how many of them have no confirmed target of the year. */
async function withoutTarget(tx: Tx, year: number): Promise<{ groups: number; silent: number }> {
  const [row] = await tx.$queryRaw<{ groups: number; silent: number }[]>`
    select count(*)::int as groups, count(*) filter (where not exists (
      select 1 from finance_target t where t.org_id = o.id and t.year = ${year} and t.kind = 'target' and t.status = 'confirmed'))::int as silent
    from org o where o.kind = 'enterprise' and o.level = 1 and o.status <> '已注销'`
  return row!
}

/** A subject of an enterprise with both kinds of yearly values and what has been reached; where nothing was set the value is null, never zero. */
export type FollowedSubject = {
  readonly subject: TargetSubject
  readonly now: string | null
  readonly target: (TargetValue & { progress: Progress }) | null
  readonly budget: (TargetValue & { progress: Progress }) | null
  /** What stands where nothing was set. */
  readonly unset: Progress
}

/** The yearly values of one enterprise: 一利五率 and the sizes always, whatever else was set besides, and the versions that wait for a decision. */
export const enterpriseTargets = defineQuery({
  name: 'enterpriseTargets',
  permission: 'finance.read',
  input: z.object({ id: z.string().max(60), year: z.coerce.number().int().min(2000).max(2100).optional() }),
  run: async ({ tx, actor, now }, { id, year: asked }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id }, select: { id: true, kind: true, shortName: true } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const year = asked ?? Number(shanghaiDate(now).slice(0, 4))
    const { indicators } = await currentEdition(tx)
    const own = Prisma.sql`t.org_id = ${id}::uuid`
    const newest = await newestVersions(tx, actor.userId, year, own, Prisma.sql`t.kind desc, t.subject`, { offset: 0, size: 2000 })
    const inForce = await targetsInForce(tx, year, [id])
    const codes = [...new Set([...headline, ...sizes, ...inForce.map(({ subject }) => subject)])]
    const subjects = codes.flatMap((code) => subjectOf(code, indicators) ?? [])
    const reported = await reportedOf(
      tx,
      year,
      subjects.map(({ code }) => ({ orgId: id, subject: code })),
    )
    const period = [...reported.values()][0]?.period ?? null
    const today = shanghaiDate(now)
    const lines = (await goalLinesOn(tx, today))(id)
    const rows = subjects.map((subject): FollowedSubject => {
      const value = reported.get(`${id}|${subject.code}`)?.value ?? null
      const progress = (target: string | null) => progressOf(subject, target, value, period ?? year * 100 + 12, lines)
      const of = (kind: TargetKind) => {
        const found = inForce.find((one) => one.kind === kind && one.subject === subject.code)
        return found ? { ...found, progress: progress(found.value) } : null
      }
      return { subject, now: value, target: of('target'), budget: of('budget'), unset: progress(null) }
    })
    const versions = await followed(tx, { year, today }, newest, indicators)
    return { id, name: org.shortName, year, years: await yearsOf(tx, year), period, rows, versions, subjects: allSubjects(indicators) }
  },
})
export type EnterpriseTargets = Awaited<ReturnType<typeof enterpriseTargets.run>>
