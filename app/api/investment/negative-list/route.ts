import { workbookResponse } from '@/app/workbook-response'
import { negativeListWorkbook } from '@/lib/investment/negative-list/workbook'

export const dynamic = 'force-dynamic'

/** The clauses of a version (`?version=`, the one in force without) as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportNegativeList', negativeListWorkbook)
}
