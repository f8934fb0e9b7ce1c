import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { problem } from '@/app/problem'
import { apiActor } from '@/app/session'
import { Refusal } from '@/lib/kernel/refusal'
import { handbookFile } from '@/lib/matters/queries/handbook'
import { contentDisposition } from '@/lib/platform/files/disposition'
import { runQuery } from '@/lib/platform/query'
import { openRead } from '@/lib/platform/storage'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ id: string }> }

/** A printed handbook as PDF, streamed. */
export async function GET(_request: Request, { params }: Context) {
  try {
    const file = await runQuery(handbookFile, await apiActor(), { id: (await params).id })
    const stream = await openRead(file.storageKey)
    if (!stream) throw new Refusal('unavailable', '书册内容暂时无法读取，请联系系统管理员。')
    const body: NodeReadableStream<Uint8Array> = Readable.toWeb(stream)
    return new Response(body as unknown as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(file.size),
        'content-disposition': contentDisposition('attachment', file.name),
        'cache-control': 'private, no-store',
        etag: `"${file.sm3}"`,
      },
    })
  } catch (error) {
    return problem(error, 'handbookFile')
  }
}
