import { workbookResponse } from '@/app/workbook-response'
import { batchWorkbook } from '@/lib/finance/intake/export'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** What came in one submission, as a spreadsheet. */
export async function GET(request: Request, { params }: Context) {
  const { id } = await params
  return workbookResponse(request, 'exportBatch', (actor, wish, now) => batchWorkbook(actor, { ...wish, id }, now))
}
