import { workbookResponse } from '@/app/workbook-response'
import { tradeBook } from '@/lib/procurement/property/workbooks'

export const dynamic = 'force-dynamic'

/** The template of property transactions with what is entered already (`?empty=1` without). */
export function GET(request: Request) {
  return workbookResponse(request, 'exportTradeBook', tradeBook)
}
