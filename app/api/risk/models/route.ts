import { workbookResponse } from '@/app/workbook-response'
import { modelWorkbook } from '@/lib/risk/export-models'

export const dynamic = 'force-dynamic'

/** The catalogue of models under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportModels', modelWorkbook)
}
