import { workbookResponse } from '@/app/workbook-response'
import { treasuryLedgerWorkbook } from '@/lib/treasury/ledgers/book-workbook'

export const dynamic = 'force-dynamic'

/** The ledger of the page as it is filtered (`ledger`, `org`, `mark`), as a workbook. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportTreasuryLedger', treasuryLedgerWorkbook)
}
