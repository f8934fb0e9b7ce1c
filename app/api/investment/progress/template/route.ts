import { workbookResponse } from '@/app/workbook-response'
import { progressTemplate } from '@/lib/investment/workbook'

export const dynamic = 'force-dynamic'

/** The template of a month (`?month=202603`) with the projects of the asker. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportProgressTemplate', progressTemplate)
}
