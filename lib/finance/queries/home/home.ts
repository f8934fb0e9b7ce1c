import { z } from 'zod'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { homeViewsOf } from '../../rules/home-views'
import { departmentHome } from './department'
import { leaderHome } from './leader'
import { specialistHome } from './specialist'

/**
 * The finance home as the person's post has it (`homeViewsOf`): `view` asks for another of those that the post has; what it has not falls back to
 * its own. Rows are those of the asker; counts are of what the lists behind them show.
 */
export const financeHome = defineQuery({
  name: 'financeHome',
  permission: 'finance.read',
  input: z.object({ view: z.enum(['leader', 'department', 'specialist']).optional() }),
  run: async (context, { view: asked }) => {
    const views = homeViewsOf(context.actor)
    const view = asked && views.includes(asked) ? asked : views[0]!
    return { views, ...(await content(context, view)) }
  },
})
export type FinanceHome = Awaited<ReturnType<typeof financeHome.run>>

async function content(context: QueryContext, view: ReturnType<typeof homeViewsOf>[number]) {
  if (view === 'leader') return { view, ...(await leaderHome(context)) } as const
  return view === 'department'
    ? ({ view, ...(await departmentHome(context)) } as const)
    : ({ view, ...(await specialistHome(context)) } as const)
}
