import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { searchEverything } from '@/lib/dashboards/search'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** Search of everything the person may see, grouped and ranked. */
export async function GET(request: Request) {
  try {
    const words = new URL(request.url).searchParams.get('q') ?? ''
    return Response.json(await runQuery(searchEverything, await apiActor(), { words }), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'search')
  }
}
