import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { runQuery } from '@/lib/platform/query'
import { partyChoices } from '@/lib/procurement/queries/graph'

export const dynamic = 'force-dynamic'

/** Parties whose name holds the words, for a box to choose from. */
export async function GET(request: Request) {
  try {
    const words = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 60)
    return Response.json(await runQuery(partyChoices, await apiActor(), { words }), { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return problem(error, 'partyChoices')
  }
}
