import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { screenDistrictFinance } from '@/lib/dashboards/queries/screen-finance'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** The units behind a district of the finance screen. */
export async function GET(request: Request) {
  try {
    const slice = Object.fromEntries(new URL(request.url).searchParams)
    return Response.json(await runQuery(screenDistrictFinance, await apiActor(), slice), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'screenDistrictFinance')
  }
}
