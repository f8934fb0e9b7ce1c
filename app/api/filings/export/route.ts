import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { exportFilings } from '@/lib/matters/export-filings'

export const dynamic = 'force-dynamic'

/** The ledger under the filter of the address as a spreadsheet. */
export async function GET(request: Request) {
  try {
    const actor = await apiActor()
    const { file, name } = await exportFilings(actor, Object.fromEntries(new URL(request.url).searchParams), new Date())
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'exportFilings')
  }
}
