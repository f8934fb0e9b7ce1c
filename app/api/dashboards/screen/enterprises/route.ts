import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { screenOrgs } from '@/lib/dashboards/queries/screen-orgs'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** The enterprises behind a number of the screen. */
export async function GET(request: Request) {
  try {
    const slice = Object.fromEntries(new URL(request.url).searchParams)
    return Response.json(await runQuery(screenOrgs, await apiActor(), slice), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'screenOrgs')
  }
}
