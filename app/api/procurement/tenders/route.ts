import { workbookResponse } from '@/app/workbook-response'
import { tenderWorkbook } from '@/lib/procurement/export-tenders'

export const dynamic = 'force-dynamic'

/** The ledger of tenders under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportTenders', tenderWorkbook)
}
