import { workbookResponse } from '@/app/workbook-response'
import { ledgerBook } from '@/lib/treasury/ledgers/workbook'

export const dynamic = 'force-dynamic'

/** The workbook of the ledgers, empty or with what stands there (`?with=own`, `?with=all`). */
export function GET(request: Request) {
  return workbookResponse(request, 'exportLedgerBook', ledgerBook)
}
