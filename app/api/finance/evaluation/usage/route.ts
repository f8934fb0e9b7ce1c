import { workbookResponse } from '@/app/workbook-response'
import { usageWorkbook } from '@/lib/finance/evaluation/usage-workbook'

export const dynamic = 'force-dynamic'

/** 处室使用考核 of the period of the address as a spreadsheet. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportUsage', usageWorkbook)
}
