import { workbookResponse } from '@/app/workbook-response'
import { evaluationsWorkbook } from '@/lib/finance/evaluation/evaluation-workbook'

export const dynamic = 'force-dynamic'

/** Totals and grades under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportEvaluations', evaluationsWorkbook)
}
