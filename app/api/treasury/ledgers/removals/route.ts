import { workbookResponse } from '@/app/workbook-response'
import { ledgerRemovalsWorkbook } from '@/lib/treasury/ledgers/removal-workbook'

export const dynamic = 'force-dynamic'

/** The record of corrections as it is filtered (`org`, `of` = ledger, `q`), as a workbook. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportLedgerRemovals', ledgerRemovalsWorkbook)
}
