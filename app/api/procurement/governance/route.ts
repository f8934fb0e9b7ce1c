import { workbookResponse } from '@/app/workbook-response'
import { governanceWorkbook } from '@/lib/procurement/export-governance'

export const dynamic = 'force-dynamic'

/** Posts, internal rules, or enterprises without, under the filter of the address, as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportGovernance', governanceWorkbook)
}
