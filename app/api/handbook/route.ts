import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { handbookState } from '@/lib/matters/queries/handbook'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** How far the print of the handbook (`?scope=all`) or of one matter (`?scope=GZ-CQ-01`) is. */
export async function GET(request: Request) {
  try {
    const scope = new URL(request.url).searchParams.get('scope') ?? 'all'
    return Response.json(await runQuery(handbookState, await apiActor(), { scope }), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'handbookState')
  }
}
