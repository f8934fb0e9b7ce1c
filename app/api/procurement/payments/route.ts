import { workbookResponse } from '@/app/workbook-response'
import { matchWorkbook } from '@/lib/procurement/export-matching'

export const dynamic = 'force-dynamic'

/** Payments of contracts against transactions, under the filter of the address, as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportMatching', matchWorkbook)
}
