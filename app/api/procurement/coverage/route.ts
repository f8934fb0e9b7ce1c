import { workbookResponse } from '@/app/workbook-response'
import { reportingWorkbook } from '@/lib/procurement/export-reporting'

export const dynamic = 'force-dynamic'

/** Who sent procurement data in time, under the filter of the address, as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportReporting', reportingWorkbook)
}
