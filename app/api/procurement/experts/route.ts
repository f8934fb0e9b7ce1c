import { workbookResponse } from '@/app/workbook-response'
import { expertWorkbook } from '@/lib/procurement/export-profiles'

export const dynamic = 'force-dynamic'

/** The experts under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportExperts', expertWorkbook)
}
