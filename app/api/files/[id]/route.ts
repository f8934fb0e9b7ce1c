import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { downloadResponse } from '@/lib/platform/files/download-response'

export const dynamic = 'force-dynamic'

async function download(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  try {
    return await downloadResponse(await apiActor(), (await params).id, request)
  } catch (error) {
    return problem(error, 'download')
  }
}

export { download as GET, download as HEAD }
