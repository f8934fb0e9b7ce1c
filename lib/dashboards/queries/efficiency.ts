import { measuresOf } from '@/lib/dashboards/queries/measures'
import { reasonsOf, returnsOf } from '@/lib/dashboards/queries/returns'
import { staysOf } from '@/lib/dashboards/queries/stays'
import { trendOf } from '@/lib/dashboards/queries/trend'
import { daySchema, scopeSchema } from '@/lib/dashboards/schema'
import { defineQuery } from '@/lib/platform/query'

/** 办理效能 of the asker's filings that arrived in a period: measures and breakdowns, 24 months, returns, where the time went. */
export const efficiencyReport = defineQuery({
  name: 'efficiencyReport',
  permission: 'matter.statistics',
  input: scopeSchema
    .extend({ from: daySchema, to: daySchema })
    .refine(({ from, to }) => from <= to, { message: '开始日期不得晚于结束日期', path: ['to'] }),
  run: async ({ tx, actor, now }, scope) => {
    const asked = { actor, now }
    const { total, by } = await measuresOf(tx, scope, asked)
    const stays = await staysOf(tx, scope, asked)
    return {
      scope,
      asOf: now.toISOString(),
      total,
      by,
      trend: await trendOf(tx, scope, asked),
      steps: stays.steps,
      departments: stays.departments,
      returns: await returnsOf(tx, scope, asked),
      reasons: await reasonsOf(tx, scope, asked),
    }
  },
})

export type EfficiencyReport = Awaited<ReturnType<(typeof efficiencyReport)['run']>>
