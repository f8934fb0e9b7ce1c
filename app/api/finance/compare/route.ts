import { workbookResponse } from '@/app/workbook-response'
import { compareWorkbook } from '@/lib/finance/compare/compare-workbook'

export const dynamic = 'force-dynamic'

/** The whole comparison of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportCompare', compareWorkbook)
}
