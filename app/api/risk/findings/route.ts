import { workbookResponse } from '@/app/workbook-response'
import { findingWorkbook } from '@/lib/risk/export-findings'

export const dynamic = 'force-dynamic'

/** The findings under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportFindings', findingWorkbook)
}
