import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillPlan } from '@/lib/investment/plan-workbook'

export const dynamic = 'force-dynamic'

/** A filled template: the plan is proposed, or every wrong cell is named and nothing is kept. */
export async function POST(request: Request) {
  try {
    return Response.json(await fillPlan(await apiActor(), request, new Date()))
  } catch (error) {
    return problem(error, 'fillPlan')
  }
}
