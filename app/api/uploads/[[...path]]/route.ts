import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { handleUpload } from '@/lib/platform/files/upload-handler'

export const dynamic = 'force-dynamic'

async function upload(request: Request): Promise<Response> {
  try {
    return await handleUpload(await apiActor(), request, new Date())
  } catch (error) {
    return problem(error, 'upload')
  }
}

export { upload as DELETE, upload as GET, upload as HEAD, upload as PATCH, upload as POST }
