import { health } from '@/lib/platform/health'

export const dynamic = 'force-dynamic'

/** Whether everything works: 200 only when database, worker and migrations are well. */
export async function GET() {
  const report = await health(new Date())
  return Response.json(report, { status: report.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
