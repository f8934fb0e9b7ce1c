import { z } from 'zod'
import { shanghaiDate } from '@/lib/kernel/workday'
import type { Tx } from '@/lib/platform/db'
import { defineQuery } from '@/lib/platform/query'
import { type LightRule, lightRules } from '../rules/lights'
import { shareOf, timeShare } from '../rules/months'
import { type LightLevel, type PlanPart, partOf, planParts } from '../schema'
import { plansInForce, type UnitPlan } from './plan-sums'
import { type ProjectStanding, standingsOf, unitId, unitJoin, unitName } from './standing'

/** Plan and what was done of it, in fen as text; `rate` in per cent with four decimals, null without a plan. */
export type Done = { plan: string | null; done: string; rate: string | null }
export type UnitLine = Done & { unitId: string; name: string; planId: string | null; projects: number; lights: Record<LightLevel, number> }

const doneOf = (plan: bigint | null, done: bigint): Done => ({
  ...{ plan: plan === null ? null : plan.toString(), done: done.toString() },
  rate: plan === null ? null : shareOf(done, plan),
})
const sum = (rows: readonly ProjectStanding[], of: (row: ProjectStanding) => string) => rows.reduce((all, row) => all + BigInt(of(row)), 0n)
const planned = (plans: readonly UnitPlan[], of: (plan: UnitPlan) => bigint) =>
  plans.length === 0 ? null : plans.reduce((all, plan) => all + of(plan), 0n)
const lit = (rows: readonly ProjectStanding[]): Record<LightLevel, number> => ({
  红: rows.filter(({ light }) => light === '红').length,
  黄: rows.filter(({ light }) => light === '黄').length,
  绿: rows.filter(({ light }) => light === '绿').length,
})

/**
 * 投资总览 of a year: plans in force against what was done, by kind, by main business and by enterprise, with the lights of today. Everything is
 * added up from the projects and plans that the lists show, so that the sums agree.
 */
export const investHome = defineQuery({
  name: 'investHome',
  permission: 'invest.read',
  input: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional(), orgId: z.uuid().optional() }),
  run: async ({ tx, now }, { year: asked, orgId }) => {
    const today = shanghaiDate(now)
    const year = asked ?? Number(today.slice(0, 4))
    const projects = await standingsOf(tx, now, year, orgId ? { orgId } : {})
    const plans = await plansInForce(tx, year, orgId)
    const ofYear = (test: (row: ProjectStanding) => boolean) => sum(projects.filter(test), (row) => row.ofYear)
    const nonCore = ofYear(({ core }) => core === '非主业')
    const all = sum(projects, (row) => row.ofYear)
    const part = (key: PlanPart) => ({
      ...{ key, label: planParts[key], projects: projects.filter(({ kind }) => partOf(kind) === key).length },
      ...doneOf(
        planned(plans, (plan) => plan[key]),
        ofYear(({ kind }) => partOf(kind) === key),
      ),
    })
    return {
      ...{ year, today, years: await yearsOf(tx, year), pace: timeShare(year, today) },
      total: doneOf(
        planned(plans, (plan) => plan.total),
        all,
      ),
      parts: (Object.keys(planParts) as PlanPart[]).map(part),
      nonCore: {
        ...doneOf(
          planned(plans, (plan) => plan.nonCore),
          nonCore,
        ),
        share: shareOf(nonCore, all),
      },
      planNonCoreShare: plans.length === 0 ? null : shareOf(planned(plans, (plan) => plan.nonCore)!, planned(plans, (plan) => plan.total)!),
      overseas: doneOf(
        planned(plans, (plan) => plan.overseas),
        ofYear(({ overseas }) => overseas),
      ),
      projects: projects.length,
      building: projects.filter(({ state }) => state === '在建').length,
      approved: sum(projects, (row) => row.approvedTotal).toString(),
      invested: sum(projects, (row) => row.invested).toString(),
      lights: lit(projects),
      rules: rulesOf(projects),
      units: unitsOf(projects, plans),
      planned: plans.length,
    }
  },
})
export type InvestHome = Awaited<ReturnType<typeof investHome.run>>

function rulesOf(projects: readonly ProjectStanding[]): { rule: LightRule; label: string; red: number; yellow: number }[] {
  const count = (rule: LightRule, level: '红' | '黄') =>
    projects.filter(({ lights }) => lights.some((light) => light.rule === rule && light.level === level)).length
  return (Object.keys(lightRules) as LightRule[]).map((rule) => ({
    ...{ rule, label: lightRules[rule], red: count(rule, '红'), yellow: count(rule, '黄') },
  }))
}

function unitsOf(projects: readonly ProjectStanding[], plans: readonly UnitPlan[]): UnitLine[] {
  const names = new Map([...plans, ...projects].map((row) => [row.unitId, row.unitName]))
  const lines = [...names].map(([id, name]): UnitLine => {
    const own = projects.filter((row) => row.unitId === id)
    const plan = plans.find((row) => row.unitId === id)
    return {
      ...{ unitId: id, name, planId: plan?.id ?? null, projects: own.length, lights: lit(own) },
      ...doneOf(
        plan?.total ?? null,
        sum(own, (row) => row.ofYear),
      ),
    }
  })
  return lines.sort((a, b) => b.lights.红 - a.lights.红 || b.lights.黄 - a.lights.黄 || (BigInt(b.done) > BigInt(a.done) ? 1 : -1))
}

async function yearsOf(tx: Tx, year: number): Promise<number[]> {
  const rows = await tx.$queryRaw<
    { year: number }[]
  >`select distinct year from invest_plan union select distinct month / 100 from invest_progress where current`
  return [...new Set([year, ...rows.map((row) => row.year)])].sort((a, b) => b - a)
}

/** The enterprises with projects or plans in sight, for choosing. */
export const investUnits = defineQuery({
  name: 'investUnits',
  permission: 'invest.read',
  input: z.object({}),
  run: ({ tx }) => tx.$queryRaw<{ id: string; name: string }[]>`
    select distinct ${unitId}::text as id, ${unitName} as name from org o ${unitJoin}
    where exists (select 1 from invest_project p where p.org_id = o.id) or exists (select 1 from invest_plan p where p.org_id = o.id)
    order by 2 limit 200`,
})

/** What a desk shows of investment: the year's completion and how many lights are on. */
export const deskInvestment = defineQuery({
  name: 'deskInvestment',
  permission: 'invest.read',
  input: z.object({}),
  run: async (context) => {
    const { tx, actor, now } = context
    const home = await investHome.run(context, {})
    const asked = await tx.investReview.count({ where: { kind: 'correct', doneAt: null } })
    const open = await tx.investPlan.count({ where: { status: 'proposed' } })
    const changes = await tx.investChange.count({ where: { status: 'proposed' } })
    const red = (await standingsOf(tx, now, home.year))
      .filter(({ light }) => light === '红')
      .toSorted((a, b) => b.lights.length - a.lights.length)
      .slice(0, 5)
    return {
      ...{ year: home.year, total: home.total, pace: home.pace, lights: home.lights, projects: home.projects, asked, open, changes },
      own: actor.side === 'ent',
      red: red.map(({ id, name, unitName: unit, lights }) => ({ id, name, unit, words: lights[0]!.words })),
    }
  },
})
export type DeskInvestment = Awaited<ReturnType<typeof deskInvestment.run>>
