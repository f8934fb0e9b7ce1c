import { workbookResponse } from '@/app/workbook-response'
import { ebsWorkbook } from '@/lib/procurement/ebs/export'

export const dynamic = 'force-dynamic'

/** Platforms under the filter of the address, or with `?id=` the requirements of one, as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportEbs', ebsWorkbook)
}
