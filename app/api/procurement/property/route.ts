import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { workbookResponse } from '@/app/workbook-response'
import { fillTrades, tradesWorkbook } from '@/lib/procurement/property/workbooks'

export const dynamic = 'force-dynamic'

/** Property transactions under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportTrades', tradesWorkbook)
}

/** A filled template: all of it is taken in, or every wrong cell is named and nothing is kept. */
export async function POST(request: Request) {
  try {
    return Response.json(await fillTrades(await apiActor(), request, new Date()))
  } catch (error) {
    return problem(error, 'fillTrades')
  }
}
