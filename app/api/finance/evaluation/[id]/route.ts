import { workbookResponse } from '@/app/workbook-response'
import { scoreSheetWorkbook } from '@/lib/finance/evaluation/evaluation-workbook'

export const dynamic = 'force-dynamic'

/** One score sheet as a spreadsheet. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return workbookResponse(request, 'exportScoreSheet', (actor, choice, now) => scoreSheetWorkbook(actor, id, choice, now))
}
