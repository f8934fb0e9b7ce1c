import { workbookResponse } from '@/app/workbook-response'
import { lenienceWorkbook } from '@/lib/matters/lenience/export'

export const dynamic = 'force-dynamic'

/** 首违不罚 under the filter of the address as a spreadsheet; an enterprise gets what it was told. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportLenience', lenienceWorkbook)
}
