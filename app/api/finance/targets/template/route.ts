import { workbookResponse } from '@/app/workbook-response'
import { targetTemplate } from '@/lib/finance/targets/workbook'

export const dynamic = 'force-dynamic'

/** The template of a year and kind (`?year=2026&kind=target&below=1`), with what is in force already in it. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportTargetTemplate', targetTemplate)
}
