import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { contentDisposition } from '@/lib/platform/files/disposition'
import { templateWorkbook } from '@/lib/procurement/templates/file'

export const dynamic = 'force-dynamic'

/** The empty template of procurement data. */
export async function GET() {
  try {
    const { file, name } = await templateWorkbook(await apiActor())
    return new Response(new Uint8Array(file), {
      headers: {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': contentDisposition('attachment', name),
        'cache-control': 'no-store',
      },
    })
  } catch (error) {
    return problem(error, 'templateWorkbook')
  }
}
