import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { exportDefinition } from '@/lib/matters/catalogue/queries/catalogue-record'
import { contentDisposition } from '@/lib/platform/files/disposition'
import { runQuery } from '@/lib/platform/query'

export const dynamic = 'force-dynamic'

/** A version of a matter or a delegation list as a JSON file (`?kind=matter&version=2`; without a version the newest). */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  try {
    const asked = Object.fromEntries(new URL(request.url).searchParams)
    const { name, text } = await runQuery(exportDefinition, await apiActor(), { ...asked, code: (await params).code })
    return new Response(text, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': contentDisposition('attachment', name),
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'exportDefinition')
  }
}
