import { workbookResponse } from '@/app/workbook-response'
import { caseWorkbook } from '@/lib/risk/export-cases'

export const dynamic = 'force-dynamic'

/** The cases under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportCases', caseWorkbook)
}
