import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillProgress } from '@/lib/investment/workbook'

export const dynamic = 'force-dynamic'

/** A filled template: every project of it is reported, or every wrong cell is named and nothing is kept. */
export async function POST(request: Request) {
  try {
    return Response.json(await fillProgress(await apiActor(), request, new Date()))
  } catch (error) {
    return problem(error, 'fillProgress')
  }
}
