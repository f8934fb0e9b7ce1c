import { workbookResponse } from '@/app/workbook-response'
import { figuresWorkbook } from '@/lib/matters/figures/export'

export const dynamic = 'force-dynamic'

/** Which figures of statements the forms took, under the words of the address, as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportFigures', figuresWorkbook)
}
