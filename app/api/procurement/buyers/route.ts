import { workbookResponse } from '@/app/workbook-response'
import { buyerWorkbook } from '@/lib/procurement/export-profiles'

export const dynamic = 'force-dynamic'

/** The buyers under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportBuyers', buyerWorkbook)
}
