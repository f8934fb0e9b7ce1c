import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { docxType } from '@/lib/platform/docx/document'
import { contentDisposition } from '@/lib/platform/files/disposition'
import { caseReportFile } from '@/lib/risk/report/export-case'

export const dynamic = 'force-dynamic'

/** The report of a case as an editable Word file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const { name, content } = await caseReportFile(await apiActor(), (await params).id, new Date())
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': docxType,
        'content-disposition': contentDisposition('attachment', name),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'exportCase')
  }
}
