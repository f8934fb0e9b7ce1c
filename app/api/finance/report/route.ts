import { docxAnswer } from '@/app/docx-answer'
import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { monthlyReportFile } from '@/lib/finance/report/export-monthly'
import { runQuery } from '@/lib/platform/query'
import { rulesInForce } from '@/lib/risk/queries/rules-in-force'

export const dynamic = 'force-dynamic'

/** The analysis of a month as an editable Word file. */
export async function GET(request: Request) {
  try {
    const period = new URL(request.url).searchParams.get('period') ?? undefined
    const [actor, now] = [await apiActor(), new Date()]
    return docxAnswer(await monthlyReportFile(actor, { period }, now, (ids) => runQuery(rulesInForce, actor, { ids }, now)))
  } catch (error) {
    return problem(error, 'exportMonthly')
  }
}
