import { workbookResponse } from '@/app/workbook-response'
import { plansWorkbook } from '@/lib/investment/export-lists'

export const dynamic = 'force-dynamic'

/** Yearly plans under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportInvestPlans', plansWorkbook)
}
