import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { fillBatch } from '@/lib/finance/commands/batch/batch-workbook'

export const dynamic = 'force-dynamic'

/** A filled workbook of many statements: each row is taken in by itself or named with what is wrong. */
export async function POST(request: Request) {
  try {
    return Response.json(await fillBatch(await apiActor(), request, new Date()))
  } catch (error) {
    return problem(error, 'fillBatch')
  }
}
