import { workbookResponse } from '@/app/workbook-response'
import { projectsWorkbook } from '@/lib/investment/export-lists'

export const dynamic = 'force-dynamic'

/** Projects under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportInvestProjects', projectsWorkbook)
}
