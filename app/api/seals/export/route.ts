import { workbookResponse } from '@/app/workbook-response'
import { sealWorkbook } from '@/lib/matters/seal/export-register'

export const dynamic = 'force-dynamic'

/** The register of uses of the seal under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  return workbookResponse(request, 'exportSeals', sealWorkbook)
}
