import { workbookResponse } from '@/app/workbook-response'
import { mainBusinessWorkbook } from '@/lib/investment/main-business/workbook'

export const dynamic = 'force-dynamic'

/** Catalogues and shares under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportMainBusiness', mainBusinessWorkbook)
}
