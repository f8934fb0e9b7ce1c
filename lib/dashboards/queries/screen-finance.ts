import { z } from 'zod'
import { placeName } from '@/lib/dashboards/queries/names'
import type { ScreenFinance, ScreenInvestment, ScreenTreasury } from '@/lib/dashboards/screen-finance-schema'
import { type FinanceOverview, financeOverview } from '@/lib/finance/queries/overview'
import { cityAdcode, districts } from '@/lib/identity/districts'
import { investHome } from '@/lib/investment/queries/home'
import { may } from '@/lib/kernel/actor'
import { shanghaiDate } from '@/lib/kernel/workday'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { debtLadder } from '@/lib/treasury/queries/debts'
import { treasuryHome } from '@/lib/treasury/queries/home'

/** All figures of the finance screen in one transaction. What the person's post may not see stays out: treasury and investment are null without their permissions. */
export const screenFinance = defineQuery({
  name: 'screenFinance',
  permission: 'screen.read',
  input: z.object({}),
  run: async (context): Promise<ScreenFinance> => {
    const { actor, now } = context
    const overview = may(actor, financeOverview.permission) ? await financeOverview.run(context, {}) : null
    return {
      asOf: now.toISOString(),
      today: shanghaiDate(now),
      finance: overview && { ...overview, districts: everyDistrict(overview.districts) },
      treasury: may(actor, treasuryHome.permission) ? await treasuryOf(context) : null,
      investment: may(actor, investHome.permission) ? await investmentOf(context) : null,
    }
  },
})

/** The ten districts and, last, what is registered at city level or outside; also those with nothing. */
function everyDistrict(found: FinanceOverview['districts']) {
  const byCode = new Map(found.map((row) => [row.adcode, row]))
  const known = [...districts.map(({ adcode }) => adcode), cityAdcode]
  const others = found.map(({ adcode }) => adcode).filter((adcode) => !known.includes(adcode))
  const nothing = { units: 0, revenue: '0', profit: '0', assets: '0' }
  return [...known, ...others].map((adcode) => ({ ...nothing, ...byCode.get(adcode), adcode, name: placeName(adcode) }))
}

async function treasuryOf(context: QueryContext): Promise<ScreenTreasury> {
  const home = await treasuryHome.run(context, {})
  const { rungs } = await debtLadder.run(context, {})
  const { asOf, balance, available, target, actual, debt, dueYear, guarantee, outside, openAlerts, overdueDebts } = home
  return {
    ...{ asOf, balance, available, target, actual, debt, dueYear, guarantee, outside, openAlerts, overdueDebts },
    ladder: rungs.map(({ month, total, refinanced }) => ({ month, total, refinanced })),
  }
}

async function investmentOf(context: QueryContext): Promise<ScreenInvestment> {
  const { year, pace, total, projects, lights, planned } = await investHome.run(context, {})
  return { year, pace, total, projects, lights, planned }
}

const limit = 200
/** One enterprise with its own figures, 万元; null where the statement does not say. */
export type DistrictUnit = {
  id: string
  name: string
  group: string | null
  scope: string
  revenue: string | null
  profit: string | null
  assets: string | null
}

/** The enterprises behind a district of the finance screen: units registered there with their own figures, the largest revenue first. */
export const screenDistrictFinance = defineQuery({
  name: 'screenDistrictFinance',
  permission: 'finance.read',
  input: z.object({ adcode: z.string().regex(/^\d{6}$/, '区划代码应为六位数字'), period: z.coerce.number().int().min(190001).max(219912) }),
  run: async ({ tx }, { adcode, period }) => {
    const found = await tx.$queryRaw<(DistrictUnit & { total: number })[]>`
      select o.id::text, o.name, g.short_name as "group", v.scope, count(*) over ()::int as total,
        max(v.value) filter (where v.code = 'GM01')::numeric(24, 2)::text as revenue,
        max(v.value) filter (where v.code = 'YL01')::numeric(24, 2)::text as profit, max(v.value) filter (where v.code = 'GM02')::numeric(24, 2)::text as assets
      from fact.indicator_value v join org o on o.id = v.org_id left join org g on g.id = o.group_id
      where v.form_code = 'flash' and v.period = ${period} and v.scope in ('parent', 'single') and v.code in ('GM01', 'GM02', 'YL01') and o.adcode = ${adcode}
      group by o.id, o.name, g.short_name, v.scope order by max(v.value) filter (where v.code = 'GM01') desc nulls last, o.name limit ${limit}`
    return { rows: found.map(({ total: _, ...row }): DistrictUnit => row), count: found[0]?.total ?? 0 }
  },
})
