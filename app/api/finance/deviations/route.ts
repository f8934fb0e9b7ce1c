import { workbookResponse } from '@/app/workbook-response'
import { deviationsWorkbook } from '@/lib/finance/compare/deviation-workbook'

export const dynamic = 'force-dynamic'

/** The deviations of an enterprise at a month (`?id=…&period=202605&scope=consolidated`) as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportDeviations', deviationsWorkbook)
}
