import { z } from 'zod'
import { shiftMonths } from '@/lib/kernel/period'
import { Refusal } from '@/lib/kernel/refusal'
import { Prisma, type Tx } from '@/lib/platform/db'
import { isId } from '@/lib/platform/id'
import { defineQuery } from '@/lib/platform/query'
import { currentEdition } from '../indicators/keep-indicators'
import type { Scope } from '../statement/scope'
import { headline, periodsShown, sizes, trendPeriods } from './board'
import { percentilesAt } from './percentiles'
import { enterprisesAbove, shutBelow } from './place'

export type IndicatorReading = {
  readonly code: string
  readonly now: string | null
  readonly yearAgo: string | null
  readonly monthAgo: string | null
  readonly annualised: string | null
  /** Share of peers of the same industry letter and scope kind with a smaller value, 0–100; null with fewer than five peers. */
  readonly percentile: number | null
}

/** The finances of one enterprise at a month: every indicator with a year and a month ago and its place among peers, two years' trend, its units, its statements. */
export const enterpriseFinance = defineQuery({
  name: 'enterpriseFinance',
  permission: 'finance.read',
  input: z.object({
    id: z.string().max(60),
    period: z.number().int().min(190001).max(219912).optional(),
    scope: z.enum(['consolidated', 'parent', 'single', 'difference']).optional(),
  }),
  run: async ({ tx }, { id, period: asked, scope: wished }) => {
    const org = isId(id) ? await tx.org.findUnique({ where: { id } }) : null
    if (org?.kind !== 'enterprise') throw new Refusal('not_found', '没有这家企业，或者您无权查看。')
    const period = asked ?? (await newestOf(tx, id))
    const { indicators } = await currentEdition(tx)
    const scopes = await tx.$queryRaw<{ scope: Scope }[]>`
      select distinct scope from statement where org_id = ${id}::uuid and accepted_version_id is not null`
    const offered = scopes.map(({ scope }) => scope)
    const scope: Scope =
      wished && offered.includes(wished) ? wished : offered.includes('consolidated') ? 'consolidated' : (offered[0] ?? 'single')
    const above = await enterprisesAbove(tx, id)
    const head = {
      id: org.id,
      name: org.name,
      shortName: org.shortName,
      industryName: org.industryName,
      level: org.level,
      above,
      /** Units whose figures the asker may not see. */
      shut: await shutBelow(tx, id),
      scope,
      offered,
      indicators,
    }
    if (period === null) return { ...head, period: null, periods: [], readings: [], trend: [], units: [], statements: [] }
    const values = await tx.$queryRaw<{ code: string; period: number; value: string; annualised: string | null }[]>`
      select code, period, value::text, annualised_value::text as annualised from fact.indicator_value
      where org_id = ${id}::uuid and form_code = 'flash' and scope = ${scope} and period in (${period}, ${period - 100}, ${shiftMonths(period, -1)})`
    const placed = await percentilesAt(tx, org, period, scope)
    const at = (code: string, when: number) => values.find((one) => one.code === code && one.period === when)
    const months = trendPeriods(period)
    const trend = await tx.$queryRaw<{ code: string; period: number; value: string }[]>`
      select code, period, value::text from fact.indicator_value where org_id = ${id}::uuid and form_code = 'flash' and scope = ${scope}
        and period in (${Prisma.join(months)}) and code in (${Prisma.join([...headline, ...sizes])}) order by period`
    const units = await tx.$queryRaw<{ id: string; name: string; level: number; below: number }[]>`
      select o.id::text, o.short_name as name, o.level, (select count(*)::int from org c where c.parent_id = o.id and c.kind = 'enterprise') as below
      from org o where o.parent_id = ${id}::uuid and o.kind = 'enterprise' and o.status <> '已注销' order by o.code`
    const statements = await tx.$queryRaw<{ id: string; formCode: string; period: number; scope: Scope }[]>`
      select id::text, form_code as "formCode", period, scope from statement
      where org_id = ${id}::uuid and accepted_version_id is not null and period >= ${period - 100} order by period desc, form_code, scope limit 80`
    return {
      ...head,
      period,
      periods: await periodsShown(tx),
      readings: indicators.map(({ code }): IndicatorReading => {
        const now = at(code, period)
        return {
          ...{ code, now: now?.value ?? null, annualised: now?.annualised ?? null, percentile: placed.get(code) ?? null },
          ...{ yearAgo: at(code, period - 100)?.value ?? null, monthAgo: at(code, shiftMonths(period, -1))?.value ?? null },
        }
      }),
      trend: months.map((month) => ({
        period: month,
        values: Object.fromEntries(trend.filter((one) => one.period === month).map(({ code, value }) => [code, value])),
      })),
      units,
      statements,
    }
  },
})
export type EnterpriseFinance = Awaited<ReturnType<typeof enterpriseFinance.run>>

/** The newest month an enterprise has values for. */
async function newestOf(tx: Tx, orgId: string): Promise<number | null> {
  const rows = await tx.$queryRaw<{ period: number }[]>`
    select period from indicator_sheet where org_id = ${orgId}::uuid and form_code = 'flash' order by period desc limit 1`
  return rows[0]?.period ?? null
}
