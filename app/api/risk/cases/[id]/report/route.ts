import { docxAnswer } from '@/app/docx-answer'
import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { caseReportFile } from '@/lib/risk/report/export-case'

export const dynamic = 'force-dynamic'

/** The report of a case as an editable Word file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    return docxAnswer(await caseReportFile(await apiActor(), (await params).id, new Date()))
  } catch (error) {
    return problem(error, 'exportCase')
  }
}
