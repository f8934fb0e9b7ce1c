import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { monthlyReportFile } from '@/lib/finance/report/export-monthly'
import { docxType } from '@/lib/platform/docx/document'
import { contentDisposition } from '@/lib/platform/files/disposition'

export const dynamic = 'force-dynamic'

/** The analysis of a month as an editable Word file. */
export async function GET(request: Request) {
  try {
    const period = new URL(request.url).searchParams.get('period') ?? undefined
    const { name, content } = await monthlyReportFile(await apiActor(), { period }, new Date())
    return new Response(new Uint8Array(content), {
      headers: {
        'content-type': docxType,
        'content-disposition': contentDisposition('attachment', name),
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'exportMonthly')
  }
}
