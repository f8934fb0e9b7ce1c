import { workbookResponse } from '@/app/workbook-response'
import { externalWorkbook } from '@/lib/finance/external/queries'

export const dynamic = 'force-dynamic'

/** Imported figures of outside systems as the list is filtered (`kind`, `period`, `q`), as a workbook. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportExternalFigures', externalWorkbook)
}
