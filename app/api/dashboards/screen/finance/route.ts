import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { screenFinance } from '@/lib/dashboards/queries/screen-finance'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** The figures of the finance screen as they are now. A wall that asks every half minute is no activity of the person. */
export async function GET() {
  try {
    return Response.json(await runQuery(screenFinance, await apiActor(false), {}), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'screenFinance')
  }
}
