import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { tableCsv } from '@/components/charts/table-csv'
import { exportEfficiencyBook, exportEfficiencyTable } from '@/lib/dashboards/export-efficiency'
import { shanghaiDate } from '@/lib/kernel/workday'

export const dynamic = 'force-dynamic'

const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The statistics of the scope in the query string: all tables as xlsx, or with `part` one of them as CSV. */
export async function GET(request: Request) {
  try {
    const actor = await apiActor()
    const { part, ...scope } = Object.fromEntries(new URL(request.url).searchParams)
    const now = new Date()
    if (!part) return file(new Uint8Array(await exportEfficiencyBook(actor, scope, now)), sheet, `办理效能-${shanghaiDate(now)}.xlsx`)
    const { title, columns, rows } = await exportEfficiencyTable(actor, scope, part, now)
    const csv = tableCsv({ columns, rows: rows.map((row) => row.map((cell) => (cell === null ? '—' : String(cell)))) })
    return file(csv, 'text/csv; charset=utf-8', `办理效能-${title}-${shanghaiDate(now)}.csv`)
  } catch (error) {
    return problem(error, 'exportEfficiency')
  }
}

function file(body: BodyInit, type: string, name: string): Response {
  const headers = {
    'content-type': type,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'cache-control': 'no-store',
  }
  return new Response(body, { headers })
}
