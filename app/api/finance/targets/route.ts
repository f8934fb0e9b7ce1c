import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { workbookResponse } from '@/app/workbook-response'
import { fillTargets, targetsWorkbook } from '@/lib/finance/targets/workbook'

export const dynamic = 'force-dynamic'

/** Budgets and targets under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportTargets', targetsWorkbook)
}

/** A filled template (`?basis=` names the document it rests on): all of it is proposed, or every wrong cell is named and nothing is kept. */
export async function POST(request: Request) {
  try {
    const basis = new URL(request.url).searchParams.get('basis') ?? ''
    return Response.json(await fillTargets(await apiActor(), basis, request))
  } catch (error) {
    return problem(error, 'fillTargets')
  }
}
