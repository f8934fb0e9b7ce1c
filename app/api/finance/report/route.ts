import { docxAnswer } from '@/app/docx-answer'
import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { monthlyReportFile } from '@/lib/finance/report/export-monthly'

export const dynamic = 'force-dynamic'

/** The analysis of a month as an editable Word file. */
export async function GET(request: Request) {
  try {
    const period = new URL(request.url).searchParams.get('period') ?? undefined
    return docxAnswer(await monthlyReportFile(await apiActor(), { period }, new Date()))
  } catch (error) {
    return problem(error, 'exportMonthly')
  }
}
