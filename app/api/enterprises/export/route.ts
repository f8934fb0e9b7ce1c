import { workbookResponse } from '@/app/workbook-response'
import { registerWorkbook } from '@/lib/identity/register-workbook'

export const dynamic = 'force-dynamic'

/** The register of enterprises under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportRegister', registerWorkbook)
}
