import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillLedgers } from '@/lib/treasury/ledgers/workbook'

export const dynamic = 'force-dynamic'

/** A filled workbook of the ledgers: all of it is taken in, or every wrong cell is named and nothing is kept. */
export async function POST(request: Request) {
  try {
    return Response.json(await fillLedgers(await apiActor(), request, new Date()))
  } catch (error) {
    return problem(error, 'fillLedgers')
  }
}
