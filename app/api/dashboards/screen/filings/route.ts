import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { screenFilings } from '@/lib/dashboards/queries/slice-filings'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** The filings behind a number of the screen; the slice is the query string. */
export async function GET(request: Request) {
  try {
    const slice = Object.fromEntries(new URL(request.url).searchParams)
    return Response.json(await runQuery(screenFilings, await apiActor(), slice), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'screenFilings')
  }
}
