import { workbookResponse } from '@/app/workbook-response'
import { batchTemplate } from '@/lib/finance/commands/batch/batch-workbook'

export const dynamic = 'force-dynamic'

/** The template of a month or year (`?form=flash&period=202611`) with the enterprises the asker fills in for. */
export function GET(request: Request) {
  return workbookResponse(request, 'exportBatchTemplate', batchTemplate)
}
