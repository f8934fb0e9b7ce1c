import { workbookResponse } from '@/app/workbook-response'
import { auditWorkbook } from '@/lib/identity/audit-workbook'

export const dynamic = 'force-dynamic'

/** The audit trail under the filter of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportAudit', auditWorkbook)
}
