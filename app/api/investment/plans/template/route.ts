import { workbookResponse } from '@/app/workbook-response'
import { planTemplate } from '@/lib/investment/plan-workbook'

export const dynamic = 'force-dynamic'

/** The template of a yearly plan (`?year=2026`) of the asker's enterprise. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportInvestPlanTemplate', planTemplate)
}
